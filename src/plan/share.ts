import { createHash } from "node:crypto";
import type { PictureResult, Shard, TaskId } from "../model.js";
import { toLocal } from "../paths.js";
import type { PlanContext } from "./model.js";
import type { SettleContext } from "./settle.js";

/** What a run carries out of the whole plan. */
export type Share =
  | { readonly kind: "whole" }
  /** One leg of a matrix. */
  | { readonly kind: "shard"; readonly shard: Shard }
  /** The legs have done the work; this run brings it together, and asks nothing of store, ledger or service. */
  | { readonly kind: "collected" };

/**
 * Which of `of` shards a task or a path belongs to, from 1. By a hash, so that shares are even, and by a task's content,
 * so that equal pictures are in one share and are paid for once.
 */
export function shardOf(key: string, of: number): number {
  const hash = createHash("sha256").update(key).digest();
  return (hash.readUIntBE(0, 6) % of) + 1;
}

/** Whether the share has this task. */
export function hasTask(share: Share, task: TaskId): boolean {
  return share.kind !== "shard" || shardOf(task, share.shard.of) === share.shard.index;
}

/** Whether the share tells of a picture that needs no work: in a matrix exactly one leg does. */
export function tellsOf(
  share: Share,
  { path, model }: Pick<PictureResult, "path" | "model">,
  { manifest, prefix }: Pick<SettleContext, "manifest" | "prefix">,
): boolean {
  if (share.kind !== "shard") return true;
  const [line] = manifest.bySource.get(toLocal(path, prefix)) ?? [];
  return shardOf(line === undefined ? path : `${line.content}.${model}`, share.shard.of) === share.shard.index;
}

/**
 * A leg's part of the most that may be paid for, in proportion to the tasks of each leg. Every leg makes the same plan and
 * so comes to the same division: however they run, together they never pay for more than `budget`.
 *
 * @param tasks of the whole: what the manifest does not settle
 */
export function shareOfBudget(
  { budget, overBudget }: Pick<PlanContext<never>, "budget" | "overBudget">,
  tasks: Iterable<TaskId>,
  { index, of }: Shard,
): number {
  if (!Number.isFinite(budget)) return budget;
  const counts = Array.from({ length: of }, () => 0);
  for (const task of tasks) {
    const at = shardOf(task, of) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= budget) return counts[index - 1] ?? 0;
  const exact = counts.map((count) => (count * budget) / total);
  // Rounded up, a leg of a whole that is to be refused might find room for all that it has, and pay.
  if (overBudget === "refuse") return Math.floor(exact[index - 1] ?? 0);
  const spare = budget - exact.reduce((sum, part) => sum + Math.floor(part), 0);
  // The largest remainders get what rounding down leaves over; of equal ones the first.
  const byRemainder = exact.map((part, at) => ({ at, rest: part - Math.floor(part) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.at - b.at);
  const lucky = byRemainder.slice(0, spare).some(({ at }) => at === index - 1);
  return Math.floor(exact[index - 1] ?? 0) + (lucky ? 1 : 0);
}
