import { basename, dirname, join, relative, sep } from "node:path";
import { exists } from "../../exists.js";
import type { GitHubEvent } from "../../github/event.js";
import type { Log } from "../../log.js";
import type { PictureResult } from "../../model.js";
import { bucketAddresses } from "../../report/delivered.js";
import { writeResults } from "../../report/results.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import type { FileLink } from "./links.js";
import type { Previews } from "./previews.js";

/** Where the run's files are, on this machine. */
export interface ReportFiles {
  /** Absent where the disk did not take it. */
  readonly results?: string;
  /** Absent where there is nothing new to look at. */
  readonly report?: string;
}

export interface ReportingContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly log: Log;
  /** Absolute path of the folder that the files go to. */
  readonly directory: string;
  readonly previews: Pick<Previews, "of" | "carryOver">;
  readonly signal: AbortSignal;
  /** Where a picture of the event's commit is. */
  readonly source: FileLink;
  /** Tells two steps of one job apart in file names. */
  readonly step: string;
}

/**
 * Writes the results for programs, and the report for people. Trouble with either is a warning: the products are there,
 * and are yet to be delivered.
 */
export async function writeReports(run: Run, context: ReportingContext): Promise<ReportFiles> {
  const results = join(context.directory, `cutout-results${context.step}.json`);
  const file = reportFile(context);
  const hasResults = await attempt("The results", () => writeResults(run, results), context);
  const isNew = await isNews(run, file, context);
  const hasReport = isNew && (await attempt("The HTML report", () => writeReport(run, file, context), context));
  return { ...(hasResults && { results }), ...(hasReport && { report: file }) };
}

async function attempt(
  what: string,
  write: () => Promise<void>,
  { log }: Pick<ReportingContext, "log">,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    log.warning(`${what} could not be written: ${messageOf(error)}. The products are not affected.`);
    return false;
  }
}

/** On a command line the report lies beside the products, where a person finds it. */
function reportFile({ settings, event, directory, step }: ReportingContext): string {
  if (settings.report !== undefined) return settings.report;
  const name = `cutout-report${step}.html`;
  if (event.kind !== "none") return join(directory, name);
  const [folder = ""] = settings.variants[0].output.split(/[^/]*(?:\{|$)/, 1);
  return join(settings.root, folder, name);
}

/** A report without pictures never takes the place of one that may have some; a plan makes none. */
async function isNews(run: Run, file: string, { previews, settings, signal }: ReportingContext): Promise<boolean> {
  if (run.planOnly !== undefined || !run.results.some(isWorthALook)) return false;
  // A shard's share is shown by the run that collects them all.
  if (settings.shard === undefined && !signal.aborted) await previews.carryOver(run.results);
  return run.results.some(({ path }) => previews.of(path)?.after !== undefined) || !(await exists(file));
}

/** What is up to date was looked at when it was made; a report of nothing else is not written. */
function isWorthALook({ outcome }: PictureResult): boolean {
  return (
    outcome.kind === "made" ||
    outcome.kind === "failed" ||
    (outcome.kind === "reused" && outcome.reason !== "up to date")
  );
}

async function writeReport(run: Run, file: string, context: ReportingContext): Promise<void> {
  const { settings, event, previews } = context;
  const { writeHtmlReport } = await import("../../report/html/write.js");
  await writeHtmlReport(
    {
      run,
      title: event.kind === "none" ? basename(settings.root) : `${event.owner}/${event.repo}`,
      ...(event.kind !== "none" && {
        address: `${event.hosts.server}/${event.owner}/${event.repo}/actions/runs/${event.runId}`,
      }),
      background: settings.variants[0].recipe.background,
      previews: async (path) => previews.of(path),
      link: event.kind === "none" ? linksBeside(file, settings.workspace) : orInBucket(run, context.source),
    },
    file,
  );
}

/** A product's own place is nearer than that of the commit which the run began with. */
function orInBucket({ delivered }: Run, source: FileLink): FileLink {
  const addresses = bucketAddresses(delivered);
  return (path) => addresses.get(path) ?? source(path);
}

/** Files on the disk that the report is on. */
function linksBeside(report: string, workspace: string): FileLink {
  const from = dirname(report);
  return (path) => relative(from, join(workspace, path)).split(sep).map(encodeURIComponent).join("/");
}
