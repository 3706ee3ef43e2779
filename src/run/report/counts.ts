import type { Outcome, PictureResult } from "../../model.js";
import type { Counts } from "../../run-model.js";

/** What the service was asked for in this run. */
export interface Calls {
  readonly submits: number;
  readonly queries: number;
}

export function countResults(results: readonly PictureResult[], orphans: number, calls: Calls): Counts {
  const of = (kind: Outcome["kind"]) => results.filter(({ outcome }) => outcome.kind === kind).length;
  const charged = (paid: boolean | "unknown") => results.filter(({ outcome }) => paidFor(outcome) === paid).length;
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

function paidFor(outcome: Outcome): boolean | "unknown" {
  if (outcome.kind === "failed") return outcome.failure.paid;
  return (outcome.kind === "made" || outcome.kind === "deferred") && outcome.paid;
}
