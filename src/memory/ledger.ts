import type { Size, TaskId } from "../model.js";

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
