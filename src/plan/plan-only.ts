import type { Outcome, PictureResult, Task } from "../model.js";
import type { Plan } from "./model.js";
import { resultOf, resultsOf } from "./result.js";

/**
 * The plan of a run that only tells: nothing is left to do, and every picture has the outcome that a run in earnest would
 * come to, the budget's included.
 * @param why a dry run, or a run without secrets
 */
export function planOnly(plan: Plan, why: string): Plan {
  const all = (task: Task, outcome: Outcome) => resultsOf(plan.works.get(task.id) ?? [], outcome);
  const unpaid = (how: string): Outcome => ({
    kind: "reused",
    products: [],
    reason: `${why}: would be ${how}, unpaid`,
  });
  // One object for all: a catalog may have a hundred thousand of them.
  const planned: Outcome = { kind: "planned", reason: `${why}: would be submitted` };
  const told: readonly PictureResult[] = [
    ...plan.stored.flatMap(({ task }) => all(task, unpaid("finished from the store"))),
    ...plan.own.flatMap(({ id }) => ownOf(plan, id, why)),
    ...plan.originals.flatMap(({ task, reason }) => all(task, { kind: "skipped", reason: `${why}: ${reason}` })),
    ...plan.copied.map(({ work }) => resultOf(work.picture, unpaid("copied from an equal picture's product"))),
    ...plan.resumed.flatMap(({ tasks }) =>
      tasks.flatMap((task) => all(task, unpaid("collected from an earlier run's job"))),
    ),
    ...plan.submit.flatMap((task) => toSubmit(task, planned, why)),
  ];
  const nothing = {
    stored: [],
    copied: [],
    own: [],
    originals: [],
    resumed: [],
    submit: [],
    renamed: [],
    works: new Map(),
  };
  return { ...plan, ...nothing, settled: [...plan.settled, ...told], wouldSubmit: plan.submit.length };
}

function ownOf({ works }: Plan, task: Task["id"], why: string): readonly PictureResult[] {
  const reason = `${why}: would be kept as it is cut out already, unsent and unpaid`;
  return resultsOf(works.get(task) ?? [], { kind: "reused", products: [], reason });
}

function toSubmit({ picture, twins }: Task, planned: Outcome, why: string): readonly PictureResult[] {
  const once = `${why}: would be sent once with ${picture.path}, which is equal`;
  return [resultOf(picture, planned), ...twins.map((twin) => resultOf(twin, { kind: "planned", reason: once }))];
}
