import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dropStrangers } from "../../src/memory/cache-sync/inspect-store.js";
import { createStore } from "../../src/memory/store.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";
import { TINY_PNG } from "../support/tiny-png.js";

const SERVICE = "https://service.example";
let root: string;
let directory: string;
/** The folder of the one good cutout. */
let good: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "cutout-store-"));
  directory = join(root, "store");
  const store = createStore(directory);
  const file = await store.temporaryFile();
  writeFileSync(file, TINY_PNG);
  const images = [{ file, width: 1, height: 1 }] as const;
  const cutout = await store.put({ service: SERVICE, task: scriptedTask("a").id, images, jobKey: "k", requestId: "r" });
  good = dirname(cutout.images[0].file);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A copy of the good cutout, spoilt. */
function planted(name: string, spoil: (folder: string) => void): string {
  const folder = join(dirname(good), scriptedTask(name).id);
  cpSync(good, folder, { recursive: true });
  const record = join(folder, "cutout.json");
  writeFileSync(record, readFileSync(record, "utf8").replace(scriptedTask("a").id, scriptedTask(name).id));
  spoil(folder);
  return folder;
}

it.each<[string, (folder: string) => void]>([
  ["another task's cutout", (folder) => cpSync(join(good, "cutout.json"), join(folder, "cutout.json"))],
  [
    "another service's cutout",
    (folder) => {
      const record = join(folder, "cutout.json");
      writeFileSync(record, readFileSync(record, "utf8").replace(SERVICE, "https://eve.example"));
    },
  ],
  [
    "a link in the image's place",
    (folder) => {
      rmSync(join(folder, "1.png"));
      symlinkSync(join(good, "1.png"), join(folder, "1.png"));
    },
  ],
  [
    "a link in the record's place",
    (folder) => {
      renameSync(join(folder, "cutout.json"), join(root, "elsewhere.json"));
      symlinkSync(join(root, "elsewhere.json"), join(folder, "cutout.json"));
    },
  ],
  ["a pipe beside it", (folder) => execFileSync("mkfifo", [join(folder, "2.png")])],
  ["a file beside it", (folder) => writeFileSync(join(folder, "evil.sh"), "x")],
  ["no PNG of the record's length", (folder) => writeFileSync(join(folder, "1.png"), "x".repeat(TINY_PNG.length))],
  [
    "a PNG of another size than the record's",
    (folder) => {
      const record = join(folder, "cutout.json");
      writeFileSync(record, readFileSync(record, "utf8").replace('"width":1', '"width":2'));
    },
  ],
])("of a store that came, %s is dropped, and the cutout that is one stays", async (_what, spoil) => {
  const folder = planted("b", spoil);
  expect(await dropStrangers(directory)).toBe(1);
  expect([existsSync(folder), existsSync(good)]).toEqual([false, true]);
});

it("of a store that came, names that are none of ours go, and nothing that a link leads to", async () => {
  const outside = join(root, "outside");
  mkdirSync(outside);
  writeFileSync(join(outside, "precious"), "x");
  symlinkSync(outside, join(directory, "0123456789abcdef"));
  symlinkSync(outside, join(dirname(good), scriptedTask("c").id));
  writeFileSync(join(directory, "stray"), "x");
  expect(await dropStrangers(directory)).toBe(3);
  expect([existsSync(good), existsSync(join(outside, "precious"))]).toEqual([true, true]);
});

it("keeps an answer that was paid for and is no cutout, and nothing that only says so", async () => {
  const aside = join(dirname(good), scriptedTask("kept").id);
  const odd = join(dirname(good), scriptedTask("odd").id);
  const link = join(dirname(good), scriptedTask("link").id);
  for (const folder of [aside, odd, link]) mkdirSync(folder);
  for (const folder of [aside, odd]) writeFileSync(join(folder, "no-cutout"), "what was answered");
  writeFileSync(join(aside, "no-cutout.check"), "1");
  writeFileSync(join(odd, "1.png"), TINY_PNG);
  symlinkSync("/etc/passwd", join(link, "no-cutout"));
  expect(await dropStrangers(directory)).toBe(2);
  expect([aside, odd, link, good].map((folder) => existsSync(folder))).toEqual([true, false, false, true]);
});
