import { dirname, join } from "node:path";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { Shard, TaskId } from "../model.js";
import type { CacheProcess } from "./cache-sync/cache-process.js";
import { createKeys } from "./cache-sync/keys.js";
import { createLastSynced } from "./cache-sync/last-synced.js";
import { createModelCache, type ModelCache } from "./cache-sync/model-cache.js";
import { hasCache, noCache } from "./cache-sync/no-cache.js";
import { syncedLedger } from "./cache-sync/synced-ledger.js";
import { syncedStore } from "./cache-sync/synced-store.js";
import { createThrottle } from "./cache-sync/throttle.js";
import { createTransfer } from "./cache-sync/transfer.js";

/**
 * How ledger and store travel from run to run: by GitHub's cache, the ledger in a small archive of its own. Nothing here
 * fails a run; what cannot travel is told in one line.
 */
export interface CacheSync {
  /**
   * Brings what the last run saved and joins it with what is here. Before the ledger is opened.
   * @returns whether there was something that this machine did not have yet
   */
  readonly restoreLedger: () => Promise<boolean>;
  /** The same for the store, which may be large: a run that neither needs nor makes a cutout need not ask for it. */
  readonly restoreStore: (signal?: AbortSignal) => Promise<boolean>;
  /** The same of what one leg of a matrix saved, for the run that collects them all. */
  readonly ofLeg: (shard: Shard) => Pick<CacheSync, "restoreLedger" | "restoreStore">;
  /** To be called whenever the ledger has a new line: it is saved at once the first time, then once a minute at most. */
  readonly ledgerGrew: () => void;
  /**
   * Saves the ledger, if it has changed, within a time. After it `ledgerGrew` does nothing more. Jobs stay open in it
   * while their cutouts are in a store that was not saved yet.
   */
  readonly saveLedger: (milliseconds?: number) => Promise<void>;
  /** Saves the store, if it has changed, while nothing is being put into it. */
  readonly saveStore: (milliseconds?: number) => Promise<void>;
  /** Models that were fetched, each by itself: a run that needs none asks for none. */
  readonly models: ModelCache;
  /** Whether GitHub's cache was asked and did not answer. */
  readonly isSilent: () => boolean;
}

export interface CacheSyncOptions {
  /** Absolute path. */
  readonly ledgerFile: string;
  /** Absolute path of a folder beside the ledger. */
  readonly storeDirectory: string;
  /** Name, in the state directory, of the note of what was brought and sent last. */
  readonly lastSynced: string;
  /** What tells this step's work from that of others which share the repository's caches. */
  readonly scope: string;
  /** Whose archives alone are taken, in the words of the log; absent: those of any step, where the scope has none. */
  readonly only?: string;
  /** The tasks whose cutouts are of any use here; absent: all. */
  readonly wanted?: (task: TaskId) => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cache: CacheProcess;
  readonly log: Log;
  readonly clock: Clock;
}

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

/** Through GitHub's cache where there is one, and nothing where there is none. */
export function createCacheSync(options: CacheSyncOptions): CacheSync {
  return hasCache(options.env) ? byCache(options) : noCache(options);
}

function byCache(options: CacheSyncOptions): CacheSync {
  const { ledgerFile, storeDirectory, scope, only, wanted, env, cache, log, clock } = options;
  const { ask, isSilent } = cache;
  const stateDirectory = dirname(ledgerFile);
  const lastSynced = createLastSynced(join(stateDirectory, options.lastSynced));
  const tellDropped = (dropped: number) =>
    log.warning(
      `${dropped === 1 ? "1 entry" : `${dropped} entries`} of the store that GitHub's cache brought cannot be ours, and ${dropped === 1 ? "was" : "were"} dropped: what is missing is asked for anew.`,
    );
  const store = syncedStore(storeDirectory, tellDropped, wanted);
  const ledger = syncedLedger(
    ledgerFile,
    async () => (await store.digest()) === (await lastSynced.read(store))?.digest,
  );
  const keys = createKeys(env, scope, only !== undefined);
  const transfer = createTransfer({ ask, keys, lastSynced, stateDirectory, log, only });
  const pace = createThrottle(clock, MINUTE, (hurried) =>
    transfer.save(ledger, AbortSignal.any([hurried, AbortSignal.timeout(MINUTE)])),
  );
  return {
    async restoreLedger() {
      await transfer.sweep();
      return transfer.restore(ledger, AbortSignal.timeout(MINUTE));
    },
    restoreStore: (signal = NEVER) =>
      transfer.restore(store, AbortSignal.any([signal, AbortSignal.timeout(5 * MINUTE)])),
    ofLeg: noCache(options).ofLeg,
    ledgerGrew: pace.ask,
    async saveLedger(milliseconds = MINUTE) {
      const signal = AbortSignal.timeout(milliseconds);
      await pace.over(signal);
      await transfer.save(ledger, signal);
    },
    models: createModelCache(ask, log),
    isSilent,
    saveStore: (milliseconds = 5 * MINUTE) => transfer.save(store, AbortSignal.timeout(milliseconds)),
  };
}
