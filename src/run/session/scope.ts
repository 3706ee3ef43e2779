import type { Prefix } from "../../paths.js";
import type { Plan } from "../../plan/model.js";
import type { Share } from "../../plan/share.js";
import type { DeliveryWay, PlanOnly, Run } from "../../run-model.js";
import { MOST_SHARDS } from "../../settings/shards.js";
import type { Settings } from "../../settings.js";

/** What the settings say of a run's extent: where its paths begin, which share it has, whether it may act. */

export function prefixOf(settings: Pick<Settings, "workingDirectory">): Prefix {
  return settings.workingDirectory === "" ? "" : `${settings.workingDirectory}/`;
}

/** Why nothing may be submitted in this run, where that is so. */
export function whyPlanOnly({ dryRun, service }: Pick<Settings, "dryRun" | "service">): PlanOnly | undefined {
  if (dryRun) return "dry-run";
  return service.kind === "remote" && service.appCode.kind === "withheld" ? "no-secrets" : undefined;
}

/** What of the plan this run carries out. */
export function shareOf({ shard, collect }: Pick<Settings, "shard" | "collect">): Share {
  if (shard !== undefined) return { kind: "shard", shard };
  return { kind: collect === undefined ? "whole" : "collected" };
}

/** How wide a matrix is for this plan, where that was asked for: 0 where there is no work. */
export function shardsOf({ scope }: Plan, { shardSize }: Pick<Settings, "shardSize">): Pick<Run, "shardCount"> {
  return shardSize === undefined ? {} : { shardCount: Math.min(MOST_SHARDS, Math.ceil(scope.tasks / shardSize)) };
}

/** Whether a way of delivery makes a commit. */
export function isGitWay(way: DeliveryWay): boolean {
  return way === "commit" || way === "pull-request";
}
