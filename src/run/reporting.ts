import { join } from "node:path";
import type { GitHubEvent } from "../github/event.js";
import type { Log } from "../log.js";
import type { PictureResult, Run } from "../model.js";
import type { Threads } from "../pixels/threads.js";
import { resultsDocument, writeResults } from "../report/results.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";

/** Where the run's files are, on this machine. */
export interface ReportFiles {
  readonly results: string;
  /** Absent where there is nothing to look at. */
  readonly report?: string;
}

export interface ReportingContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly threads: Threads;
  readonly log: Log;
  /** Absolute path of the folder that the files go to. */
  readonly directory: string;
  /** Transparent cutouts by picture's path; where there is none the product is shown. */
  readonly cutouts: ReadonlyMap<string, string>;
  /** Tells two steps of one job apart in file names. */
  readonly step: string;
}

/** Writes the results for programs, and the report for people. Trouble with the report is a warning: the products are there. */
export async function writeReports(run: Run, context: ReportingContext): Promise<ReportFiles> {
  const results = join(context.directory, `cutout-results${context.step}.json`);
  await writeResults(resultsDocument(run), results);
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
  { settings, event, threads, directory, step, cutouts }: ReportingContext,
): Promise<string> {
  const { previewSize, writeHtmlReport } = await import("../report/html/write.js");
  const shown = new Map(run.results.filter(isWorthALook).map((result) => [result.path, result]));
  const size = previewSize(shown.size);
  const preview = async (file: string) => threads.run("preview", { file, ...size }).catch(() => undefined);
  const file = join(directory, `cutout-report${step}.html`);
  await writeHtmlReport(
    {
      run,
      title: event.kind === "none" ? "Cutouts" : `${event.owner}/${event.repo}`,
      ...(event.kind !== "none" && {
        address: `${event.hosts.server}/${event.owner}/${event.repo}/actions/runs/${event.runId}`,
      }),
      background: settings.variants[0].recipe.background,
      confidence: () => undefined,
      file: () => undefined,
      previews: async (path) => {
        const result = shown.get(path);
        if (result?.size === undefined) return undefined;
        const product = "products" in result.outcome ? result.outcome.products[0] : undefined;
        const inWorkspace = (file: string) => join(settings.workspace, file);
        const shownAfter = cutouts.get(path) ?? (product && inWorkspace(product.path));
        const [before, after] = await Promise.all([preview(inWorkspace(path)), shownAfter && preview(shownAfter)]);
        return { ...(before && { before }), ...(after && { after }) };
      },
    },
    file,
  );
  return file;
}
