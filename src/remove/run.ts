import type { Fate, Ledger } from "../memory/ledger.js";
import type { FailedTask, Failure, Paid, Removed, Stage, Task, TaskId } from "../model.js";
import type { Fault } from "../service/classify.js";
import type { RemoveContext } from "./context.js";
import type { Nonces } from "./nonces.js";
import type { Pace } from "./pace.js";
import type { Timetable } from "./timetable.js";

/** Why nothing more is submitted, and what that makes of the tasks that have not been. */
export type Stop =
  | { readonly kind: "cancelled" }
  | { readonly kind: "fault"; readonly reason: string; readonly retryable: boolean; readonly requestId?: string }
  | { readonly kind: "broken"; readonly error: unknown };

/** What the parts of one run share. */
export interface Run {
  readonly context: RemoveContext;
  /** False with the embedded service: nothing is paid, and its jobs end with the run. */
  readonly billed: boolean;
  readonly ledger: Ledger;
  readonly pace: Pace;
  readonly timetable: Timetable;
  readonly nonces: Nonces;
  /** Aborted when the run is stopped from outside, or nobody takes its results any more. */
  readonly signal: AbortSignal;
  /** Aborted a little later: a submit under way gets the chance to be answered, since cutting it makes it ambiguous. */
  readonly submitSignal: AbortSignal;
  readonly emit: (removed: Removed) => void;
  /** The first reason counts. */
  readonly stop: (stop: Stop) => void;
  readonly stopped: () => Stop | undefined;
}

/** A journal for a service without a bill. */
export const noLedger: Ledger = {
  submitting: async () => {},
  accepted: async () => {},
  refused: async () => {},
  unknown: async () => {},
  settled: async () => {},
  openJobs: () => [],
  paidBefore: () => [],
  close: async () => {},
};

export function failed(
  task: Task,
  failure: { stage: Stage; reason: string; paid: Paid; retryable: boolean; jobKey?: string; requestId?: string },
): FailedTask {
  const { stage, reason, paid, retryable, jobKey, requestId } = failure;
  const known: Failure = {
    stage,
    reason,
    paid,
    retryable,
    ...(jobKey ? { jobKey } : {}),
    ...(requestId ? { requestId } : {}),
  };
  return { kind: "failed", task, failure: known };
}

/** What becomes of a task that was not submitted because the run has stopped. Nothing was paid for it. */
export function leftOut(task: Task, stop: Stop): Removed {
  if (stop.kind === "cancelled") {
    const reason = "The run was stopped before this picture was submitted. Run again: nothing was paid for it.";
    return { kind: "deferred", task, reason, paid: false };
  }
  if (stop.kind === "broken") {
    const reason = `The run broke before this picture was submitted: ${messageOf(stop.error)}. Nothing was paid for it.`;
    return failed(task, { stage: "submit", reason, paid: false, retryable: true });
  }
  const { reason, retryable, requestId } = stop;
  return failed(task, { stage: "submit", reason, paid: false, retryable, ...(requestId ? { requestId } : {}) });
}

/** Notes that a task needs no further query. What is not noted is collected once more by the next run, at no cost. */
export async function settle(run: Run, submit: string, task: TaskId, fate: Fate): Promise<void> {
  await run.ledger.settled(submit, task, fate).catch((error: unknown) => {
    run.context.log.warning(`The ledger could not be written: ${messageOf(error)}`);
  });
}

/** The reason of a fault with what the provider needs to look into it. */
export function explained(fault: Fault): string {
  const id = fault.requestId ? `, request ${fault.requestId}` : "";
  return `${fault.reason} (${fault.code}${id})`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
