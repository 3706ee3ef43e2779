import type { Log } from "../log.js";
import { hasCache, nowhere } from "../memory/journey/nowhere.js";
import type { Journey } from "../memory/journey.js";
import type { Settings } from "../settings.js";

export interface OpenJourneyOptions {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute path of the program, which starts itself once more to talk to the cache. */
  readonly program: string;
  readonly log: Log;
  /** Whether the main phase has found the cache service silent, and told it. */
  readonly wasSilent?: boolean;
}

/** How this step's ledger and store travel from run to run; the main phase and the post phase open the same. */
export async function openJourney(options: OpenJourneyOptions): Promise<Journey> {
  if (!hasCache(options.env)) return nowhere(options);
  const { openCacheJourney } = await import("./cache-journey.js");
  return openCacheJourney(options);
}
