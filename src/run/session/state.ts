import { stat } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../../clock.js";
import type { Later } from "../../closing.js";
import { assertInside } from "../../inside.js";
import type { Log } from "../../log.js";
import type { CacheSync } from "../../memory/cache-sync.js";
import { type HashList, openHashList } from "../../memory/hash-list.js";
import { type Ledger, openLedger } from "../../memory/ledger.js";
import { acquireLock } from "../../memory/lock.js";
import type { Manifest, ManifestLine } from "../../memory/manifest.js";
import { openPendingProducts, type PendingProducts } from "../../memory/pending-products.js";
import { createStore, type Store } from "../../memory/store.js";
import type { Settings } from "../../settings.js";
import { messageOf, UserError } from "../../user-error.js";
import { readRemembered } from "./remembered.js";
import { sweepLeftBehind } from "./sweep.js";
import { trimStore } from "./trim-store.js";

/** What a run remembers of the runs before it. */
export interface State {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly manifest: Manifest;
  /** Lines that the manifest's file lacks, though the work tree has their products. */
  readonly carried: readonly ManifestLine[];
  readonly pending: PendingProducts;
  /**
   * The products that runs on this machine wrote. Where the manifest is gone, this alone tells them from somebody's own
   * files.
   */
  readonly written: HashList;
  /** Pictures with alpha that are no cutouts by it, so that they are not unpacked again to hear the same. */
  readonly notCutOut: HashList;
  /** Told when what the run made has gone out: until then the store keeps all that was paid for, whatever its limit. */
  readonly delivered: () => void;
  /** Aborted when another run took the state directory over: nothing more may be paid for. */
  readonly lost: AbortSignal;
}

export interface StateContext {
  readonly settings: Settings;
  readonly cacheSync: CacheSync;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Which rule says what is cut out by its alpha: another one looks at all again. */
const ALPHA_RULE = 1;
const PATIENCE_MILLISECONDS = 60_000;
/** A cancelled run is killed soon; its post step saves what this does not. */
const LAST_SAVE_MILLISECONDS = 2_000;

/**
 * Reads the manifest, and takes the state directory for this run alone, until what `later` is told of is closed.
 * @throws UserError where the manifest cannot be read or written, or another run keeps the state directory
 */
export async function openState({ settings, cacheSync, log, signal }: StateContext, later: Later): Promise<State> {
  await assertFolder(settings);
  const file = join(settings.root, settings.manifest);
  // Found only when it is written, an outward link would cost the report of all that was made.
  try {
    assertInside(settings.workspace, file);
  } catch (error) {
    throw new UserError(`The manifest cannot be kept at ${settings.manifest}: ${messageOf(error)}`);
  }
  const lost = await takeDirectory({ settings, log, signal }, later);
  const pending = await openPendingProducts(settings.stateDirectory, file).catch((error: unknown) => {
    throw unusable(settings.stateDirectory, error);
  });
  await sweepLeftBehind(settings, pending);
  const remembered = await readRemembered(settings, pending);
  const store = createStore(join(settings.stateDirectory, "store"));
  let isDelivered = false;
  later("Trimming the store", () => trimStore(store, remembered.manifest, settings, { isDelivered, log }));
  // Ledger first: it says what is paid for, and is small. The embedded service's jobs are not worth it.
  const isRemote = settings.service.kind === "remote";
  if (isRemote) await cacheSync.restoreLedger();
  const ledger = await openLedger(settings.stateDirectory, settings.payAgain).catch((error: unknown) => {
    const reason = `The ledger in ${settings.stateDirectory} cannot be opened (${messageOf(error)})`;
    throw new UserError(`${reason}, and without it nothing may be paid for. Check the folder's rights and space.`);
  });
  if (isRemote)
    later("Saving the ledger for the next run", () =>
      cacheSync.saveLedger(signal.aborted ? LAST_SAVE_MILLISECONDS : undefined),
    );
  later("Closing the ledger", ledger.close);
  return {
    ledger: travelling(ledger, cacheSync),
    store: arriving(store, cacheSync, signal),
    ...remembered,
    pending,
    written: openHashList(join(settings.stateDirectory, "written.txt")),
    notCutOut: openHashList(join(settings.stateDirectory, `not-cut-out-${ALPHA_RULE}.txt`)),
    delivered: () => {
      isDelivered = true;
    },
    lost,
  };
}

/** @throws UserError where there is no such working directory */
export async function assertFolder({ root, workingDirectory }: Settings): Promise<void> {
  const found = await stat(root).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new UserError(
    `"working-directory" is "${workingDirectory}", and there is no such folder: check its spelling, and that the checkout has it`,
  );
}

async function takeDirectory(
  { settings, log, signal }: Omit<StateContext, "cacheSync">,
  later: Later,
): Promise<AbortSignal> {
  const { stateDirectory } = settings;
  const locked = await acquireLock({
    directory: stateDirectory,
    clock: systemClock,
    patienceMilliseconds: PATIENCE_MILLISECONDS,
    signal,
    onWait: (holder) => log.info(`Another run (${holder}) uses the state directory: waiting for it to end.`),
  }).catch((error: unknown) => {
    throw unusable(stateDirectory, error);
  });
  if (locked.kind === "refused") throw new UserError(locked.reason);
  const { lost, release } = locked.lock;
  later(`Giving back the state directory ${stateDirectory}`, release);
  lost.addEventListener("abort", () => log.warning(messageOf(lost.reason)), { once: true });
  return lost;
}

function unusable(directory: string, error: unknown): UserError {
  return new UserError(
    `The state directory ${directory} cannot be used (${messageOf(error)}), and without it nothing may be paid for. Check the folder's rights and space, or set "state-directory" to another`,
  );
}

/** The ledger sets out whenever a line may be worth money to the next run. */
function travelling(ledger: Ledger, cacheSync: CacheSync): Ledger {
  return {
    ...ledger,
    accepted: async (entry) => {
      await ledger.accepted(entry);
      cacheSync.ledgerGrew();
    },
    unknown: async (submit, why) => {
      await ledger.unknown(submit, why);
      cacheSync.ledgerGrew();
    },
    declined: async (entry) => {
      await ledger.declined(entry);
      cacheSync.ledgerGrew();
    },
    settled: async (submit, task, fate) => {
      await ledger.settled(submit, task, fate);
      cacheSync.ledgerGrew();
    },
  };
}

/**
 * The store may be large, so it is brought only when the first cutout is looked for, or is about to come in: a run with
 * `force` looks for none, and what it leaves in the store has to be beside what was there.
 */
function arriving(store: Store, cacheSync: CacheSync, signal: AbortSignal): Store {
  let brought: Promise<unknown> | undefined;
  const arrival = (): Promise<unknown> => {
    brought ??= cacheSync.restoreStore(signal);
    return brought;
  };
  return {
    ...store,
    find: async (service, task) => {
      await arrival();
      return store.find(service, task);
    },
    damaged: async (service, task) => {
      await arrival();
      return store.damaged(service, task);
    },
    temporaryFile: async () => {
      await arrival();
      return store.temporaryFile();
    },
    findRefusal: async (service, task) => {
      await arrival();
      return store.findRefusal(service, task);
    },
    refuse: async (service, task, refusal) => {
      await arrival();
      return store.refuse(service, task, refusal);
    },
  };
}
