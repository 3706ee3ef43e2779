import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSmallFile } from "../src/small-file.js";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-small-"));
  file = join(folder, "a");
  writeFileSync(file, "abcdef");
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (size: number, from?: number) => Buffer.from(readSmallFile(file, size, from)).toString();

describe("a small file", () => {
  it("is read as a whole, and in part", () => {
    expect([text(6), text(3), text(2, 4), text(0)]).toEqual(["abcdef", "abc", "ef", ""]);
  });

  it("that became shorter is no shorter file", () => {
    expect(() => text(7)).toThrow(/became shorter while it was read/);
  });

  it("that is gone is the file system's error", () => {
    rmSync(file);
    expect(() => text(6)).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });

  // In a process of its own, as one that waits for a pipe's other end can do nothing else.
  it.skipIf(process.platform === "win32")("that somebody swapped for a pipe does not hold the process", () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const module = JSON.stringify(new URL("../lib/small-file.js", import.meta.url).href);
    const script = `import(${module}).then(({ readHead }) => readHead(${JSON.stringify(pipe)}, 6))`;
    const { signal, stderr } = spawnSync(process.execPath, ["-e", script], { timeout: 20_000, encoding: "utf8" });
    expect({ signal, stderr }).toEqual({ signal: null, stderr: expect.stringContaining("ESPIPE") });
  });
});
