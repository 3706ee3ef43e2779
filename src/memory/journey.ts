import { dirname, join } from "node:path";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { CacheProcess } from "./journey/cache-process.js";
import { createCarrier } from "./journey/carrier.js";
import { createKeys } from "./journey/keys.js";
import { ledgerCargo } from "./journey/ledger-cargo.js";
import { createMarker } from "./journey/marker.js";
import { createModelJourney, type ModelJourney } from "./journey/model-journey.js";
import { hasCache, nowhere } from "./journey/nowhere.js";
import { createPace } from "./journey/pace.js";
import { storeCargo } from "./journey/store-cargo.js";

/**
 * How ledger and store travel from run to run: by GitHub's cache, the ledger in a small archive of its own. Nothing here
 * fails a run; what cannot travel is told in one line.
 */
export interface Journey {
  /** Brings what the last run saved and joins it with what is here. Before the ledger is opened. */
  readonly restoreLedger: () => Promise<void>;
  /** The same for the store, which may be large: a run that neither needs nor makes a cutout need not ask for it. */
  readonly restoreStore: (signal?: AbortSignal) => Promise<void>;
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
  readonly models: ModelJourney;
  /** Whether GitHub's cache was asked and did not answer. */
  readonly isSilent: () => boolean;
}

export interface JourneyOptions {
  /** Absolute path. */
  readonly ledgerFile: string;
  /** Absolute path of a folder beside the ledger. */
  readonly storeDirectory: string;
  /** Name, in the state directory, of the note of what was brought and sent last. */
  readonly marker: string;
  /** What tells this step's work from that of others which share the repository's caches. */
  readonly scope: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cache: CacheProcess;
  readonly log: Log;
  readonly clock: Clock;
}

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

/** A journey by GitHub's cache where there is one, and one that goes nowhere where there is none. */
export function createJourney(options: JourneyOptions): Journey {
  return hasCache(options.env) ? byCache(options) : nowhere(options);
}

function byCache({ ledgerFile, storeDirectory, marker: note, scope, env, cache, log, clock }: JourneyOptions): Journey {
  const { ask, isSilent } = cache;
  const stateDirectory = dirname(ledgerFile);
  const marker = createMarker(join(stateDirectory, note));
  const store = storeCargo(storeDirectory, (dropped) =>
    log.warning(
      `${dropped} ${dropped === 1 ? "entry" : "entries"} of the store that GitHub's cache brought cannot be ours, and were dropped: what is missing is asked for anew.`,
    ),
  );
  const ledger = ledgerCargo(ledgerFile, async () => (await store.digest()) === (await marker.read(store))?.digest);
  const carrier = createCarrier({ ask, keys: createKeys(env, scope), marker, stateDirectory, log });
  const pace = createPace(clock, MINUTE, (hurried) =>
    carrier.send(ledger, AbortSignal.any([hurried, AbortSignal.timeout(MINUTE)])),
  );
  return {
    async restoreLedger() {
      await carrier.sweep();
      await carrier.bring(ledger, AbortSignal.timeout(MINUTE));
    },
    restoreStore: (signal = NEVER) => carrier.bring(store, AbortSignal.any([signal, AbortSignal.timeout(5 * MINUTE)])),
    ledgerGrew: pace.ask,
    async saveLedger(milliseconds = MINUTE) {
      const signal = AbortSignal.timeout(milliseconds);
      await pace.over(signal);
      await carrier.send(ledger, signal);
    },
    models: createModelJourney(ask, log),
    isSilent,
    saveStore: (milliseconds = 5 * MINUTE) => carrier.send(store, AbortSignal.timeout(milliseconds)),
  };
}
