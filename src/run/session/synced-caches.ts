import { join } from "node:path";
import { systemClock } from "../../clock.js";
import type { Log } from "../../log.js";
import { CACHE_CHILD } from "../../memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../memory/cache-sync/cache-process.js";
import { type CacheSync, createCacheSync } from "../../memory/cache-sync.js";
import type { OpenCacheSyncOptions } from "./cache-sync.js";

/** A cache service that does not answer holds a run up for ten seconds, in both phases together. */
const PATIENCE = 6_000;
const PATIENCE_AFTER_SILENCE = 3_000;

/** By GitHub's cache; a leg of a matrix has archives of its own beside those of the whole. */
export function openSyncedCaches(options: OpenCacheSyncOptions): CacheSync {
  const { settings, env, program, wasSilent = false } = options;
  const { stateDirectory, workingDirectory, paths, shard, collect } = settings;
  const log = wasSilent ? { ...options.log, info: () => {} } : sayingOnce(options.log);
  const cache = createCacheProcess({
    child: { file: program, args: [CACHE_CHILD] },
    env,
    patienceMilliseconds: wasSilent ? PATIENCE_AFTER_SILENCE : PATIENCE,
  });
  const open = (lastSynced: string, scope: readonly unknown[], surroundings: NodeJS.ProcessEnv) =>
    createCacheSync({
      ledgerFile: join(stateDirectory, "ledger.jsonl"),
      storeDirectory: join(stateDirectory, "store"),
      lastSynced,
      scope: JSON.stringify([env["GITHUB_WORKFLOW"], ...scope, workingDirectory, paths]),
      env: surroundings,
      cache,
      log,
      clock: systemClock,
    });
  if (shard === undefined && collect === undefined) return open("cache-sync.json", [env["GITHUB_JOB"]], env);
  // Legs and collecting run are jobs of their own, whose steps have ids of their own, and share what they remember.
  const matrix = { ...env, GITHUB_ACTION: "shards" };
  const whole = open("cache-sync-whole.json", ["shards"], matrix);
  if (shard === undefined) return whole;
  const own = open("cache-sync.json", ["shards", `${shard.index}/${shard.of}`], matrix);
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

/** A leg has two archives, and one cache service: what is wrong with that is told once. */
function sayingOnce(log: Log): Log {
  const said = new Set<string>();
  const info = (message: string): void => {
    if (said.has(message)) return;
    said.add(message);
    log.info(message);
  };
  return { ...log, info };
}
