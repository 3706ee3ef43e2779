import { join } from "node:path";
import { systemClock } from "../clock.js";
import type { Log } from "../log.js";
import { CACHE_CHILD } from "../memory/journey/cache-child.js";
import { createJourney, type Journey } from "../memory/journey.js";
import type { Settings } from "../settings.js";

/** How this step's ledger and store travel from run to run; the main phase and the post phase open the same. */
export function openJourney(settings: Settings, env: NodeJS.ProcessEnv, program: string, log: Log): Journey {
  const { stateDirectory, workingDirectory, paths, shard, collect } = settings;
  const open = (marker: string, scope: readonly unknown[], surroundings: NodeJS.ProcessEnv) =>
    createJourney({
      ledgerFile: join(stateDirectory, "ledger.jsonl"),
      storeDirectory: join(stateDirectory, "store"),
      marker,
      scope: JSON.stringify([env["GITHUB_WORKFLOW"], ...scope, workingDirectory, paths]),
      env: surroundings,
      child: { file: program, args: [CACHE_CHILD] },
      log,
      clock: systemClock,
    });
  if (shard === undefined && collect === undefined) return open("journey.json", [env["GITHUB_JOB"]], env);
  // Legs and collecting run are jobs of their own, whose steps have ids of their own, and share what they remember.
  const matrix = { ...env, GITHUB_ACTION: "shards" };
  const whole = open("journey-whole.json", ["shards"], matrix);
  if (shard === undefined) return whole;
  const own = open("journey.json", ["shards", `${shard.index}/${shard.of}`], matrix);
  return {
    ...own,
    restoreLedger: async () => {
      await whole.restoreLedger();
      await own.restoreLedger();
    },
    restoreStore: async (signal) => {
      await whole.restoreStore(signal);
      await own.restoreStore(signal);
    },
  };
}
