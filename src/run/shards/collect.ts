import { join } from "node:path";
import type { Plan } from "../../plan/model.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import type { Previews } from "../report/previews.js";
import type { Repository } from "../session/repository.js";
import { prefixOf } from "../session/scope.js";
import { serviceIdentity } from "../session/service-identity.js";
import type { State } from "../session/state.js";
import { settingsFingerprint } from "./fingerprint.js";
import { type Gathered, type GatheringContext, gather } from "./gather.js";
import { LEDGER_FILE } from "./package.js";
import { findShards } from "./packages.js";

export interface CollectingContext extends Pick<GatheringContext, "log" | "signal" | "onFinished"> {
  readonly settings: Settings;
  readonly state: State;
  readonly repository: Repository;
  readonly previews: Pick<Previews, "show">;
}

/**
 * Brings together what the legs of a matrix made.
 * @throws UserError where there is nothing to collect
 */
export async function collectShards(plan: Plan, context: CollectingContext): Promise<Gathered> {
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
  if (settings.service.kind === "remote")
    for (const shard of shards) if (shard.kind === "found") await state.ledger.join(join(shard.folder, LEDGER_FILE));
  return gathered;
}
