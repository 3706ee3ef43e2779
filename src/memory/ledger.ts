import { randomUUID } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TaskId } from "../model.js";
import { newsIn } from "./cache-sync/merge-ledgers.js";
import { arrivedLedger } from "./cache-sync/synced-ledger.js";
import { createLedgerFile } from "./ledger-file.js";
import {
  apply,
  damagedLines,
  type Entry,
  type Fate,
  formatLine,
  hasOpenTask,
  type LedgerLine,
  type LedgerTask,
  ledgerLinesOf,
  type Reason,
  type Rejection,
  replay,
} from "./ledger-lines.js";

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

/** A task that was paid for, or may have been, and has no cutout, or that the service does not take. Submitting it again is the user's to decide. */
export interface PaidBefore extends Reason {
  readonly task: TaskId;
  /** `failed`: accepted, so it counts as paid. `unknown`: nobody knows what became of its submit. `declined`: not taken, and unpaid. */
  readonly kind: "failed" | "unknown" | "declined";
  /** Of what was declined. */
  readonly verdict?: Pick<Rejection, "code" | "way">;
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
}

/** A task whose answer was no cutout, with what it was sent as. */
export interface PaidInVain extends LedgerTask {
  readonly submit: string;
  readonly jobKey: string;
  readonly requestId: string;
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
  readonly unknown: (submit: string, why: Reason) => Promise<void>;
  /** The service does not take this picture, and would say so again. Nothing was paid. */
  readonly declined: (entry: {
    readonly service: string;
    readonly at: number;
    readonly task: LedgerTask;
    readonly verdict: Rejection;
  }) => Promise<void>;
  /** The task needs no further query. */
  readonly settled: (submit: string, task: TaskId, fate: Fate) => Promise<void>;
  readonly openJobs: (service: string) => readonly OpenJob[];
  /** The latest of each task, until the task gets a cutout. */
  readonly paidBefore: (service: string) => readonly PaidBefore[];
  /** The tasks of accepted submits that were paid for and have no cutout. */
  readonly paidInVain: (service: string) => readonly PaidInVain[];
  /** The number of the first line that cannot be read, from 1: what was paid for may be named there. */
  readonly damage: number | undefined;
  /** Takes over what another machine's ledger knows and this one does not; a file that is not there knows nothing. */
  readonly join: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Reads the ledger of a state directory. With the first new line its file is written anew, without what is finished
 * with; nothing is dropped for its age, since a clock may be wrong and a job's end is the service's to say. One process
 * at a time (see lock.ts).
 *
 * @param forget whether lines that cannot be read are dropped; else they are kept as they are, for somebody to look at
 * @throws the file system's errors: without a ledger nothing may be paid for.
 */
export async function openLedger(directory: string, forget = false): Promise<Ledger> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "ledger.jsonl");
  const found = await textOf(file);
  const entries = new Map(replay(found));
  // Read again, since a run that took the directory over in the meantime may have paid for something.
  const condensed = async () => {
    const text = await textOf(file);
    const unread = forget ? [] : damagedLines(text).map((line) => `${line.text}\n`);
    return [...unread, ...ledgerLinesOf(replay(text)).map(formatLine)].join("");
  };
  const lines = createLedgerFile(file, condensed);
  const append = async (line: LedgerLine): Promise<void> => {
    await lines.append(formatLine(line));
    apply(entries, line);
  };
  const of = (service: string): Entry[] => [...entries.values()].filter((entry) => entry.service === service);
  return {
    damage: forget ? undefined : damagedLines(found)[0]?.number,
    submitting: (entry) => append({ kind: "submitting", ...entry }),
    accepted: (entry) => append({ kind: "accepted", ...entry }),
    refused: (submit) => append({ kind: "refused", submit }),
    unknown: (submit, why) => append({ kind: "unknown", submit, ...withoutUrls(why) }),
    declined: ({ service, at, task, verdict }) => {
      const { code, way } = verdict;
      const about = { submit: randomUUID(), service, at, tasks: [task] };
      return append({ kind: "declined", ...about, code, way, ...withoutUrls(verdict) });
    },
    settled: (submit, task, fate) => {
      const known = fate.kind === "failed" ? { ...fate, ...withoutUrls(fate) } : fate;
      return append({ kind: "settled", submit, task, fate: known });
    },
    openJobs: (service) => of(service).flatMap(openJob),
    paidBefore: (service) =>
      latest(of(service).flatMap((entry) => [...failedOf(entry), ...unknownOf(entry), ...declinedOf(entry)])),
    paidInVain: (service) => of(service).flatMap(withoutResultOf),
    join: async (other) => {
      await Promise.all(newsIn(await arrivedLedger(other), await textOf(file)).map(append));
    },
    close: lines.close,
  };
}

function openJob(entry: Entry): OpenJob[] {
  const { service, submit, at, tasks, settled, phase } = entry;
  if (phase.kind !== "accepted" || !hasOpenTask(entry)) return [];
  const { jobKey, requestId } = phase;
  return [{ service, submit, jobKey, requestId, submittedAt: at, tasks, settled }];
}

function failedOf({ at, failures }: Entry): PaidBefore[] {
  return [...failures].map(([task, why]) => ({ kind: "failed", task, submittedAt: at, ...why }));
}

function withoutResultOf({ submit, tasks, failures, phase }: Entry): PaidInVain[] {
  if (phase.kind !== "accepted") return [];
  const { jobKey, requestId } = phase;
  return tasks.filter(({ task }) => failures.has(task)).map((task) => ({ ...task, submit, jobKey, requestId }));
}

function unknownOf({ at, tasks, settled, phase }: Entry): PaidBefore[] {
  if (phase.kind === "accepted" || phase.kind === "declined") return [];
  const why = phase.kind === "unknown" ? phase : { reason: "The run ended before the answer came.", requestId: "" };
  const { reason, requestId } = why;
  return tasks
    .filter(({ task }) => !settled.includes(task))
    .map(({ task }) => ({ kind: "unknown", task, submittedAt: at, reason, requestId }));
}

function declinedOf({ at, tasks, settled, phase }: Entry): PaidBefore[] {
  if (phase.kind !== "declined") return [];
  const { code, way, reason, requestId } = phase;
  return tasks
    .filter(({ task }) => !settled.includes(task))
    .map(({ task }) => ({ kind: "declined", task, submittedAt: at, reason, requestId, verdict: { code, way } }));
}

function latest(records: readonly PaidBefore[]): readonly PaidBefore[] {
  const byTask = new Map<TaskId, PaidBefore>();
  for (const record of records.toSorted((a, b) => a.submittedAt - b.submittedAt)) byTask.set(record.task, record);
  return [...byTask.values()];
}

/** Who can open a pull request can read the cache that the ledger travels by, and the service's words may hold a link. */
function withoutUrls({ reason, requestId }: Reason): Reason {
  return { reason: reason.replace(/\S*(?:\/\/|[?&][^\s=]*=)\S*/g, "…"), requestId };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}
