import { createHash } from "node:crypto";
import { type FileHandle, lstat, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { sniff } from "../../pixels/sniff.js";
import { isTaskId } from "../ledger-lines.js";
import { ASIDE_NAMES, isAnswer } from "../set-aside.js";
import { parseSidecar, SIDECAR, type StoredImage } from "../store-record.js";

/** A store as it came by a cache, which whoever may run a workflow on a branch can have written. */

const MOST_CUTOUTS = 200_000;
const MOST_SIDECAR = 64 << 10;
const MOST_IMAGES = 10;
const ASIDE: ReadonlySet<string> = new Set(Object.values(ASIDE_NAMES));

/**
 * Removes from a store that was just unpacked whatever is no cutout: other names, links, pipes, records that cannot be
 * read or are another service's or task's, images that are not the PNGs which their record says.
 * @param directory absolute path
 * @returns how many entries went
 */
export async function dropStrangers(directory: string): Promise<number> {
  let dropped = 0;
  let kept = 0;
  const drop = async (path: string): Promise<void> => {
    await rm(path, { recursive: true, force: true });
    dropped++;
  };
  for (const service of await namesIn(directory)) {
    const folder = join(directory, service);
    if (service === "incoming" || !/^[0-9a-f]{16}$/.test(service) || !(await isFolder(folder))) {
      await (service === "incoming" ? rm(folder, { recursive: true, force: true }) : drop(folder));
      continue;
    }
    for (const task of await namesIn(folder)) {
      const good = kept < MOST_CUTOUTS && isTaskId(task) && (await isCutout(join(folder, task), service, task));
      if (good) kept++;
      else await drop(join(folder, task));
    }
  }
  return dropped;
}

async function isCutout(folder: string, service: string, task: string): Promise<boolean> {
  try {
    if (!(await isFolder(folder))) return false;
    if (await isSetAside(folder)) return true;
    const record = await readRecord(join(folder, SIDECAR));
    if (record === undefined || serviceFolder(record.service) !== service) return false;
    if (record.task !== undefined && record.task !== task) return false;
    const expected = new Set([SIDECAR, ...record.images.map(({ name }) => name)]);
    const names = (await readdir(folder)).filter((name) => !ASIDE.has(name));
    if (record.images.length > MOST_IMAGES || names.length !== expected.size) return false;
    if (!names.every((name) => expected.has(name))) return false;
    const whole = await Promise.all(record.images.map((image) => isImage(folder, image)));
    for (const name of ASIDE) await rm(join(folder, name), { recursive: true, force: true });
    return !whole.includes(false);
  } catch {
    return false;
  }
}

/** An answer that was paid for and is no cutout: only where the ledger names it too is it looked at again. */
async function isSetAside(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  if (!names.includes(ASIDE_NAMES.answer) || !names.every((name) => ASIDE.has(name))) return false;
  const are = await Promise.all(names.map((name) => isAnswer(join(folder, name))));
  return !are.includes(false);
}

function serviceFolder(service: string): string {
  return createHash("sha256").update(service).digest("hex").slice(0, 16);
}

async function readRecord(file: string): Promise<ReturnType<typeof parseSidecar>> {
  const found = await lstat(file);
  return found.isFile() && found.size <= MOST_SIDECAR ? parseSidecar(await readFile(file, "utf8")) : undefined;
}

async function isImage(folder: string, { name, width, height, bytes }: StoredImage): Promise<boolean> {
  const file = join(folder, name);
  const found = await lstat(file);
  if (!found.isFile() || found.size !== bytes) return false;
  const handle = await open(file);
  try {
    const sniffed = sniff(await headOf(handle));
    // What is longer than most headers is looked at when it is used.
    if (sniffed.kind === "more") return true;
    return sniffed.kind === "picture" && sniffed.type === "png" && sniffed.width === width && sniffed.height === height;
  } finally {
    await handle.close();
  }
}

async function headOf(handle: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
  return buffer.subarray(0, bytesRead);
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path)).isDirectory();
}

/** Everything, links and files too; none where there is no such folder. */
async function namesIn(directory: string): Promise<readonly string[]> {
  const found = await lstat(directory).catch(() => undefined);
  return found?.isDirectory() === true ? readdir(directory) : [];
}
