import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { beside, LONGEST_BESIDE, sweepParts, sweepTemporaryFolders, temporaryFolder } from "../src/temporary.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cutout-temporary-"));
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** One that has ended, and so is gone. */
const gone = spawnSync(process.execPath, ["-e", ""]).pid;
const of = (name: string, pid: number) => name.replace(`-${process.pid}-`, `-${pid}-`);

it("what a killed process left goes, and nothing of one that lives, here or on another machine", async () => {
  const part = basename(beside(join(folder, "a.png")));
  const service = basename(await temporaryFolder("service"));
  const elsewhere = (name: string) => name.replace(/[0-9a-f]{8}-/, "00000000-");
  const files = [part, of(part, gone), elsewhere(of(part, gone)), "a.png", ".0123456789ab.part"];
  const folders = [of(service, gone), elsewhere(of(service, gone)), "cutout-service-abc123", "cutout-other"];
  for (const name of files) writeFileSync(join(folder, name), "");
  for (const name of folders) mkdirSync(join(folder, name, "deep"), { recursive: true });
  await sweepParts(folder);
  await sweepTemporaryFolders();
  const left = [...files, ...folders, service].filter((name) => name !== of(part, gone) && name !== of(service, gone));
  expect(readdirSync(folder).sort()).toEqual(left.sort());
});

it("a link of such a name is not followed, and neither removed nor emptied", async () => {
  const service = of(basename(await temporaryFolder("service")), gone);
  const target = join(folder, "somebody's");
  mkdirSync(target);
  writeFileSync(join(target, "file"), "");
  symlinkSync(target, join(folder, service));
  symlinkSync(join(target, "file"), join(folder, of(basename(beside(join(folder, "a.png"))), gone)));
  await sweepTemporaryFolders();
  await sweepParts(folder);
  expect(readdirSync(target)).toEqual(["file"]);
  expect(readdirSync(folder)).toContain(service);
});

it("a folder that is not there, or cannot be read, stops nothing", async () => {
  await sweepParts(join(folder, "nowhere"));
  vi.stubEnv("TMPDIR", join(folder, "nowhere"));
  await sweepTemporaryFolders();
});

it("no name beside a file is longer than what is reckoned with", () => {
  const name = beside(join(folder, "a.png"));
  expect(dirname(name)).toBe(folder);
  expect(basename(name).length).toBeLessThanOrEqual(LONGEST_BESIDE.length);
});
