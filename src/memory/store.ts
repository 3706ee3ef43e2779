import { createHash, randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, openSync, renameSync } from "node:fs";
import { rm, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { inFolder } from "../in-folder.js";
import type { Cutout, CutoutImage, TaskId } from "../model.js";
import { flushFile, writeOut } from "../write-out.js";
import { type Held, heldIn } from "./held-in-store.js";
import { namesIn, textOf } from "./if-there.js";
import { isTaskId } from "./ledger-lines.js";
import { findUnjudged, markJudged, setAside } from "./set-aside.js";
import { type EngineRefusal, parseSidecar, SIDECAR, type StoredImage } from "./store-record.js";

/** Cutouts by service and task, on disk, bounded in size. */
export interface Store {
  readonly find: (service: string, task: TaskId) => Promise<Cutout | undefined>;
  /** The folder of a task's cutout that is there and cannot be read any more, absolute; undefined where all is well or nothing is there. */
  readonly damaged: (service: string, task: TaskId) => Promise<string | undefined>;
  /** An absolute path for a file on its way into the store: on the same file system, and swept when a run leaves it behind. */
  readonly temporaryFile: () => Promise<string>;
  /** Moves the images' files in. The cutout appears whole or not at all, and replaces an earlier one. */
  readonly put: (entry: NewCutout) => Promise<Cutout>;
  /**
   * Keeps an answer that is no cutout beside where the task's cutout would be, so that what was paid for is not lost. The
   * last one of a task counts, a cutout takes its place, and of all that is stored it is the first to go.
   * @returns where it is, absolute
   */
  readonly setAside: (answer: SetAside) => Promise<string>;
  /** Absolute path of a task's answer that was set aside and that `check` has not judged yet. */
  readonly findAside: (service: string, task: TaskId, check: number) => Promise<string | undefined>;
  /** Notes that `check` too finds no cutout in it. */
  readonly judged: (service: string, task: TaskId, check: number) => Promise<void>;
  /** Notes that there will be no cutout of a task, as long as the engine stays what it is. */
  readonly refuse: (service: string, task: TaskId, refusal: EngineRefusal) => Promise<void>;
  readonly findRefusal: (service: string, task: TaskId) => Promise<EngineRefusal | undefined>;
  /** Removes cutouts until the rest takes `limitBytes` at most, but none that `worth` calls dear and that was put here. */
  readonly trim: (limitBytes: number, worth?: Worth) => Promise<Trimmed>;
}

/** Whether it may cost money to lose a task's cutout; what is needed is not lost at all. */
export type Worth = (task: TaskId, service: string) => "cheap" | "dear" | "needed";

export interface SetAside {
  readonly service: string;
  readonly task: TaskId;
  /** Moved. */
  readonly file: string;
  /** The version of the check that found no cutout in it. */
  readonly check: number;
}

export interface Trimmed {
  readonly removed: number;
  /** Those of them that were dear. */
  readonly dear: number;
  /** What the rest takes. */
  readonly bytes: number;
}

export interface NewCutout {
  readonly service: string;
  readonly task: TaskId;
  readonly confidence?: number;
  readonly images: readonly [CutoutImage, ...CutoutImage[]];
  readonly jobKey: string;
  readonly requestId: string;
}

/**
 * ```
 * <directory>/<hash of the service>/<task id>/cutout.json   and 1.png, 2.png …
 * <directory>/incoming/                                     what is on its way in
 * ```
 * A cutout's folder is filled in `incoming` and then renamed, so half a cutout never has its name. The time of its
 * `cutout.json` is when it was last used.
 */
export function createStore(directory: string): Store {
  const incoming = join(directory, "incoming");
  const folderOf = (service: string, task: TaskId): string => {
    if (!isTaskId(task)) throw new Error(`${JSON.stringify(task)} is no task id`);
    return join(directory, hash(service).slice(0, 16), task);
  };
  const fresh = new Set<string>();
  return {
    find: (service, task) => find(folderOf(service, task), task),
    damaged: async (service, task) => {
      const folder = folderOf(service, task);
      return (await isDamaged(folder, task)) ? folder : undefined;
    },
    temporaryFile: async () => {
      mkdirSync(incoming, { recursive: true, mode: 0o700 });
      return join(incoming, randomUUID());
    },
    put: (entry) => {
      const folder = folderOf(entry.service, entry.task);
      fresh.add(folder);
      return put(incoming, folder, entry);
    },
    setAside: ({ service, task, file, check }) => setAside(folderOf(service, task), file, check),
    findAside: (service, task, check) => findUnjudged(folderOf(service, task), check),
    judged: (service, task, check) => markJudged(folderOf(service, task), check),
    refuse: (service, task, refusal) => refuse(incoming, folderOf(service, task), service, refusal),
    findRefusal: async (service, task) => parseSidecar(textOf(join(folderOf(service, task), SIDECAR)))?.refusal,
    trim: (limitBytes, worth = () => "cheap") => trim(directory, limitBytes, { worth, fresh }),
  };
}

async function find(folder: string, task: TaskId): Promise<Cutout | undefined> {
  const record = parseSidecar(textOf(join(folder, SIDECAR)));
  if (!record || (record.task !== undefined && record.task !== task)) return undefined;
  if (!record.images.every((image) => isWhole(folder, image))) return undefined;
  const now = new Date();
  // Only the order of removal hangs on it: a store that cannot be written to still serves.
  await utimes(join(folder, SIDECAR), now, now).catch(() => {});
  const images = record.images.map(({ name, width, height }) => ({ file: join(folder, name), width, height }));
  const [first, ...rest] = images;
  if (!first) return undefined;
  const { jobKey, requestId, confidence } = record;
  return { task, images: [first, ...rest], jobKey, requestId, ...(confidence !== undefined && { confidence }) };
}

/** Whether there was a cutout: an answer that was set aside, or a refusal, is none. */
async function isDamaged(folder: string, task: TaskId): Promise<boolean> {
  const names = namesIn(folder);
  if (!names.includes(SIDECAR) && !names.some((name) => /^\d+\.png$/.test(name))) return false;
  const record = parseSidecar(textOf(join(folder, SIDECAR)));
  return record?.refusal === undefined && (await find(folder, task)) === undefined;
}

function isWhole(folder: string, image: StoredImage): boolean {
  try {
    // A link may come by a cache, and lead to anything on this machine.
    const found = lstatSync(join(folder, image.name));
    return found.isFile() && found.size === image.bytes;
  } catch {
    return false;
  }
}

async function put(incoming: string, folder: string, entry: NewCutout): Promise<Cutout> {
  const fresh = join(incoming, randomUUID());
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const stored: StoredImage[] = [];
  for (const [index, image] of entry.images.entries()) {
    const name = `${index + 1}.png`;
    const bytes = await flushFile(image.file);
    renameSync(image.file, join(fresh, name));
    stored.push({ name, width: image.width, height: image.height, bytes });
  }
  const { jobKey, requestId, task, service, confidence } = entry;
  const record = { version: 1, images: stored, jobKey, requestId, service, task, confidence };
  await writeSidecar(fresh, JSON.stringify(record));
  await replaceFolder(fresh, folder, join(incoming, randomUUID()));
  const [first, ...rest] = stored.map(({ name, width, height }) => ({ file: join(folder, name), width, height }));
  if (!first) throw new Error("a cutout without an image cannot be stored");
  return { task, images: [first, ...rest], jobKey, requestId, ...(confidence !== undefined && { confidence }) };
}

/** A cutout's folder without a cutout. */
async function refuse(incoming: string, folder: string, service: string, refusal: EngineRefusal): Promise<void> {
  const fresh = join(incoming, randomUUID());
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const record = { version: 1, images: [], jobKey: "", requestId: "", service, refusal };
  await writeSidecar(fresh, JSON.stringify(record));
  await replaceFolder(fresh, folder, join(incoming, randomUUID()));
}

async function replaceFolder(fresh: string, folder: string, aside: string): Promise<void> {
  try {
    inFolder(dirname(folder), () => renameSync(fresh, folder), 0o700);
  } catch (error) {
    if (!isTaken(error)) throw error;
    renameSync(folder, aside);
    renameSync(fresh, folder);
    await rm(aside, { recursive: true, force: true });
  }
}

/** What the platforms answer where the target of a folder's rename exists. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOTEMPTY" || code === "EEXIST" || code === "EPERM" || code === "EACCES";
}

/** Needs no rename of its own: the whole folder gets its name by one. */
async function writeSidecar(folder: string, text: string): Promise<void> {
  await writeOut(openSync(join(folder, SIDECAR), "wx", 0o600), text);
}

/** The cheap ones go first, then the dear ones that were here before; among equals the least recently used. */
async function trim(
  directory: string,
  limitBytes: number,
  { worth, fresh }: { readonly worth: Worth; readonly fresh: ReadonlySet<string> },
): Promise<Trimmed> {
  await rm(join(directory, "incoming"), { recursive: true, force: true });
  const held = (await heldIn(directory)).sort((a, b) => a.usedAt - b.usedAt);
  const kept: Held[] = [];
  let bytes = held.reduce((sum, one) => sum + one.bytes, 0);
  const shed = async (some: readonly Held[], goes: (one: Held) => Promise<boolean>): Promise<number> => {
    let removed = 0;
    for (const one of some) {
      if (bytes <= limitBytes) break;
      if (await goes(one)) {
        await rm(one.folder, { recursive: true, force: true });
        bytes -= one.bytes;
        removed += 1;
      } else kept.push(one);
    }
    return removed;
  };
  const cheap = await shed(held, async ({ folder }) => (await worthOf(folder, worth)) === "cheap");
  const dear = await shed(
    [...kept],
    async ({ folder }) => !fresh.has(folder) && (await worthOf(folder, worth)) === "dear",
  );
  return { removed: cheap + dear, dear, bytes };
}

/** What cannot be read as a cutout is worth nothing. */
async function worthOf(folder: string, worth: Worth): Promise<ReturnType<Worth>> {
  const task = basename(folder);
  const record = parseSidecar(textOf(join(folder, SIDECAR)));
  return record === undefined || !isTaskId(task) ? "cheap" : worth(task, record.service);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
