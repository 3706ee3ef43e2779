import { saveState, setFailed } from "@actions/core";
import { act } from "../action.js";
import { createActionsLog } from "../report/actions-log.js";
import { tellRunner } from "../report/actions-report.js";
import { annotations } from "../report/annotations.js";
import { verdict } from "../report/exit.js";
import { outputs } from "../report/outputs.js";
import { createProgressLines } from "../report/progress.js";
import { endingLine, moneyLine, totals } from "../report/words.js";
import { reportAddress } from "../run/report/links.js";
import { openCacheSync } from "../run/session/cache-sync.js";
import { asUserError } from "../user-error.js";
import { LEFTOVERS_STATE, PHASE_STATE, SILENT_CACHE_STATE, settingsOfStep } from "./step.js";
import { eventOf, programFile, stopSignal, workerEntry } from "./surroundings.js";

/** A step of a workflow: inputs from the runner, and everything that a run has to say to it. */
export async function runAction({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<void> {
  saveState(PHASE_STATE, "post");
  try {
    await runStep(env);
  } catch (error) {
    const told = asUserError(error);
    if (told === undefined) throw error;
    setFailed(told.message);
  }
}

async function runStep(env: NodeJS.ProcessEnv): Promise<void> {
  const log = createActionsLog();
  const event = await eventOf(env);
  const settings = await settingsOfStep(env, event);
  if (settings.service.kind === "remote" && settings.service.appCode.kind === "given")
    log.mask(settings.service.appCode.value);
  const cacheSync = await openCacheSync({ settings, env, program: programFile(), log });
  const { run, files, fileLink, preview } = await act({
    settings,
    event,
    environment: env,
    log,
    signal: stopSignal(() => log.warning("The run is being cancelled: no more pictures are submitted.")),
    worker: workerEntry(),
    cacheSync,
    onLeftovers: (leftovers) => saveState(LEFTOVERS_STATE, leftovers ?? ""),
    reportDirectory: env["RUNNER_TEMP"] ?? settings.stateDirectory,
    progress: (total) => createProgressLines(total, log.info),
  }).finally(() => {
    if (cacheSync.isSilent()) saveState(SILENT_CACHE_STATE, true);
  });
  log.info(`${totals(run.counts)}. ${moneyLine(run)}`);
  const early = endingLine(run);
  if (early !== undefined) log.warning(early);
  const reportUrl = reportAddress(run.delivered);
  const links = { file: fileLink, preview, ...(reportUrl !== undefined && { report: reportUrl }) };
  const { renderSummary, writeSummary } = await import("../report/summary.js");
  await writeSummary(renderSummary(run, links), env["GITHUB_STEP_SUMMARY"], log);
  const places = { ...files, ...(reportUrl !== undefined && { reportUrl }) };
  tellRunner(outputs(run, places), annotations(run), verdict(settings.failOn, run));
}
