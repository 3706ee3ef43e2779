import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeWhole } from "../src/write-whole.js";

const folder = () => mkdtempSync(join(tmpdir(), "whole-"));

it("makes the folders that are missing, and leaves nothing else there", async () => {
  const root = folder();
  for (const text of ["one", "two"]) await writeWhole(join(root, "a/b/c.txt"), text);
  expect(readFileSync(join(root, "a/b/c.txt"), "utf8")).toBe("two");
  expect(readdirSync(join(root, "a/b"))).toEqual(["c.txt"]);
});

it("says what is in the way where a folder cannot be made, and not which file it would have begun with", async () => {
  const root = folder();
  writeFileSync(join(root, "a"), "");
  const why = await writeWhole(join(root, "a/c.txt"), "one").catch((error: unknown) => String(error));
  expect(why).toContain(join(root, "a"));
  expect(why).not.toContain(".part");
});

it("takes a half-written file away where the content cannot be had", async () => {
  const root = folder();
  async function* content() {
    yield "one";
    throw new Error("no more");
  }
  await expect(writeWhole(join(root, "c.txt"), content())).rejects.toThrow("no more");
  expect(readdirSync(root)).toEqual([]);
});
