import type { Log } from "../../log.js";
import type { CacheSync } from "../../memory/cache-sync.js";
import type { Manifest, ManifestLine } from "../../memory/manifest.js";
import type { Store } from "../../memory/store.js";
import type { Shard } from "../../model.js";
import { count } from "../../report/words.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { isDelivered } from "../deliver/bring-out.js";
import { isGitWay } from "../session/scope.js";
import { tellTrimmed, worthBy } from "../session/trim-store.js";

export interface KeepingContext {
  readonly settings: Settings;
  readonly cacheSync: Pick<CacheSync, "ofLeg" | "restoreStore" | "isSilent">;
  /** As the run began with it. */
  readonly state: { readonly store: Pick<Store, "trim">; readonly manifest: Manifest };
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** All that is delivered is delivered by then, so a job may end here with nothing lost but some cutouts. */
const MOST_MINUTES = 20;

/**
 * Brings the legs' stores into the whole's, which is saved when the job ends: a later run restores that one, however its
 * matrix is divided. Within `state-limit` after each leg, so that the disk never has to hold all of them.
 * @param legs those that may have something new
 * @param written the manifest's lines that the run delivered
 */
export async function keepCutouts(
  legs: readonly Shard[],
  written: readonly ManifestLine[],
  run: Run,
  context: KeepingContext,
): Promise<void> {
  await context.log.group("Keep the shards' cutouts", () => keepAll(legs, written, run, context));
}

async function keepAll(
  legs: readonly Shard[],
  written: readonly ManifestLine[],
  run: Run,
  { settings, cacheSync, state, log, signal }: KeepingContext,
): Promise<void> {
  const { store, manifest } = state;
  const { stateLimitBytes, service, deliver } = settings;
  const delivered = isDelivered(run);
  const committed = delivered && deliver.some(isGitWay) ? written : [];
  const worth = worthBy([manifest.lines.values(), committed], service, delivered ? "dear" : "needed");
  const ending = AbortSignal.any([signal, AbortSignal.timeout(MOST_MINUTES * 60_000)]);
  let dear = 0;
  let kept = 0;
  await cacheSync.restoreStore(ending);
  for (const leg of legs) {
    if (ending.aborted || cacheSync.isSilent()) break;
    if (!(await cacheSync.ofLeg(leg).restoreStore(ending))) continue;
    kept += 1;
    dear += (await store.trim(stateLimitBytes, worth)).dear;
  }
  tellTrimmed({ dear, bytes: 0 }, stateLimitBytes, log);
  if (kept > 0) log.info(`The cutouts of ${count(kept, "shard")} are kept for later runs, however those are divided.`);
}
