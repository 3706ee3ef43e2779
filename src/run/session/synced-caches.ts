import { join } from "node:path";
import { systemClock } from "../../clock.js";
import type { Log } from "../../log.js";
import { CACHE_CHILD } from "../../memory/cache-sync/cache-child.js";
import { createCacheProcess } from "../../memory/cache-sync/cache-process.js";
import { type CacheSync, type CacheSyncOptions, createCacheSync } from "../../memory/cache-sync.js";
import type { Shard, TaskId } from "../../model.js";
import { hasTask } from "../../plan/share.js";
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
  const open = (lastSynced: string, scope: readonly unknown[], surroundings: NodeJS.ProcessEnv, extent: Extent = {}) =>
    createCacheSync({
      ...extent,
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
  if (shard === undefined) {
    const ofLeg = (leg: Shard) => open(noteOf(leg), scopeOf(leg), matrix, { only: `shard ${leg.index}/${leg.of}` });
    return { ...open(WHOLE, ["shards"], matrix), ofLeg };
  }
  // No leg ever looks for the cutouts of another share, and with them each would save the whole once more.
  const wanted = (task: TaskId) => hasTask({ kind: "shard", shard }, task);
  const whole = open(WHOLE, ["shards"], matrix, { wanted });
  const own = open("cache-sync.json", scopeOf(shard), matrix, { wanted });
  return {
    ...own,
    restoreLedger: async () => {
      const came = await whole.restoreLedger();
      return (await own.restoreLedger()) || came;
    },
    restoreStore: async (signal) => {
      const came = await whole.restoreStore(signal);
      return (await own.restoreStore(signal)) || came;
    },
  };
}

type Extent = Pick<CacheSyncOptions, "only" | "wanted">;

const WHOLE = "cache-sync-whole.json";

function scopeOf({ index, of }: Shard): readonly unknown[] {
  return ["shards", `${index}/${of}`];
}

function noteOf({ index, of }: Shard): string {
  return `cache-sync-${index}-of-${of}.json`;
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
