import { join } from "node:path";
import { type Ledger, openLedger } from "../memory/ledger.js";
import { type Manifest, readManifest } from "../memory/manifest.js";
import { createStore, type Store } from "../memory/store.js";
import type { Settings } from "../settings.js";

/** What a run remembers of the runs before it. */
export interface State {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly manifest: Manifest;
  readonly close: () => Promise<void>;
}

/** Opens the state directory for this run alone, and reads the manifest. */
export async function openState(settings: Settings): Promise<State> {
  const manifest = await readManifest(join(settings.root, settings.manifest));
  const ledger = await openLedger({ directory: settings.stateDirectory, now: Date.now() });
  const store = createStore(join(settings.stateDirectory, "store"));
  const close = async () => {
    await store.trim(settings.stateLimitBytes);
    await ledger.close();
  };
  return { ledger, store, manifest, close };
}
