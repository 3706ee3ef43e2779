import type { Outcome, Paid, PictureResult } from "../../model.js";
import type { Counts } from "../../run-model.js";

/** What the service was asked for in this run. */
export interface Calls {
  readonly submits: number;
  readonly queries: number;
}

export function countResults(results: readonly PictureResult[], orphans: number, calls: Calls): Counts {
  const kinds = new Map<Outcome["kind"], number>();
  const charges = new Map<Paid, number>();
  for (const { outcome } of results) {
    const paid = paidFor(outcome);
    kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
    charges.set(paid, (charges.get(paid) ?? 0) + 1);
  }
  const of = (kind: Outcome["kind"]) => kinds.get(kind) ?? 0;
  const charged = (paid: Paid) => charges.get(paid) ?? 0;
  return {
    total: results.length,
    made: of("made"),
    reused: of("reused"),
    kept: of("kept"),
    planned: of("planned"),
    deferred: of("deferred"),
    skipped: of("skipped"),
    failed: of("failed"),
    paid: charged(true),
    unknown: charged("unknown"),
    orphans,
    ...calls,
  };
}

function paidFor(outcome: Outcome): Paid {
  if (outcome.kind === "failed") return outcome.failure.paid;
  return (outcome.kind === "made" || outcome.kind === "deferred") && outcome.paid;
}
