import { join } from "node:path";
import { find, type Findings, type Match } from "./find/find.js";
import { look } from "./find/look.js";
import type { GitHubEvent } from "./github/event.js";
import { type Git, openGit } from "./github/git.js";
import { indexEntries } from "./github/tracked.js";
import type { Log } from "./log.js";
import { type ManifestChange, mergeManifest, writeManifest } from "./memory/manifest.js";
import type { PictureResult, Run } from "./model.js";
import { createThreads } from "./pixels/threads.js";
import { admit } from "./plan/admit.js";
import { type Plan, plan } from "./plan/plan.js";
import { createProductMatcher } from "./plan/product-path.js";
import type { Progress } from "./report/progress.js";
import { isRemote, serviceIdentity } from "./run/chosen-service.js";
import { countResults } from "./run/counts.js";
import type { Finished } from "./run/finishing.js";
import { carryOut, type RemovingResult } from "./run/removing.js";
import { openState, type State } from "./run/state.js";
import type { Settings } from "./settings.js";

export interface ActionContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly progress: (total: number) => Progress;
  /** The worker thread's entry. */
  readonly worker: URL;
  readonly signal: AbortSignal;
}

/** The run as a story. Pictures that fail are in its outcome; only what stops the whole run is thrown, as a UserError. */
export async function act(context: ActionContext): Promise<Run> {
  const started = performance.now();
  const { settings, log } = context;
  const state = await openState(settings);
  try {
    const findings = await log.group("Find the pictures", () => findPictures(context, state));
    const git = openRepository(context);
    const planned = await log.group("Plan", () => planRun(context, findings, state, git));
    const carried = await carryOutPlan(context, planned, state);
    const change = await recordProducts(context, carried.finished, planned);
    return runOf(context, findings, planned, carried, performance.now() - started);
  } finally {
    await state.close();
  }
}
