import type { Removed, Task } from "../model.js";
import { messageOf } from "../user-error.js";
import { failedTask } from "./failed.js";
import { isLasting, stateTrouble } from "./state-trouble.js";

/** Why nothing more is submitted, and what that makes of the tasks that have not been. */
export type Stop =
  | { readonly kind: "cancelled" }
  | { readonly kind: "time-up"; readonly minutes: number }
  | { readonly kind: "fault"; readonly reason: string; readonly retryable: boolean; readonly requestId?: string }
  | { readonly kind: "broken"; readonly error: unknown };

/** What an aborted signal stops the run by. `lost` tells it from a cancellation. */
export function stopBySignal(signal: AbortSignal, lost: AbortSignal): Stop | undefined {
  if (lost.aborted) return { kind: "fault", reason: messageOf(lost.reason), retryable: true };
  return signal.aborted ? { kind: "cancelled" } : undefined;
}

/** Why nothing more is submitted once the ledger cannot be written. */
export function withoutLedger(error: unknown): Stop {
  const reason = `The ledger cannot be written, and without it nothing may be paid for: ${stateTrouble(error)}`;
  return { kind: "fault", reason, retryable: true };
}

/** A reason to submit nothing more, where what is paid for could not be kept. */
export function stopFor(error: unknown): Stop | undefined {
  if (!isLasting(error)) return undefined;
  const reason = `What is paid for could not be kept, so nothing more was submitted: ${stateTrouble(error)}`;
  return { kind: "fault", reason, retryable: true };
}

/** Why a picture that could have been submitted later on was not. */
export function timeUp(minutes: number): string {
  return `"time-limit" (${minutes} min) was reached before this picture was submitted: the next run goes on, and nothing was paid for it`;
}

/** What becomes of a task that was not submitted because the run has stopped. Nothing was paid for it. */
export function leftOut(task: Task, stop: Stop): Removed {
  if (stop.kind === "cancelled") {
    const reason = "The run was stopped before this picture was submitted. Run again: nothing was paid for it.";
    return { kind: "deferred", task, reason, paid: false };
  }
  if (stop.kind === "time-up") return { kind: "deferred", task, reason: timeUp(stop.minutes), paid: false };
  if (stop.kind === "broken") {
    const reason = `The run broke before this picture was submitted: ${messageOf(stop.error)}. Nothing was paid for it.`;
    return failedTask(task, { stage: "submit", reason, paid: false, retryable: true });
  }
  const { reason, retryable, requestId } = stop;
  return failedTask(task, { stage: "submit", reason, paid: false, retryable, ...(requestId ? { requestId } : {}) });
}
