import type { Journey, JourneyOptions } from "../journey.js";

/** On a command line nobody expects a cache; in a job its absence costs money if the machine is lost. */
export function nowhere({ env, log }: Pick<JourneyOptions, "env" | "log">): Journey {
  const nothing = async (): Promise<void> => {};
  return {
    async restoreLedger() {
      if (env["GITHUB_ACTIONS"] === "true")
        log.info(
          "There is no cache service here: what is paid for is remembered on this machine, and by the manifest.",
        );
    },
    restoreStore: nothing,
    ledgerGrew: () => {},
    saveLedger: nothing,
    saveStore: nothing,
    models: { bring: nothing, send: nothing },
    isSilent: () => false,
  };
}

/** As `isFeatureAvailable` of `@actions/cache` has it, without loading that to find out that it is of no use. */
export function hasCache(env: JourneyOptions["env"]): boolean {
  return [env["ACTIONS_RESULTS_URL"], env["ACTIONS_CACHE_URL"]].some((url) => url !== undefined && url !== "");
}
