import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exists } from "../src/exists.js";
import { temporaryFolder } from "./support/git.js";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("whether something is there", () => {
  it("is told of files, folders and links that lead nowhere", async () => {
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "folder"));
    symlinkSync("nowhere", join(folder, "link"));
    for (const name of ["file", "folder", "link"]) expect(await exists(join(folder, name)), name).toBe(true);
  });

  it("is denied of what is not there, or cannot be", async () => {
    writeFileSync(join(folder, "file"), "");
    for (const name of ["none", "none/below", "file/below", "x".repeat(300)])
      expect(await exists(join(folder, name)), name.slice(0, 10)).toBe(false);
  });

  it.skipIf(process.platform === "win32")("is not guessed where it cannot be looked at", async () => {
    symlinkSync("loop", join(folder, "loop"));
    await expect(exists(join(folder, "loop", "below"))).rejects.toThrow(/ELOOP/);
  });
});
