import type { ManifestChange } from "../../memory/manifest.js";
import { bucketAddresses, isHeldBack, tellDelivered } from "../../report/delivered.js";
import type { Delivered, Run } from "../../run-model.js";
import { deliveredSha, type FileLink, linksAt } from "../report/links.js";
import type { Previews } from "../report/previews.js";
import { type ReportFiles, writeReports } from "../report/report-run.js";
import { showOnCheckerboard } from "../report/show-on-checkerboard.js";
import { leaveShard } from "../shards/leave.js";
import { type DeliveringContext, deliverRun, deliverShard } from "./deliver-run.js";
import { undelivered } from "./undelivered.js";

/** A run that came to its end, with what the last words about it need. */
export interface Ended {
  readonly run: Run;
  readonly files: ReportFiles;
  readonly fileLink: FileLink;
  /** The picture to show for a product. */
  readonly preview: FileLink;
}

export interface BringingOutContext extends DeliveringContext {
  readonly signal: AbortSignal;
  /** Absolute path of the folder for the results and the report. */
  readonly reportDirectory: string;
}

/** What a run shows for itself: its reports, how they are written anew, and the picture to show for a product. */
interface Shown {
  readonly files: ReportFiles;
  readonly report: (run: Run) => Promise<ReportFiles>;
  readonly preview: FileLink;
}

const NO_LINKS: Pick<Ended, "fileLink" | "preview"> = { fileLink: () => undefined, preview: () => undefined };

/** Report, delivery, comment: what happens to a run's results once they are there. */
export async function bringOut(
  run: Run,
  change: ManifestChange,
  previews: Previews,
  context: BringingOutContext,
): Promise<Ended> {
  const { settings, event, repository, log } = context;
  const step = event.kind === "none" ? "" : `-${event.step}`;
  const committed =
    event.kind === "none" ? undefined : linksAt(event.sha, repository.event, repository.git, settings.workspace);
  const source: FileLink = (path) => (context.tracked.has(path) ? committed?.(path) : undefined);
  const report = (of: Run) =>
    writeReports(of, { ...context, directory: context.reportDirectory, step, previews, source });
  const files = await report(run);
  // A run that is being cancelled has seconds left: the store and the manifest have it all for the next one.
  if (context.signal.aborted) return { run: { ...run, ending: "cancelled" }, files, ...NO_LINKS };
  if (settings.shard !== undefined) return bringOutShard(run, files, previews, context);
  const wanted = settings.deliver.length > 0 && run.planOnly === undefined;
  const preview = wanted ? await showOnCheckerboard(run, context) : NO_LINKS.preview;
  // The pictures are done with; what git and a large manifest take next need not come on top of what idle threads hold.
  await context.threads.rest();
  const delivered = wanted
    ? await log.group("Deliver", () => deliverAll(run, change, { files, report, preview }, context))
    : [];
  tellDelivered(delivered, log);
  const [inCommit, inBucket] = [
    linksAt(deliveredSha(delivered), repository.event, repository.git, settings.workspace),
    bucketAddresses(delivered),
  ];
  const fileLink: FileLink = (path) => inCommit(path) ?? inBucket.get(path);
  const ended = { run: { ...run, delivered }, files, fileLink, preview };
  if (settings.comment && event.kind === "pull-request") {
    const { commentOn } = await import("../report/comment-run.js");
    await commentOn(ended.run, { file: fileLink, preview }, { ...context, event });
  }
  return ended;
}

/** Whether what the run made has gone where it was to go. */
export function isDelivered({ ending, planOnly, delivered }: Run): boolean {
  return ending !== "cancelled" && planOnly === undefined && !delivered.some(isHeldBack);
}

/** The bucket first: where it does not take the products, they go out as an artifact, asked for or not. */
async function deliverAll(
  run: Run,
  change: ManifestChange,
  { files, report, preview }: Shown,
  context: BringingOutContext,
): Promise<readonly Delivered[]> {
  const { settings, event } = context;
  if (!settings.deliver.includes("bucket")) return deliverRun(run, change, files, preview, context);
  const { deliverToBucket } = await import("./to-bucket.js");
  const shelved = await deliverToBucket(run, context);
  const { notePlaces } = await import("./note-places.js");
  const placed = await notePlaces(shelved, change, context);
  // The reports are there already, lest a store that hangs cost them; now they can say where the products are.
  const linked = shelved.kind === "bucket" ? { ...files, ...(await report({ ...run, delivered: [shelved] })) } : files;
  const others = settings.deliver.filter((way) => way !== "bucket");
  const mustSave = shelved.kind === "failed" && event.kind !== "none" && !others.includes("artifact");
  const deliver = mustSave ? [...others, "artifact" as const] : others;
  if (deliver.length === 0) return [shelved];
  return [
    shelved,
    ...(await deliverRun(run, placed, linked, preview, { ...context, settings: { ...settings, deliver } })),
  ];
}

/** A leg leaves what it made for the run that collects the shards, and delivers nothing else. */
async function bringOutShard(
  run: Run,
  files: ReportFiles,
  previews: Previews,
  context: BringingOutContext,
): Promise<Ended> {
  const ended = { run, files, ...NO_LINKS };
  if (run.planOnly !== undefined) return ended;
  return context.log.group("Leave the shard", async () => {
    const { written } = await undelivered({ written: [], removed: [] }, context);
    const folder = await leaveShard(run, written, { ...context, previews, directory: context.reportDirectory });
    return { ...ended, run: { ...run, delivered: await deliverShard(folder, context) } };
  });
}
