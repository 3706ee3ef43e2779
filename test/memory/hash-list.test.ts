import { appendFile, mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openHashList } from "../../src/memory/hash-list.js";

const [a, b, c] = ["a".repeat(64), "b".repeat(64), "c".repeat(64)] as const;
let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "cutout-hashes-"));
  file = join(directory, "state", "hashes");
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it("knows what was added, in this run and the next, each once on disk", async () => {
  const list = openHashList(file);
  expect(await list.has(a)).toBe(false);
  await list.add([a, b, a]);
  await list.add([b]);
  await list.add([b, c]);
  for (const known of [list, openHashList(file)]) {
    expect([await known.has(a), await known.has(b), await known.has(c)]).toEqual([true, true, true]);
    expect(await known.has("d".repeat(64))).toBe(false);
  }
  expect(await readFile(file, "utf8")).toBe(`\n${a}\n${b}\n${c}`);
});

it.skipIf(process.platform === "win32")("is its owner's alone", async () => {
  await openHashList(file).add([a]);
  expect([(await stat(file)).mode & 0o777, (await stat(join(directory, "state"))).mode & 0o777]).toEqual([
    0o600, 0o700,
  ]);
});

it("takes no line for a hash that is cut or none, and loses none after it", async () => {
  await openHashList(file).add([a]);
  await appendFile(file, `\n${b.slice(0, 20)}`);
  const list = openHashList(file);
  await list.add([c]);
  const next = openHashList(file);
  expect([await next.has(a), await next.has(b.slice(0, 20)), await next.has(c)]).toEqual([true, false, true]);
});

it("is not taken for empty where it cannot be read", async () => {
  await mkdir(file, { recursive: true });
  await expect(openHashList(file).has(a)).rejects.toThrow("EISDIR");
});
