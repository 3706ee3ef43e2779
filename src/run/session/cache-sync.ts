import type { Log } from "../../log.js";
import { hasCache, noCache } from "../../memory/cache-sync/no-cache.js";
import type { CacheSync } from "../../memory/cache-sync.js";
import type { Settings } from "../../settings.js";

export interface OpenCacheSyncOptions {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path of the program, which starts itself once more to talk to the cache. */
  readonly program: string;
  readonly log: Log;
  /** Whether the main phase has found the cache service silent, and told it. */
  readonly wasSilent?: boolean;
}

/** How this step's ledger and store travel from run to run; the main phase and the post phase open the same. */
export async function openCacheSync(options: OpenCacheSyncOptions): Promise<CacheSync> {
  if (!hasCache(options.env)) return noCache(options);
  const { openSyncedCaches } = await import("./synced-caches.js");
  return openSyncedCaches(options);
}
