import { mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_ASIDE_BYTES } from "../../src/memory/set-aside.js";
import { createStore, type Store } from "../../src/memory/store.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const service = "https://service.example";
const task = scriptedTask("a").id;
let directory: string;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-aside-"));
  store = createStore(join(directory, "store"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function came(text: string): Promise<string> {
  const file = await store.temporaryFile();
  await writeFile(file, text);
  return file;
}
const setAside = async (text: string, check = 1) => store.setAside({ service, task, file: await came(text), check });

describe("an answer that was paid for and is no cutout", () => {
  it("is kept, to be looked at again by another check than that which refused it", async () => {
    const kept = await setAside("odd");
    expect(await readFile(kept, "utf8")).toBe("odd");
    expect(await store.findAside(service, task, 1)).toBeUndefined();
    expect(await store.findAside(service, task, 2)).toBe(kept);
    await store.judged(service, task, 2);
    expect(await store.findAside(service, task, 2)).toBeUndefined();
    await rm(join(dirname(kept), "no-cutout.check"));
    expect(await store.findAside(service, task, 1)).toBe(kept);
  });

  it("is no cutout, and none that was damaged", async () => {
    await setAside("odd");
    expect([await store.find(service, task), await store.damaged(service, task)]).toEqual([undefined, undefined]);
  });

  it("gives way to a later one, and to the cutout", async () => {
    await setAside("first");
    const kept = await setAside("second");
    expect(await readFile(kept, "utf8")).toBe("second");
    const images = [{ file: await came("cutout"), width: 1, height: 1 }] as const;
    await store.put({ service, task, images, jobKey: "key", requestId: "r" });
    expect(await store.findAside(service, task, 2)).toBeUndefined();
    expect(await readdir(dirname(kept))).toEqual(["1.png", "cutout.json"]);
  });

  it("is not looked at where it is a link, or larger than any answer", async () => {
    const kept = await setAside("odd");
    await truncate(kept, MOST_ASIDE_BYTES);
    expect(await store.findAside(service, task, 2)).toBe(kept);
    await truncate(kept, MOST_ASIDE_BYTES + 1);
    expect(await store.findAside(service, task, 2)).toBeUndefined();
    await rm(kept);
    await symlink(join(directory, "anything"), kept);
    await writeFile(join(directory, "anything"), "secret");
    expect(await store.findAside(service, task, 2)).toBeUndefined();
  });

  it.skipIf(process.platform === "win32")("is its owner's alone", async () => {
    const kept = await setAside("odd");
    expect((await stat(dirname(kept))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dirname(kept), "no-cutout.check"))).mode & 0o777).toBe(0o600);
  });
});

describe("an engine's no", () => {
  const refusal = { engine: "2", reason: "no subject", at: 1_700_000_000_000 };

  it("is remembered with its reason, and is no cutout that was damaged", async () => {
    expect(await store.findRefusal(service, task)).toBeUndefined();
    await store.refuse(service, task, refusal);
    expect(await store.findRefusal(service, task)).toEqual(refusal);
    expect([await store.find(service, task), await store.damaged(service, task)]).toEqual([undefined, undefined]);
    await store.refuse(service, task, { ...refusal, engine: "3" });
    expect(await store.findRefusal(service, task)).toMatchObject({ engine: "3" });
    expect(await readdir(join(directory, "store", "incoming"))).toEqual([]);
  });

  it("is forgotten with a cutout", async () => {
    await store.refuse(service, task, refusal);
    const images = [{ file: await came("cutout"), width: 1, height: 1 }] as const;
    await store.put({ service, task, images, jobKey: "key", requestId: "r" });
    expect(await store.findRefusal(service, task)).toBeUndefined();
    expect(await store.find(service, task)).toMatchObject({ jobKey: "key" });
  });
});

describe("a cutout that is there and cannot be read", () => {
  it("is named by its folder, whatever is left of it", async () => {
    expect(await store.damaged(service, task)).toBeUndefined();
    const images = [{ file: await came("cutout"), width: 1, height: 1 }] as const;
    const cutout = await store.put({ service, task, images, jobKey: "key", requestId: "r" });
    const folder = dirname(cutout.images[0].file);
    expect(await store.damaged(service, task)).toBeUndefined();
    await writeFile(cutout.images[0].file, "cut");
    expect(await store.damaged(service, task)).toBe(folder);
    await rm(join(folder, "cutout.json"));
    expect(await store.damaged(service, task)).toBe(folder);
  });
});

it("takes no path for a task's id", async () => {
  const { isTaskId } = await import("../../src/memory/ledger-lines.js");
  expect(["../../etc", `${"a".repeat(64)}.other`, `x${task}`, `${task}/..`, 7, undefined].filter(isTaskId)).toEqual([]);
});
