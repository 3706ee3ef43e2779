import { join } from "node:path";
import type { CacheSync } from "../../memory/cache-sync.js";
import type { Shard } from "../../model.js";
import type { Plan } from "../../plan/model.js";
import type { Settings } from "../../settings.js";
import { messageOf, UserError } from "../../user-error.js";
import type { Previews } from "../report/previews.js";
import type { Repository } from "../session/repository.js";
import { prefixOf } from "../session/scope.js";
import { serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";
import { settingsFingerprint } from "./fingerprint.js";
import { type Gathered, type GatheringContext, gather } from "./gather.js";
import { LEDGER_FILE } from "./package.js";
import { type FoundShard, findShards } from "./packages.js";

/** What the shards came to. */
export interface Collected extends Gathered {
  /** Legs that asked the service for something, or are missing: what GitHub's cache has of them is news. */
  readonly legs: readonly Shard[];
}

export interface CollectingContext extends Pick<GatheringContext, "log" | "signal" | "onFinished"> {
  readonly settings: Settings;
  readonly state: State;
  readonly repository: Repository;
  readonly cacheSync: Pick<CacheSync, "ofLeg">;
  readonly previews: Pick<Previews, "show">;
}

/**
 * Brings together what the legs of a matrix made.
 * @throws UserError where there is nothing to collect
 */
export async function collectShards(plan: Plan, context: CollectingContext): Promise<Collected> {
  const { settings, state, repository, previews, log } = context;
  const { collect } = settings;
  if (collect === undefined) throw new UserError('There is nothing to collect without "collect"');
  const wanted = { commit: await repository.head(), settings: settingsFingerprint(settings) };
  const { shards, refused } = await findShards(collect, wanted);
  for (const reason of refused) log.warning(`Left out: ${reason}.`);
  const gathered = await gather(plan, shards, {
    ...context,
    workspace: settings.workspace,
    prefix: prefixOf(settings),
    service: serviceIdentity(settings.service),
    results: settings.results,
    keepsOriginals: settings.onRefusal === "keep-original",
    pending: state.pending,
    show: previews.show,
  });
  for (const reason of gathered.missing) log.warning(`A shard is missing: ${reason}.`);
  log.info(`${shards.length - gathered.missing.length} of ${shards.length} shards were collected.`);
  if (settings.service.kind === "remote") for (const shard of shards) await joinLedger(shard, shards.length, context);
  const news = shards.filter((shard) => shard.kind === "missing" || shard.head.submits + shard.head.queries > 0);
  return { ...gathered, legs: news.map(({ index }) => ({ index, of: shards.length })) };
}

/** A leg that left no package may have left jobs all the same, which are paid for: its ledger is in GitHub's cache. */
async function joinLedger(
  shard: FoundShard,
  of: number,
  { state, cacheSync, log }: Pick<CollectingContext, "state" | "cacheSync" | "log">,
): Promise<void> {
  const { index } = shard;
  if (shard.kind === "missing") {
    await cacheSync.ofLeg({ index, of }).restoreLedger();
    return;
  }
  await state.ledger.join(join(shard.folder, LEDGER_FILE)).catch((error: unknown) => {
    log.warning(
      `The ledger of shard ${index}/${of} cannot be read (${messageOf(error)}): a job that its leg left open is not known to later runs, and may be paid for again.`,
    );
  });
}
