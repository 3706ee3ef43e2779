import { join } from "node:path";
import { systemClock } from "../clock.js";
import type { Log } from "../log.js";
import type { Journey } from "../memory/journey.js";
import { type Ledger, openLedger } from "../memory/ledger.js";
import { acquireLock } from "../memory/lock.js";
import { type Manifest, readManifest } from "../memory/manifest.js";
import { createStore, type Store } from "../memory/store.js";
import type { Settings } from "../settings.js";
import { UserError } from "../user-error.js";
import { trimStore } from "./trimming.js";

/** What a run remembers of the runs before it. */
export interface State {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly manifest: Manifest;
  /** Aborted when another run took the state directory over: nothing more may be paid for. */
  readonly lost: AbortSignal;
  readonly close: () => Promise<void>;
}

const PATIENCE_MILLISECONDS = 60_000;
/** A cancelled run is killed soon; its post step saves what this does not. */
const LAST_SAVE_MILLISECONDS = 2_000;

/**
 * Reads the manifest, and takes the state directory for this run alone.
 * @throws UserError where the manifest cannot be read, or another run keeps the state directory
 */
export async function openState(settings: Settings, journey: Journey, log: Log, signal: AbortSignal): Promise<State> {
  const manifest = await readManifest(join(settings.root, settings.manifest));
  const locked = await acquireLock({
    directory: settings.stateDirectory,
    clock: systemClock,
    patienceMilliseconds: PATIENCE_MILLISECONDS,
    signal,
    onWait: (holder) => log.info(`Another run (${holder}) uses the state directory: waiting for it to end.`),
  });
  if (locked.kind === "refused") throw new UserError(locked.reason);
  // Ledger first: it says what is paid for, and is small. The embedded service's jobs are not worth the journey.
  if (settings.service.kind === "remote") await journey.restoreLedger();
  const ledger = await openLedger({ directory: settings.stateDirectory, now: Date.now() });
  const store = createStore(join(settings.stateDirectory, "store"));
  const close = async () => {
    await trimStore(store, manifest, settings, log);
    await ledger.close();
    if (settings.service.kind === "remote")
      await journey.saveLedger(signal.aborted ? LAST_SAVE_MILLISECONDS : undefined);
    await locked.lock.release();
  };
  return {
    ledger: travelling(ledger, journey),
    store: arriving(store, journey, signal),
    manifest,
    lost: locked.lock.lost,
    close,
  };
}

/** The ledger sets out whenever a line may be worth money to the next run. */
function travelling(ledger: Ledger, journey: Journey): Ledger {
  return {
    ...ledger,
    accepted: async (entry) => {
      await ledger.accepted(entry);
      journey.ledgerGrew();
    },
    settled: async (submit, task, fate) => {
      await ledger.settled(submit, task, fate);
      journey.ledgerGrew();
    },
  };
}

/**
 * The store may be large, so it is brought only when the first cutout is looked for, or is about to come in: a run with
 * `force` looks for none, and what it leaves in the store has to be beside what was there.
 */
function arriving(store: Store, journey: Journey, signal: AbortSignal): Store {
  let brought: Promise<void> | undefined;
  const arrival = (): Promise<void> => {
    brought ??= journey.restoreStore(signal);
    return brought;
  };
  return {
    ...store,
    find: async (service, task) => {
      await arrival();
      return store.find(service, task);
    },
    temporaryFile: async () => {
      await arrival();
      return store.temporaryFile();
    },
  };
}
