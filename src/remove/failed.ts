import type { FailedTask, Failure, Paid, Stage, Task } from "../model.js";

/** A task's failure. What the service did not name, an empty job key or request id, is left out. */
export function failedTask(
  task: Task,
  failure: {
    stage: Stage;
    reason: string;
    paid: Paid;
    retryable: boolean;
    jobKey?: string;
    requestId?: string;
    refused?: boolean;
  },
): FailedTask {
  const { stage, reason, paid, retryable, jobKey, requestId, refused = false } = failure;
  const known: Failure = {
    stage,
    reason,
    paid,
    retryable,
    ...(jobKey ? { jobKey } : {}),
    ...(requestId ? { requestId } : {}),
    ...(refused ? { refused } : {}),
  };
  return { kind: "failed", task, failure: known };
}
