import { resolve } from "node:path";
import type { Shard } from "../model.js";
import type { Settings } from "../settings.js";
import type { RawReading } from "./raw-inputs.js";
import type { InputReader } from "./reader.js";

/** As many jobs as GitHub lets a matrix have. */
export const MOST_SHARDS = 256;

export function readShards(read: InputReader, workspace: string) {
  const [shard, folder] = [readShard(read), read.text("collect")];
  const size = read.text("shard-size") === "" ? undefined : read.integer("shard-size", { min: 1, max: 1_000_000 });
  return {
    ...(shard !== undefined && { shard }),
    ...(size !== undefined && { shardSize: size }),
    ...(folder !== "" && { collect: resolve(workspace, folder) }),
  };
}

function readShard(read: InputReader): Shard | undefined {
  const text = read.text("shard");
  if (text === "") return undefined;
  const [, index, of] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard;
  read.problem("shard", `which of how many, such as 2/4: from 1/1 to ${MOST_SHARDS}/${MOST_SHARDS}`);
  return undefined;
}

/** What a leg, a plan that sizes a matrix, and a collecting run cannot do. */
export function refuseShardContradictions(settings: Settings, raw: RawReading, problems: string[]): void {
  const { shard, shardSize, collect, deliver, dryRun } = settings;
  const way = deliver.find((way) => way !== "artifact");
  if (shard !== undefined && way !== undefined)
    problems.push(
      `"deliver" is ${way}, but a shard delivers nothing by itself: the step with "collect" commits or opens the pull request, once for all shards. Set "deliver: artifact" here, or none`,
    );
  if (shard !== undefined && shardSize !== undefined)
    problems.push('"shard-size" is for the plan that sizes the matrix, not for one of its legs: leave it out here');
  if (shardSize !== undefined && !dryRun)
    problems.push('"shard-size" needs "dry-run: true": it says how many shards the planned work makes');
  if (collect !== undefined && shard === undefined && settings.force)
    problems.push('"force" is for the shards, which redo the pictures: leave it out of the step with "collect"');
  if (collect !== undefined && shard === undefined && raw.given.has("app-code"))
    problems.push(
      '"app-code" is for the shards: the step with "collect" asks no service, so leave the secret out of it',
    );
}
