import { act } from "../action.js";
import { isUntrusted } from "../github/event.js";
import { createActionsLog } from "../report/actions-log.js";
import { tellRunner } from "../report/actions-report.js";
import { annotations } from "../report/annotations.js";
import { verdict } from "../report/exit.js";
import { outputs } from "../report/outputs.js";
import { createProgressLines } from "../report/progress.js";
import { renderSummary, writeSummary } from "../report/summary.js";
import { reportAddress } from "../run/links.js";
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
    const { run, files, fileLink } = await act({
      settings,
      event,
      environment: env,
      log,
      signal,
      worker: workerEntry(),
      reportDirectory: env["RUNNER_TEMP"] ?? settings.stateDirectory,
      progress: (total) => createProgressLines(total, log.info),
    });
    const reportUrl = reportAddress(run.delivered);
    const links = { file: fileLink, ...(reportUrl !== undefined && { report: reportUrl }) };
    await writeSummary(renderSummary(run, links), env["GITHUB_STEP_SUMMARY"], log);
    const places = { ...files, ...(reportUrl !== undefined && { reportUrl }) };
    tellRunner(outputs(run, places), annotations(run.results), verdict(settings.failOn, run));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    core.setFailed(error.message);
  }
}
