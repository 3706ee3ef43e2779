import type { CacheSync, CacheSyncOptions } from "../cache-sync.js";

/** On a command line nobody expects a cache; in a job its absence costs money if the machine is lost. */
export function noCache({ env, log }: Pick<CacheSyncOptions, "env" | "log">): CacheSync {
  const nothing = async (): Promise<void> => {};
  const nothingThere = async (): Promise<boolean> => false;
  return {
    async restoreLedger() {
      if (env["GITHUB_ACTIONS"] === "true")
        log.info(
          "There is no cache service here: what is paid for is remembered on this machine, and by the manifest.",
        );
      return false;
    },
    restoreStore: nothingThere,
    ofLeg: () => ({ restoreLedger: nothingThere, restoreStore: nothingThere }),
    ledgerGrew: () => {},
    saveLedger: nothing,
    saveStore: nothing,
    models: { restore: nothing, save: nothing },
    isSilent: () => false,
  };
}

/** As `isFeatureAvailable` of `@actions/cache` has it, without loading that to find out that it is of no use. */
export function hasCache(env: CacheSyncOptions["env"]): boolean {
  return [env["ACTIONS_RESULTS_URL"], env["ACTIONS_CACHE_URL"]].some((url) => url !== undefined && url !== "");
}
