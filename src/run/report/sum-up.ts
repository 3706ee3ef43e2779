import type { PictureResult } from "../../model.js";
import { type LocalPath, toWorkspace, type WorkspacePath } from "../../paths.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import type { CarriedOut } from "../cutouts/carry-out-plan.js";
import type { Planned } from "../plan/find-and-plan.js";
import type { Finished } from "../products/finish-pictures.js";
import type { Recorded } from "../products/record.js";
import { prefixOf, shardsOf, whyPlanOnly } from "../session/scope.js";
import { serviceIdentity, termsOf } from "../session/service-identity.js";
import { countResults } from "./counts.js";

/** What came of the steps before the delivery. */
export interface Steps {
  readonly planned: Planned;
  /** Of pictures that the plan alone has settled. */
  readonly settled: readonly PictureResult[];
  readonly carriedOut: CarriedOut;
  readonly recorded: Recorded;
}

/** Everything that the reports tell, before anything is delivered. */
export function sumUp({ planned, settled, carriedOut, recorded }: Steps): Run {
  const { plan, refused, session, noWay } = planned;
  const { settings, signal, started } = session;
  const { finished, calls, missing, isTimeUp } = carriedOut;
  const results = sorted([
    ...refused.map(({ found, failure }) => ({ ...found, outcome: { kind: "failed" as const, failure } })),
    ...settled,
    ...finished.map(({ result }) => result),
  ]);
  return {
    results,
    counts: countResults(results, plan.orphans.length, calls),
    orphans: plan.orphans,
    files: filesOf(finished, recorded.removed, settings),
    delivered: [],
    service: serviceIdentity(settings.service),
    terms: termsOf(settings.service),
    ending: signal.aborted ? "cancelled" : isTimeUp ? "time-limit" : "complete",
    planOnly: whyPlanOnly(settings),
    wouldSubmit: plan.wouldSubmit,
    ...shardsOf(plan, settings),
    missingShards: missing,
    ...(noWay !== undefined && { noWay }),
    ...(recorded.trouble !== undefined && { trouble: recorded.trouble }),
    milliseconds: Math.round(performance.now() - started),
  };
}

function sorted(results: readonly PictureResult[]): readonly PictureResult[] {
  return results.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function filesOf(
  finished: readonly Finished[],
  removed: readonly LocalPath[],
  settings: Settings,
): readonly WorkspacePath[] {
  const products = [...finished.flatMap(({ lines }) => lines.map(({ product }) => product)), ...removed];
  const files = products.length === 0 ? [] : [...products, settings.manifest];
  return [...new Set(files)].toSorted().map((file) => toWorkspace(file, prefixOf(settings)));
}
