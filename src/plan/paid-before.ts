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

function reasonOf({ kind, submittedAt, ...why }: PaidBefore): string {
  const day = new Date(submittedAt).toISOString().slice(0, 10);
  const reason = why.reason.replace(/\.$/, "");
  if (kind === "failed")
    return `it was paid for on ${day} and there is no cutout of it (${reason}), so it is not submitted again: change the picture, or set "pay-again: true" to pay for another try`;
  return `it was submitted on ${day} and nobody knows whether that arrived (${reason}), so it may have been charged, and is not submitted again: compare “账单明细” (bill details) in the Market console, and set "pay-again: true" to submit it again`;
}
