import type { Outcome, PictureResult, Task, TaskId } from "../model.js";
import type { PictureWork, PlanContext } from "./model.js";
import { resultsOf } from "./result.js";

export interface Budgeted {
  readonly submit: readonly Task[];
  /** Pictures that the budget has no room for. */
  readonly settled: readonly PictureResult[];
}

/** Takes what the budget allows: all, or with `defer` the first ones, or else none. */
export function withinBudget(
  submit: readonly Task[],
  works: ReadonlyMap<TaskId, readonly PictureWork[]>,
  { budget, overBudget, share }: Pick<PlanContext<never>, "budget" | "overBudget" | "share">,
): Budgeted {
  if (submit.length <= budget) return { settled: [], submit };
  const [taken, left] = overBudget === "defer" ? [submit.slice(0, budget), submit.slice(budget)] : [[], submit];
  const numbers =
    share.kind === "shard"
      ? `${submit.length} pictures of shard ${share.shard.index}/${share.shard.of} are to be paid for, and its share of "max-paid" is ${budget}`
      : `${submit.length} pictures are to be paid for, and "max-paid" is ${budget}`;
  const outcome = beyondBudget(numbers, overBudget);
  return { settled: left.flatMap((task) => resultsOf(works.get(task.id) ?? [], outcome)), submit: taken };
}

function beyondBudget(numbers: string, overBudget: "refuse" | "defer"): Outcome {
  if (overBudget === "defer") return { kind: "deferred", reason: `${numbers}: left to the next run`, paid: false };
  const reason = `${numbers}, so none was submitted: raise it, or set "over-budget: defer"`;
  return { kind: "failed", failure: { stage: "plan", reason, paid: false, retryable: false } };
}
