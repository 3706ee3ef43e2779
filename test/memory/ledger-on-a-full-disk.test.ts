import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLedger } from "../../src/memory/ledger.js";
import { scriptedTask } from "../support/scripted-service/pictures.js";

const script = fileURLToPath(new URL("ledger-under-a-limit.mjs", import.meta.url));
const hasLimits = spawnSync("prlimit", ["--version"]).status === 0;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cutout-ledger-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test.skipIf(!hasLimits)(
  "a line that a full disk cut in half hides none of those that follow (needs prlimit)",
  async () => {
    const { stdout, stderr } = spawnSync(process.execPath, [script, directory], { encoding: "utf8" });
    expect(stdout.trim(), stderr).toBe("EFBIG");
    const ledger = await openLedger(directory);
    const service = "https://service.example";
    expect(ledger.openJobs(service).map(({ jobKey }) => jobKey)).toEqual(["after"]);
    expect(ledger.paidBefore(service).map(({ task }) => task)).toEqual([scriptedTask("before").id]);
    await ledger.close();
  },
);
