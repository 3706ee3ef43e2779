import type { Delivered, Run } from "../run-model.js";
import { doubtfulOf } from "./html/confidence.js";
import { restoredOf } from "./words.js";

/** The outputs of the action, in the order of its metadata. */
export const OUTPUTS = [
  "total",
  "made",
  "reused",
  "kept",
  "planned",
  "deferred",
  "skipped",
  "failed",
  "paid",
  "unknown",
  "orphans",
  "submits",
  "queries",
  "restored",
  "doubtful",
  "changed",
  "files",
  "results",
  "report",
  "commit-sha",
  "pull-request-number",
  "pull-request-url",
  "bucket-urls",
  "artifact-id",
  "artifact-url",
  "report-url",
  "shards",
  "shard-count",
] as const;

/** A job's outputs may take 1 MB together. */
const MOST_PATHS = 1_000;

export type OutputName = (typeof OUTPUTS)[number];

/** Where the run's files ended up: paths on this machine, and the address at which the report can be opened. */
export interface ReportPlaces {
  readonly results?: string;
  readonly report?: string;
  readonly reportUrl?: string;
}

/** Every output of the action; what does not apply is empty, as the runner shows an output that was never set. */
export function outputs(
  run: Pick<Run, "results" | "counts" | "delivered" | "shardCount" | "files" | "planOnly">,
  places: ReportPlaces,
): Readonly<Record<OutputName, string>> {
  const { counts } = run;
  return {
    total: String(counts.total),
    made: String(counts.made),
    reused: String(counts.reused),
    kept: String(counts.kept),
    planned: String(counts.planned),
    deferred: String(counts.deferred),
    skipped: String(counts.skipped),
    failed: String(counts.failed),
    paid: String(counts.paid),
    unknown: String(counts.unknown),
    orphans: String(counts.orphans),
    submits: String(counts.submits),
    queries: String(counts.queries),
    restored: String(restoredOf(run).length),
    changed: String(run.files.length > 0),
    files: JSON.stringify(run.files.slice(0, MOST_PATHS)),
    doubtful: JSON.stringify(
      doubtfulOf(run.results)
        .slice(0, MOST_PATHS)
        .map(({ path }) => path),
    ),
    results: places.results ?? "",
    report: places.report ?? "",
    "report-url": places.reportUrl ?? "",
    ...delivery(run.delivered),
    ...shards(run.shardCount),
  };
}

/** A matrix needs a leg at least, also where there is nothing to do: `shard-count` says so, and the legs are left out. */
function shards(count: number | undefined): Readonly<Record<"shards" | "shard-count", string>> {
  if (count === undefined) return { shards: "", "shard-count": "" };
  const width = Math.max(1, count);
  const legs = Array.from({ length: width }, (_, at) => `${at + 1}/${width}`);
  return { shards: JSON.stringify(legs), "shard-count": String(count) };
}

type DeliveryOutput =
  | "bucket-urls"
  | "commit-sha"
  | "pull-request-number"
  | "pull-request-url"
  | "artifact-id"
  | "artifact-url";

function delivery(delivered: readonly Delivered[]): Readonly<Record<DeliveryOutput, string>> {
  const artifact = delivered.find((each) => each.kind === "artifact");
  const pullRequest = delivered.find((each) => each.kind === "pull-request");
  const bucket = delivered.find((each) => each.kind === "bucket");
  const addresses = bucket?.objects.slice(0, MOST_PATHS).map(({ path, url }) => [path, url] as const);
  const commit =
    delivered.find((each) => each.kind === "commit") ?? pullRequest ?? delivered.find((each) => each.kind === "branch");
  return {
    "commit-sha": commit?.sha ?? "",
    "bucket-urls": addresses === undefined ? "" : JSON.stringify(Object.fromEntries(addresses)),
    "pull-request-number": pullRequest === undefined ? "" : String(pullRequest.number),
    "pull-request-url": pullRequest?.url ?? "",
    "artifact-id": artifact === undefined ? "" : String(artifact.id),
    "artifact-url": artifact?.url ?? "",
  };
}
