import { join } from "node:path";
import type { Log } from "../../log.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import type { Previews } from "../report/previews.js";
import type { Repository } from "../session/repository.js";
import { prefixOf } from "../session/scope.js";
import { settingsFingerprint } from "./fingerprint.js";
import { packShard } from "./pack.js";

export interface LeavingContext {
  readonly settings: Settings;
  readonly repository: Repository;
  readonly previews: Pick<Previews, "of">;
  /** Absolute path of the folder for the package, where the settings name none. */
  readonly directory: string;
  readonly log: Pick<Log, "info">;
}

/** The name of a leg's artifact, and of the folder of its package: what the collecting run knows them by. */
export function shardName({ artifactName, shard }: Pick<Settings, "artifactName" | "shard">): string {
  return shard === undefined ? artifactName : `${artifactName}-shard-${shard.index}-of-${shard.of}`;
}

/**
 * Leaves what a leg made for the run that collects the shards.
 * @param lines the manifest's lines of what the checked-out commit lacks
 * @returns the absolute path of the package's folder; undefined where the run is no leg
 */
export async function leaveShard(
  { results, counts }: Run,
  lines: readonly ManifestLine[],
  { settings, repository, previews, directory, log }: LeavingContext,
): Promise<string | undefined> {
  const { shard, workspace, stateDirectory } = settings;
  if (shard === undefined) return undefined;
  const folder = join(settings.collect ?? directory, shardName(settings));
  const commit = await repository.head();
  const { submits, queries } = counts;
  await packShard(
    {
      shard,
      head: { commit, settings: settingsFingerprint(settings), finishedAt: Date.now(), submits, queries },
      results,
      lines,
      prefix: prefixOf(settings),
      workspace,
      ledger: settings.service.kind === "remote" ? join(stateDirectory, "ledger.jsonl") : undefined,
      previews: previews.of,
    },
    folder,
  );
  log.info(`Shard ${shard.index}/${shard.of} is left in ${folder}.`);
  if (settings.collect !== undefined)
    log.info(
      `Once all ${shard.of} are in ${settings.collect}, run once more with the same settings and "collect", and without "shard": that run delivers for all.`,
    );
  return folder;
}
