import { join } from "node:path";
import type { GitHubEvent } from "../github/event.js";
import type { Log } from "../log.js";
import type { PictureResult, Run } from "../model.js";
import { writeResults } from "../report/results.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";
import type { Previews } from "./previewing.js";

/** Where the run's files are, on this machine. */
export interface ReportFiles {
  readonly results: string;
  /** Absent where there is nothing to look at. */
  readonly report?: string;
}

export interface ReportingContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly log: Log;
  /** Absolute path of the folder that the files go to. */
  readonly directory: string;
  readonly previews: Pick<Previews, "of">;
  /** Tells two steps of one job apart in file names. */
  readonly step: string;
}

/** Writes the results for programs, and the report for people. Trouble with the report is a warning: the products are there. */
export async function writeReports(run: Run, context: ReportingContext): Promise<ReportFiles> {
  const results = join(context.directory, `cutout-results${context.step}.json`);
  await writeResults(run, results);
  if (!run.results.some(isWorthALook)) return { results };
  try {
    return { results, report: await writeReport(run, context) };
  } catch (error) {
    context.log.warning(`The HTML report could not be written: ${messageOf(error)}. The products are not affected.`);
    return { results };
  }
}

/** What is up to date was looked at when it was made; a report of nothing else is not written. */
function isWorthALook({ outcome }: PictureResult): boolean {
  return (
    outcome.kind === "made" ||
    outcome.kind === "failed" ||
    (outcome.kind === "reused" && outcome.reason !== "up to date")
  );
}

async function writeReport(
  run: Run,
  { settings, event, directory, step, previews }: ReportingContext,
): Promise<string> {
  const { writeHtmlReport } = await import("../report/html/write.js");
  const file = join(directory, `cutout-report${step}.html`);
  await writeHtmlReport(
    {
      run,
      title: event.kind === "none" ? "Cutouts" : `${event.owner}/${event.repo}`,
      ...(event.kind !== "none" && {
        address: `${event.hosts.server}/${event.owner}/${event.repo}/actions/runs/${event.runId}`,
      }),
      background: settings.variants[0].recipe.background,
      previews: async (path) => previews.of(path),
    },
    file,
  );
  return file;
}
