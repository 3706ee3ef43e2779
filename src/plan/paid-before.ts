import type { PaidBefore } from "../memory/ledger.js";
import type { Failure } from "../model.js";

/** What becomes of a picture that an earlier run paid for, or may have paid for, without getting a cutout. */
export function paidBeforeFailure(before: PaidBefore): Failure {
  const { requestId } = before;
  return {
    stage: "plan",
    reason: reasonOf(before),
    paid: false,
    retryable: false,
    ...(requestId === "" ? {} : { requestId }),
  };
}

function reasonOf({ kind, submittedAt, reason }: PaidBefore): string {
  const day = new Date(submittedAt).toISOString().slice(0, 10);
  const what =
    kind === "failed"
      ? `it was paid for on ${day} without getting a cutout, and is not submitted again: change the picture, or set "pay-again: true" to pay for another try`
      : `it was submitted on ${day}, nobody knows whether that arrived, and it may have been charged: compare “账单明细” (bill details) in the Market console, then set "pay-again: true" to submit it again`;
  return `${what}. What was said then: ${reason}`;
}
