import type { OpenJob, PaidBefore } from "../memory/ledger.js";
import type { Cutout, Found, Outcome, PictureResult, Product, Task, TaskId } from "../model.js";
import { withinBudget } from "./budget.js";
import { createCopySearch, createProductSearch, donorsOf, type FindCopies } from "./copies.js";
import { keepOwn } from "./keep-own.js";
import type { Copied, PictureWork, Plan, PlanContext } from "./model.js";
import { paidBeforeFailure } from "./paid-before.js";
import { resultOf, resultsOf } from "./result.js";
import type { ProductPlan } from "./settle.js";
import { sliceOf } from "./slice.js";

/** Where a task's cutout is to come from. */
type Way =
  | { readonly kind: "stored"; readonly task: Task; readonly cutout: Cutout }
  | { readonly kind: "copied"; readonly task: Task; readonly copied: readonly Copied[] }
  /** The picture is cut out already. */
  | { readonly kind: "own"; readonly task: Task }
  /** It cannot be cut out, and stands in its product's place as it is. */
  | { readonly kind: "original"; readonly task: Task; readonly reason: string }
  | { readonly kind: "resumed"; readonly task: Task; readonly job: OpenJob }
  | { readonly kind: "submit"; readonly task: Task }
  /** The service would not take it, or has been paid for it without a result. */
  | { readonly kind: "none"; readonly task: Task; readonly outcome: Outcome }
  /** All that is new is how its products are judged, and there is no cutout to judge but for money. */
  | { readonly kind: "unjudged"; readonly task: Task };

type Decided = Omit<Plan, "works" | "scope" | "orphans" | "renamed" | "wouldSubmit">;

/** Store, ledger, limits and budget say where each task's cutout comes from. */
export async function decide<M extends Found>(
  works: ReadonlyMap<TaskId, readonly PictureWork[]>,
  context: PlanContext<M>,
): Promise<Decided> {
  const open = await keepOwn(await waysOf(works, context), "none", context);
  const ways = await keepOwn(open, "original", context);
  const settled = ways.flatMap((way) => settledBy(way, works.get(way.task.id) ?? []));
  const slice = sliceOf(
    ways.filter((way) => way.kind !== "none" && way.kind !== "unjudged"),
    works,
    context,
  );
  // A slice's pictures alone are looked into: of a large catalog each night takes its share of that work, too.
  const taken = await keepOwn(slice.taken, "submit", context);
  const submit = taken.flatMap((way) => (way.kind === "submit" ? [way.task] : []));
  const budgeted = withinBudget(submit, works, context);
  return {
    settled: [...settled, ...slice.settled, ...budgeted.settled],
    stored: taken.filter((way) => way.kind === "stored"),
    copied: taken.flatMap((way) => (way.kind === "copied" ? way.copied : [])),
    own: taken.flatMap((way) => (way.kind === "own" ? [way.task] : [])),
    originals: taken.filter((way) => way.kind === "original"),
    resumed: byJob(taken.filter((way) => way.kind === "resumed")),
    submit: budgeted.submit,
  };
}

async function waysOf<M extends Found>(
  works: ReadonlyMap<TaskId, readonly PictureWork[]>,
  context: PlanContext<M>,
): Promise<readonly Way[]> {
  if (works.size === 0) return [];
  const donors = donorsOf(context, works);
  const findCopies = createCopySearch(donors, context);
  const findProduct = createProductSearch(donors, context);
  const jobs = new Map(context.openJobs.flatMap((job) => unsettledTasks(job).map((task) => [task, job] as const)));
  const paidBefore = new Map(context.paidBefore.map((before) => [before.task, before]));
  const ways: Way[] = [];
  for (const [id, group] of works) {
    const task = taskOf(id, group);
    if (task === undefined) continue;
    const before = paidBefore.get(id);
    const way = await unpaidWayOf(task, group, jobs.get(id), { ...context, findCopies, findProduct });
    if (way === undefined && context.billed && group.every(isOnlyUnjudged)) ways.push({ kind: "unjudged", task });
    else ways.push(way ?? (before === undefined ? await wayToService(task, context) : wayOfPaidBefore(task, before)));
  }
  return ways;
}

function settledBy(way: Way, group: readonly PictureWork[]): readonly PictureResult[] {
  if (way.kind === "none") return resultsOf(group, way.outcome);
  if (way.kind !== "unjudged") return [];
  return group.map(({ picture, products }) =>
    resultOf(picture, { kind: "reused", products: products.flatMap(productThere), reason: UNJUDGED }),
  );
}

const UNJUDGED =
  'up to date, but not judged by the changed "require": its cutout is in no store any more, and another would be paid for';

function isOnlyUnjudged({ products }: PictureWork): boolean {
  return products.every((plan) => plan.kind !== "finish" || plan.unjudged !== undefined);
}

function productThere(plan: ProductPlan): readonly Product[] {
  const product = plan.kind === "finish" ? plan.unjudged : plan.product;
  return product === undefined ? [] : [product];
}

interface Searches extends Pick<PlanContext<never>, "force" | "findCutout" | "adopt" | "judgeAgain"> {
  readonly findCopies: FindCopies;
  readonly findProduct: ReturnType<typeof createProductSearch>;
}

/** @returns undefined where the task's cutout is nowhere to be had but at the service */
async function unpaidWayOf(
  task: Task,
  group: readonly PictureWork[],
  job: OpenJob | undefined,
  { force, findCutout, adopt, judgeAgain, findCopies, findProduct }: Searches,
): Promise<Way | undefined> {
  const cutout = force ? undefined : await findCutout(task.id);
  if (cutout !== undefined) return { kind: "stored", task, cutout };
  if (job !== undefined) return { kind: "resumed", task, job };
  const copied = force ? undefined : await copiesOf(group, findCopies);
  if (copied !== undefined) return { kind: "copied", task, copied };
  if (force) return undefined;
  const product = await findProduct(task);
  if (product !== undefined) return { kind: "stored", task, cutout: await adopt(task, product.path, product.line) };
  const kept = await judgeAgain(task);
  return kept && { kind: "stored", task, cutout: kept };
}

async function copiesOf(group: readonly PictureWork[], find: FindCopies): Promise<readonly Copied[] | undefined> {
  const copied: Copied[] = [];
  for (const work of group) {
    const copies = await find(work);
    if (copies === undefined) return undefined;
    copied.push({ work, copies });
  }
  return copied;
}

function wayOfPaidBefore(task: Task, before: PaidBefore): Way {
  return { kind: "none", task, outcome: { kind: "failed", failure: paidBeforeFailure(before) } };
}

async function wayToService<M extends Found>(task: Task, context: PlanContext<M>): Promise<Way> {
  const refused = await context.refused(task.id);
  if (refused?.kind === "original") return { ...refused, task };
  if (refused !== undefined) return { kind: "none", task, outcome: refused };
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

function taskOf(id: TaskId, group: readonly PictureWork[]): Task | undefined {
  const [first, ...rest] = group;
  if (first === undefined) return undefined;
  return { id, picture: first.picture, twins: rest.length === 0 ? NO_TWINS : rest.map((work) => work.picture) };
}

const NO_TWINS: Task["twins"] = [];

function byJob(resumed: readonly Extract<Way, { kind: "resumed" }>[]): Plan["resumed"] {
  const jobs = new Map<OpenJob, Task[]>();
  for (const { job, task } of resumed) {
    const others = jobs.get(job);
    if (others === undefined) jobs.set(job, [task]);
    else others.push(task);
  }
  return [...jobs].map(([job, tasks]) => ({ job, tasks }));
}
