import type { OpenJob } from "../memory/ledger.js";
import type { Cutout, Found, Outcome, PictureResult, Task, TaskId } from "../model.js";
import { withinBudget } from "./budget.js";
import type { Plan, PlanContext, Work } from "./model.js";
import { resultsOf } from "./result.js";

/** Where a task's cutout is to come from. */
type Way =
  | { readonly kind: "stored"; readonly task: Task; readonly cutout: Cutout }
  | { readonly kind: "resumed"; readonly task: Task; readonly job: OpenJob }
  | { readonly kind: "submit"; readonly task: Task }
  /** The service would not take it. */
  | { readonly kind: "none"; readonly task: Task; readonly outcome: Outcome };

type Decided = Omit<Plan, "works" | "orphans">;

/** Store, ledger, limits and budget say where each task's cutout comes from. */
export async function decide<M extends Found>(
  works: ReadonlyMap<TaskId, readonly Work[]>,
  context: PlanContext<M>,
): Promise<Decided> {
  const ways = await waysOf(works, context);
  const settled = ways.flatMap((way) =>
    way.kind === "none" ? resultsOf(works.get(way.task.id) ?? [], way.outcome) : [],
  );
  if (context.planOnly !== undefined) {
    const shown = planned(context.planOnly, ways, works);
    return { settled: [...settled, ...shown], stored: [], resumed: [], submit: [] };
  }
  const submit = ways.flatMap((way) => (way.kind === "submit" ? [way.task] : []));
  const budgeted = withinBudget(submit, works, context);
  return {
    settled: [...settled, ...budgeted.settled],
    stored: ways.filter((way) => way.kind === "stored"),
    resumed: byJob(ways.filter((way) => way.kind === "resumed")),
    submit: budgeted.submit,
  };
}

async function waysOf<M extends Found>(
  works: ReadonlyMap<TaskId, readonly Work[]>,
  context: PlanContext<M>,
): Promise<readonly Way[]> {
  const jobs = new Map(context.openJobs.flatMap((job) => unsettledTasks(job).map((task) => [task, job] as const)));
  const ways: Way[] = [];
  for (const [id, group] of works) {
    const task = taskOf(id, group);
    if (task !== undefined) ways.push(await wayOf(task, jobs.get(id), context));
  }
  return ways;
}

async function wayOf<M extends Found>(task: Task, job: OpenJob | undefined, context: PlanContext<M>): Promise<Way> {
  const cutout = context.force ? undefined : await context.findCutout(task.id);
  if (cutout !== undefined) return { kind: "stored", task, cutout };
  if (job !== undefined) return { kind: "resumed", task, job };
  const admission = context.admit(task.picture);
  switch (admission.kind) {
    case "admitted":
      return { kind: "submit", task };
    case "skipped":
      return { kind: "none", task, outcome: { kind: "skipped", reason: admission.reason } };
    case "refused": {
      const failure = { stage: "plan", reason: admission.reason, paid: false, retryable: false } as const;
      return { kind: "none", task, outcome: { kind: "failed", failure } };
    }
  }
}

function unsettledTasks(job: OpenJob): readonly TaskId[] {
  const settled = new Set(job.settled);
  return job.tasks.map(({ task }) => task).filter((task) => !settled.has(task));
}

function taskOf(id: TaskId, group: readonly Work[]): Task | undefined {
  const [first, ...rest] = group;
  return first === undefined ? undefined : { id, picture: first.picture, twins: rest.map((work) => work.picture) };
}

function byJob(resumed: readonly Extract<Way, { kind: "resumed" }>[]): Plan["resumed"] {
  const jobs = new Map<OpenJob, Task[]>();
  for (const { job, task } of resumed) {
    const others = jobs.get(job);
    if (others === undefined) jobs.set(job, [task]);
    else others.push(task);
  }
  return [...jobs].map(([job, tasks]) => ({ job, tasks }));
}

/** In a run that submits nothing: what would have become of each picture. */
function planned(
  why: string,
  ways: readonly Way[],
  works: ReadonlyMap<TaskId, readonly Work[]>,
): readonly PictureResult[] {
  return ways.flatMap((way) => {
    const outcome = wouldBe(way, why);
    return outcome === undefined ? [] : resultsOf(works.get(way.task.id) ?? [], outcome);
  });
}

function wouldBe({ kind }: Way, why: string): Outcome | undefined {
  switch (kind) {
    case "stored":
      return { kind: "reused", products: [], reason: `${why}: would be finished from the store, unpaid` };
    case "resumed":
      return { kind: "reused", products: [], reason: `${why}: would be collected from an earlier run's job, unpaid` };
    case "submit":
      return { kind: "planned", reason: `${why}: would be submitted` };
    case "none":
      return undefined;
  }
}
