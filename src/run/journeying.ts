import { join } from "node:path";
import { systemClock } from "../clock.js";
import type { Log } from "../log.js";
import { CACHE_CHILD } from "../memory/journey/cache-child.js";
import { createJourney, type Journey } from "../memory/journey.js";
import type { Settings } from "../settings.js";

/** How this step's ledger and store travel from run to run; the main phase and the post phase open the same. */
export function openJourney(settings: Settings, env: NodeJS.ProcessEnv, program: string, log: Log): Journey {
  const { stateDirectory, workingDirectory, paths } = settings;
  return createJourney({
    ledgerFile: join(stateDirectory, "ledger.jsonl"),
    storeDirectory: join(stateDirectory, "store"),
    scope: JSON.stringify([env["GITHUB_WORKFLOW"], env["GITHUB_JOB"], workingDirectory, paths]),
    env,
    child: { file: program, args: [CACHE_CHILD] },
    log,
    clock: systemClock,
  });
}
