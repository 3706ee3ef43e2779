import { join } from "node:path";
import { act } from "../action.js";
import { isUntrusted } from "../github/event.js";
import { createActionsLog } from "../report/actions-log.js";
import { tellRunner } from "../report/actions-report.js";
import { annotations } from "../report/annotations.js";
import { verdict } from "../report/exit.js";
import { outputs } from "../report/outputs.js";
import { createProgressLines } from "../report/progress.js";
import { resultsDocument, writeResults } from "../report/results.js";
import { renderSummary, writeSummary } from "../report/summary.js";
import { rawFromAction } from "../settings/raw-inputs.js";
import { loadSettings } from "../settings.js";
import { UserError } from "../user-error.js";
import { eventOf, stopSignal, workerEntry } from "./surroundings.js";

/** A step of a workflow: inputs from the runner, and everything that a run has to say to it. */
export async function runAction({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<void> {
  const core = await import("@actions/core");
  const log = createActionsLog();
  try {
    const event = await eventOf(env);
    const settings = await loadSettings(rawFromAction(env), {
      workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
      environment: env,
      secretsWithheld: isUntrusted(event),
    });
    const signal = stopSignal(() => log.warning("The run is being cancelled: no more pictures are submitted."));
    const run = await act({
      settings,
      event,
      environment: env,
      log,
      signal,
      worker: workerEntry(),
      progress: (total) => createProgressLines(total, log.info),
    });
    const results = join(
      env["RUNNER_TEMP"] ?? settings.stateDirectory,
      `cutout-results-${env["GITHUB_ACTION"] ?? "run"}.json`,
    );
    await writeResults(resultsDocument(run), results);
    await writeSummary(renderSummary(run, { file: () => undefined }), env["GITHUB_STEP_SUMMARY"], log);
    tellRunner(outputs(run, { results }), annotations(run.results), verdict(settings.failOn, run));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    core.setFailed(error.message);
  }
}
