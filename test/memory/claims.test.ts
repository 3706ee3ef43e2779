import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkClaim, whyForbidden } from "../../src/memory/claims.js";
import { TINY_PNG } from "../support/tiny-png.js";

it.each([
  ".git/a.png",
  "shop/.GIT/a.png",
  "git~1/a.png",
  ".git./a.png",
  ".git /a.png",
  ".git::$INDEX_ALLOCATION/a.png",
  ".g\u200cit/a.png",
  "shop\\.git\\a.png",
])("nothing is ever delivered or removed at %j, which some file system takes for .git", (path) => {
  expect(whyForbidden(path)).toBe("is inside .git");
});

it.each([".github/a.png", "shop/.GitHub/a.png"])("nothing is ever delivered or removed at %j", (path) => {
  expect(whyForbidden(path)).toContain(".github");
});

it.each([".gitter/a.png", "github/a.png", "git/a.png"])("%j is a place like any other", (path) => {
  expect(whyForbidden(path)).toBeUndefined();
});

let workspace: string;
const sha256 = createHash("sha256").update(TINY_PNG).digest("hex");
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), "claims-"));
  mkdirSync(join(workspace, "real"));
  for (const name of ["real/a.png", "real/env.png", "real/a.jpg"])
    writeFileSync(join(workspace, name), name === "real/env.png" ? "SECRET=1" : TINY_PNG);
  symlinkSync("real", join(workspace, "linked"));
  symlinkSync("a.png", join(workspace, "real/link.png"));
});
afterAll(() => rmSync(workspace, { recursive: true }));

it.each([
  ["real/a.png", sha256, "holds", ""],
  ["real/a.png", "0".repeat(64), "refused", "is not the file that the manifest's line describes"],
  ["real/a.jpg", sha256, "refused", "is not a picture of the format"],
  ["real/env.png", createHash("sha256").update("SECRET=1").digest("hex"), "refused", "is not a picture of the format"],
  ["linked/a.png", sha256, "refused", "is behind a link (linked)"],
  ["real/link.png", sha256, "refused", "is a link"],
  ["real", sha256, "refused", "is not a regular file"],
  ["real/none.png", sha256, "absent", ""],
])("a line for %s with the hash %s: it %s", async (path, hash, kind, reason) => {
  const checked = await checkClaim({ sha256: hash }, path, workspace);
  expect(checked.kind).toBe(kind);
  if (checked.kind === "refused") expect(checked.reason).toContain(reason);
});
