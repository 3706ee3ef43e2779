import { copyFile, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore, type Store } from "../../src/memory/store.js";
import type { Cutout, CutoutImage, TaskId } from "../../src/model.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const service = "https://service.example";
const idOf = (name: string): TaskId => scriptedTask(name).id;

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-store-"));
  store = createStore(join(directory, "store"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function image(content: string): Promise<CutoutImage> {
  const file = await store.temporaryFile();
  await writeFile(file, content);
  return { file, width: 400, height: 500 };
}

async function put(name: string, ...contents: [string, ...string[]]): Promise<Cutout> {
  const [first, ...rest] = contents;
  const images = [await image(first), ...(await Promise.all(rest.map(image)))] as const;
  return store.put({ service, task: idOf(name), images, jobKey: "key", requestId: "request" });
}

describe("the store", () => {
  it("gives back what was put, with all its images, to the same service alone", async () => {
    const cutout = await put("a", "first", "second");
    expect(await store.find(service, idOf("a"))).toEqual(cutout);
    expect(await Promise.all(cutout.images.map(({ file }) => readFile(file, "utf8")))).toEqual(["first", "second"]);
    expect(cutout).toMatchObject({ jobKey: "key", requestId: "request", images: [{ width: 400, height: 500 }, {}] });
    expect(await store.find("embedded", idOf("a"))).toBeUndefined();
    expect(await store.find(service, scriptedTask("a", "human").id)).toBeUndefined();
  });

  it("keeps how sure the service was of a cutout", async () => {
    const { images } = await put("sure", "whole");
    const [{ file, ...size }] = images;
    const copy = await store.temporaryFile();
    await copyFile(file, copy);
    const made = {
      task: idOf("sure"),
      images: [{ file: copy, ...size }] as const,
      jobKey: "key",
      requestId: "request",
    };
    await store.put({ service, ...made, confidence: 0.62 });
    expect(await store.find(service, idOf("sure"))).toMatchObject({ confidence: 0.62 });
  });

  it("replaces an earlier cutout of the same task, and leaves nothing behind", async () => {
    await put("a", "old");
    await put("a", "new");
    const found = await store.find(service, idOf("a"));
    expect(await readFile(found?.images[0].file ?? "", "utf8")).toBe("new");
    expect(await readdir(join(directory, "store", "incoming"))).toEqual([]);
  });

  it("does not know a cutout that is cut, half there, or whose record is rubbish or points elsewhere", async () => {
    const cut = await put("cut", "whole");
    await truncate(cut.images[0].file, 2);
    const gone = await put("gone", "whole");
    await rm(gone.images[0].file);
    const rubbish = await put("rubbish", "whole");
    await writeFile(join(dirname(rubbish.images[0].file), "cutout.json"), "{");
    const outside = await put("outside", "whole");
    const record = join(dirname(outside.images[0].file), "cutout.json");
    await writeFile(record, (await readFile(record, "utf8")).replace("1.png", "../../../../etc/passwd"));
    for (const name of ["cut", "gone", "rubbish", "outside"])
      expect(await store.find(service, idOf(name)), name).toBeUndefined();
  });

  it("forgets the least recently used first, down to the limit, and sweeps what never arrived", async () => {
    for (const name of ["a", "b", "c"]) {
      const cutout = await put(name, "x".repeat(10_000));
      const past = new Date(Date.now() - 3_600_000 + name.charCodeAt(0));
      await utimes(join(dirname(cutout.images[0].file), "cutout.json"), past, past);
    }
    await image("left behind");
    await store.find(service, idOf("a"));
    const { removed, bytes } = await store.trim(21_000);
    expect(removed).toBe(1);
    expect(bytes).toBeLessThanOrEqual(21_000);
    expect(await store.find(service, idOf("b"))).toBeUndefined();
    expect(await store.find(service, idOf("a"))).toBeDefined();
    expect(await readdir(join(directory, "store"))).not.toContain("incoming");
  });

  it("parts with what is cheap first, then with what is dear and was here before, and never with what was paid for just now", async () => {
    const size = "x".repeat(10_000);
    for (const name of ["old", "older"]) await put(name, size);
    const run = createStore(join(directory, "store"));
    const file = await run.temporaryFile();
    await writeFile(file, size);
    const images = [{ file, width: 400, height: 500 }] as const;
    await run.put({ service, task: idOf("new"), images, jobKey: "key", requestId: "request" });
    await put("cheap", size);
    const asked: string[] = [];
    const worth = (task: TaskId, of: string) => {
      asked.push(of);
      return task === idOf("cheap") ? "cheap" : "dear";
    };
    expect(await run.trim(35_000, worth)).toMatchObject({ removed: 1, dear: 0 });
    expect(new Set(asked)).toEqual(new Set([service]));
    expect(await store.find(service, idOf("cheap"))).toBeUndefined();
    await store.find(service, idOf("older"));
    expect(await run.trim(25_000, worth)).toMatchObject({ removed: 1, dear: 1 });
    expect(await store.find(service, idOf("old"))).toBeUndefined();
    const last = await run.trim(100, worth);
    expect(last).toMatchObject({ removed: 1, dear: 1 });
    expect(last.bytes).toBeGreaterThan(10_000);
    expect(await store.find(service, idOf("new"))).toBeDefined();
  });

  it("has nothing to trim where there is nothing", async () => {
    expect(await store.trim(0)).toEqual({ removed: 0, dear: 0, bytes: 0 });
  });
});
