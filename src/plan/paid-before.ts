import type { PaidBefore } from "../memory/ledger.js";
import type { Failure } from "../model.js";

/** The service could not fetch the picture: by another way it may. */
export const UNREACHABLE = "23500006";

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

function reasonOf({ kind, submittedAt, reason, verdict }: PaidBefore): string {
  const day = new Date(submittedAt).toISOString().slice(0, 10);
  if (kind === "declined") {
    const until =
      verdict?.code === UNREACHABLE ? 'offer it another way with "image-urls", or ' : "change the picture, or ";
    return `the service refused it on ${day}, unpaid, and it is not submitted again: ${until}set "pay-again: true" to submit it once more. What was said then: ${reason}`;
  }
  const what =
    kind === "failed"
      ? `it was paid for on ${day} without getting a cutout, and is not submitted again: change the picture, or set "pay-again: true" to pay for another try`
      : `it was submitted on ${day}, nobody knows whether that arrived, and it may have been charged: compare “账单明细” (bill details) in the Market console, then set "pay-again: true" to submit it again`;
  return `${what}. What was said then: ${reason}`;
}
