import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * What is there for the time of a process alone bears the process in its name, so that a later run can tell what a killed
 * one left behind, and take nothing from one that lives, on this machine or on another that shares the folder.
 */

const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const MARK = `${HOST}-${process.pid}-`;
const PART = /^\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part$/;
const FOLDER = /^cutout-(?:artifact|index|previews|rehearsal|runtime|service)-([0-9a-f]{8})-(\d+)-\w{6}$/;

/** The longest name that `beside` gives, whatever the process. */
export const LONGEST_BESIDE = `.${HOST}-${"9".repeat(10)}-${"0".repeat(12)}.part`;

/** A path beside `file`, under which it is written until it is whole. */
export function beside(file: string): string {
  return join(dirname(file), `.${MARK}${randomBytes(6).toString("hex")}.part`);
}

/** A new folder of this process's own in the system's temporary one. */
export function temporaryFolder(
  purpose: "artifact" | "index" | "previews" | "rehearsal" | "runtime" | "service",
): Promise<string> {
  return mkdtemp(join(tmpdir(), `cutout-${purpose}-${MARK}`));
}

/** Removes what processes that are gone left in the system's temporary folder. Never rejects: it is in nobody's way. */
export async function sweepTemporaryFolders(): Promise<void> {
  await sweep(tmpdir(), FOLDER, "folder");
}

/** Removes half-written files that processes which are gone left in a folder. Never rejects. */
export async function sweepParts(folder: string): Promise<void> {
  await sweep(folder, PART, "file");
}

async function sweep(folder: string, pattern: RegExp, kind: "file" | "folder"): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => isAbandoned(pattern.exec(name)));
  await Promise.all(left.map((name) => removeOwn(join(folder, name), kind).catch(() => {})));
}

function isAbandoned(mark: RegExpExecArray | null): boolean {
  const [, host, pid] = mark ?? [];
  return host === HOST && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive, too.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Not another user's, and no link: in a folder that all may write to, anyone can make a name. */
async function removeOwn(path: string, kind: "file" | "folder"): Promise<void> {
  const found = await lstat(path);
  const isKind = kind === "file" ? found.isFile() : found.isDirectory();
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  if (isKind && isOwn) await rm(path, { recursive: true });
}
