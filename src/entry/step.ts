import type { GitHubEvent } from "../github/event.js";
import { rawFromAction } from "../settings/raw-inputs.js";
import { loadSettings, type Settings } from "../settings.js";
import { trustOf } from "./surroundings.js";

/** Set by the main phase; with it the runner starts the same program again when the job ends, also after a cancellation. */
export const PHASE_STATE = "phase";
export const LEFTOVERS_STATE = "bucket-leftovers";
/** Set where the cache service did not answer the main phase. */
export const SILENT_CACHE_STATE = "cache-silent";

/** The inputs of this step, the same in its main and post phases. */
export function settingsOfStep(env: NodeJS.ProcessEnv, event: GitHubEvent): Promise<Settings> {
  return loadSettings(rawFromAction(env), {
    workspace: env["GITHUB_WORKSPACE"] ?? process.cwd(),
    environment: env,
    ...trustOf(event),
  });
}
