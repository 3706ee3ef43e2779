import type { Run } from "../run-model.js";
import type { Settings } from "../settings.js";
import { count, digits } from "./words.js";

export type RunVerdict = { readonly kind: "passed" } | { readonly kind: "failed"; readonly message: string };

/**
 * Whether the step fails, decided here alone. `any`: a failed picture is enough; `all`: only when no picture came out
 * otherwise; `never`: not for pictures nor for their delivery. A delivery that failed counts with `any` and `all`.
 */
export function verdict(
  failOn: Settings["failOn"],
  run: Pick<Run, "counts" | "delivered" | "missingShards" | "trouble">,
): RunVerdict {
  const trouble = run.trouble === undefined ? [] : [run.trouble];
  if (failOn === "never" && trouble.length === 0) return { kind: "passed" };
  if (failOn === "never") return { kind: "failed", message: trouble.join(" ") };
  const problems = [...trouble, ...pictureProblem(failOn, run), ...shardProblem(failOn, run), ...deliveryProblems(run)];
  return problems.length === 0 ? { kind: "passed" } : { kind: "failed", message: problems.join(" ") };
}

function pictureProblem(failOn: "any" | "all", { counts }: Pick<Run, "counts">): readonly string[] {
  const fails = failOn === "any" ? counts.failed > 0 : counts.failed > 0 && counts.failed === counts.total;
  if (!fails) return [];
  return [
    `${digits(counts.failed)} of ${count(counts.total, "picture")} failed; the summary says why, picture by picture.`,
  ];
}

/** Pictures of a shard that did not come are deferred, and yet somebody has to look at it. */
function shardProblem(
  failOn: "any" | "all",
  { missingShards, counts }: Pick<Run, "counts" | "missingShards">,
): readonly string[] {
  const fails = failOn === "any" ? missingShards.length > 0 : missingShards.length > 0 && counts.made === 0;
  return fails ? missingText(missingShards) : [];
}

/** Names the shards that a collecting run did not get; nothing where none is missing. */
export function missingText(shards: Run["missingShards"]): readonly string[] {
  if (shards.length === 0) return [];
  const legs = shards.length === 1 ? "its leg" : "their legs";
  return [
    `${count(shards.length, "shard")} could not be collected: ${shards.join("; ")}. Run ${legs} again and collect once more, or leave ${shards.length === 1 ? "its" : "their"} pictures to the next run.`,
  ];
}

/** What is wrong with the run as a whole, whatever became of its pictures, for a page's top. */
export function troublesOf({ trouble, missingShards, noWay }: Pick<Run, "trouble" | "missingShards" | "noWay">) {
  return [trouble ?? [], missingText(missingShards), noWay ?? []].flat();
}

function deliveryProblems({ delivered }: Pick<Run, "delivered">): readonly string[] {
  return delivered.flatMap((each) =>
    each.kind === "failed" ? [`Delivery by ${each.way} failed: ${each.reason}`] : [],
  );
}
