import { type FileHandle, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Size, TaskId } from "../model.js";
import { writeWhole } from "../write-whole.js";
import { apply, type Entry, formatLine, type Line, linesOf, replay } from "./ledger-lines.js";

/** One task of a submit, as the ledger keeps it: enough to match the job's answers in a later run, and no URL. */
export interface LedgerTask {
  readonly task: TaskId;
  /** SHA-256 of the image's URL, in hex. */
  readonly image: string;
  /** The size that was sent, which the cutout must have. */
  readonly sent: Size;
}

/** A job that was accepted and whose tasks are not all settled: the next run collects it. */
export interface OpenJob {
  readonly service: string;
  readonly submit: string;
  readonly jobKey: string;
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
  /** All of the submit's tasks, in its order: answers that echo no image are matched by index. */
  readonly tasks: readonly LedgerTask[];
  /** Those of them that are settled already. */
  readonly settled: readonly TaskId[];
}

/** A task of a submit whose fate nobody knows: it may have been charged. */
export interface UnknownTask {
  readonly task: TaskId;
  readonly submittedAt: number;
}

/** The journal of what may cost money. Each method resolves once its line is on disk (fsync). */
export interface Ledger {
  /** Before the request leaves. */
  readonly submitting: (entry: {
    readonly submit: string;
    readonly service: string;
    readonly at: number;
    readonly tasks: readonly LedgerTask[];
  }) => Promise<void>;
  /** Before the first poll. */
  readonly accepted: (entry: {
    readonly submit: string;
    readonly jobKey: string;
    readonly requestId: string;
  }) => Promise<void>;
  /** The service definitely did not execute the submit. */
  readonly refused: (submit: string) => Promise<void>;
  /** Nobody will ever know; a submit without any further line counts the same. */
  readonly unknown: (submit: string) => Promise<void>;
  /** The task needs no further query: its cutout is stored, or it failed for good. */
  readonly settled: (submit: string, task: TaskId, fate: "stored" | "failed") => Promise<void>;
  readonly openJobs: (service: string) => readonly OpenJob[];
  readonly unknownTasks: (service: string) => readonly UnknownTask[];
  readonly close: () => Promise<void>;
}

/** After this long nobody expects the service to know a key, or a bill to be looked into. */
const keptMilliseconds = 30 * 24 * 3_600_000;

/**
 * Opens the ledger in a state directory, and leaves out of its file what is finished with. One process at a time (see
 * lock.ts).
 *
 * @throws the file system's errors: without a ledger nothing may be paid for.
 */
export async function openLedger(options: { readonly directory: string; readonly now: number }): Promise<Ledger> {
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const file = join(options.directory, "ledger.jsonl");
  const entries = new Map(replay(await textOf(file)));
  for (const entry of [...entries.values()]) {
    if (entry.at < options.now - keptMilliseconds) entries.delete(entry.submit);
  }
  await rewrite(file, [...entries.values()]);
  const handle = await open(file, "a", 0o600);
  await syncDirectory(options.directory);
  return ledgerOver(handle, entries);
}

function ledgerOver(handle: FileHandle, entries: Map<string, Entry>): Ledger {
  let last: Promise<unknown> = Promise.resolve();
  // Lines keep their order on disk, and one that failed must not keep the next from being tried.
  const append = (line: Line): Promise<void> => {
    const written = last.then(async () => {
      await handle.appendFile(formatLine(line));
      await handle.datasync();
      apply(entries, line);
    });
    last = written.catch(() => {});
    return written;
  };
  const of = (service: string): Entry[] => [...entries.values()].filter((entry) => entry.service === service);
  return {
    submitting: (entry) => append({ kind: "submitting", ...entry }),
    accepted: (entry) => append({ kind: "accepted", ...entry }),
    refused: (submit) => append({ kind: "refused", submit }),
    unknown: (submit) => append({ kind: "unknown", submit }),
    settled: (submit, task, fate) => append({ kind: "settled", submit, task, fate }),
    openJobs: (service) => of(service).flatMap(openJob),
    unknownTasks: (service) => of(service).flatMap(unknownOf),
    close: async () => {
      await last;
      await handle.close();
    },
  };
}

function openJob({ service, submit, at, tasks, settled, phase }: Entry): OpenJob[] {
  if (phase.kind !== "accepted") return [];
  const { jobKey, requestId } = phase;
  return [{ service, submit, jobKey, requestId, submittedAt: at, tasks, settled }];
}

function unknownOf({ at, tasks, settled, phase }: Entry): UnknownTask[] {
  if (phase.kind === "accepted") return [];
  return tasks.filter(({ task }) => !settled.includes(task)).map(({ task }) => ({ task, submittedAt: at }));
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

/** The old ledger stands until the new one is on disk. */
async function rewrite(file: string, entries: readonly Entry[]): Promise<void> {
  const lines = linesOf(new Map(entries.map((entry) => [entry.submit, entry])));
  await writeWhole(file, lines.map(formatLine).join(""), 0o600);
}

/** A file's name is in its folder, which is flushed by itself where the platform has that. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
