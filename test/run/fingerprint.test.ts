import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { identifyBackdrops } from "../../src/run/plan/backdrops.js";
import { settingsFingerprint } from "../../src/run/shards/fingerprint.js";
import { load } from "../settings/reading.js";
import { photo } from "../support/photos.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function fingerprint(seed: number, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const workspace = mkdtempSync(join(tmpdir(), "leg-"));
  folders.push(workspace);
  writeFileSync(join(workspace, "oak.jpg"), await photo(seed));
  return settingsFingerprint(
    await identifyBackdrops(await load({ background: "file:oak.jpg", ...inputs }, { workspace })),
  );
}

it("legs of a matrix go together wherever each has its checkout, with one backdrop and one recipe", async () => {
  const first = await fingerprint(1);
  expect(await fingerprint(1)).toBe(first);
  expect(await fingerprint(2)).not.toBe(first);
  expect(await fingerprint(1, { margin: "5%" })).not.toBe(first);
});
