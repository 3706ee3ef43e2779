import { lstat } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { OpenJob } from "../memory/ledger.js";
import type { Cutout, Failure, Found, Picture, PictureResult, Task, TaskId } from "../model.js";
import { messageOf } from "../user-error.js";
import { findCollisions } from "./collisions.js";
import { knownContent, type ProductPlan, type SettleContext, settle } from "./settle.js";

/** What looking at a matched file gives; the find step's own words. */
export type Looked<M extends Found> =
  | { readonly kind: "picture"; readonly picture: Picture }
  | { readonly kind: "pointer"; readonly match: M; readonly contentId: string; readonly failure: Failure }
  | { readonly kind: "refused"; readonly match: M; readonly failure: Failure }
  | { readonly kind: "passed-over" };

/** Whether a picture is within what the service takes, or can be fitted to it. */
export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

export interface PlanContext<M extends Found> extends SettleContext {
  readonly look: (match: M) => Promise<Looked<M>>;
  readonly admit: (picture: Picture) => Admission;
  readonly openJobs: readonly OpenJob[];
  /** Most tasks that may be paid for; `Infinity` for no bound, as with the embedded service. */
  readonly budget: number;
  readonly overBudget: "refuse" | "defer";
  /** Why nothing may be submitted: a dry run, or a run without secrets. */
  readonly planOnly: string | undefined;
}

/** A picture whose products wait for its task's cutout. */
export interface Work {
  readonly picture: Picture;
  readonly products: readonly ProductPlan[];
}

export interface Plan {
  /** Pictures whose outcome is known before anything is submitted. */
  readonly settled: readonly PictureResult[];
  /** The pictures of each task below. */
  readonly works: ReadonlyMap<TaskId, readonly Work[]>;
  /** Tasks whose cutout is in the store: finished again, unpaid. */
  readonly stored: readonly { readonly task: Task; readonly cutout: Cutout }[];
  /** Jobs that an earlier run paid for, with those of their tasks that are wanted still. */
  readonly resumed: readonly { readonly job: OpenJob; readonly tasks: readonly Task[] }[];
  /** Tasks to submit, in the order of their paths. */
  readonly submit: readonly Task[];
  /** Products in the manifest whose source is gone, relative to the workspace. */
  readonly orphans: readonly string[];
}

/** Files are read a few at a time: more would only move the disk's head. */
const READS_AT_ONCE = 8;

type Candidate =
  | { readonly kind: "settled"; readonly result: PictureResult; readonly products: readonly string[] }
  | { readonly kind: "work"; readonly work: Work };

/** Decides what becomes of every matched file. Nothing is submitted before the whole plan is made. */
export async function plan<M extends Found>(matches: readonly M[], context: PlanContext<M>): Promise<Plan> {
  const candidates = await considerAll(matches, context);
  const collisions = findCollisions(candidates.map(claimOf));
  const settled: PictureResult[] = [];
  const works = new Map<TaskId, Work[]>();
  for (const candidate of candidates) {
    const failure = collisions.get(candidate.kind === "work" ? candidate.work.picture.path : candidate.result.path);
    if (failure !== undefined) settled.push(failed(foundOf(candidate), failure));
    else if (candidate.kind === "settled") settled.push(candidate.result);
    else addTo(works, candidate.work);
  }
  const decided = await decide(works, context);
  const orphans = await findOrphans(new Set(matches.map((match) => match.path)), context);
  return { ...decided, settled: [...settled, ...decided.settled], works, orphans };
}

/** What the manifest settles is not opened, and costs next to nothing; the rest is read, a few files at a time. */
async function considerAll<M extends Found>(
  matches: readonly M[],
  context: PlanContext<M>,
): Promise<readonly Candidate[]> {
  const settled: Candidate[] = [];
  const open: M[] = [];
  for (const match of matches) {
    const products = await settleUnopened(match, context);
    if (products === undefined) open.push(match);
    else settled.push(settledBy(match, products));
  }
  const limit = pLimit(READS_AT_ONCE);
  const read = await Promise.all(open.map((match) => limit(() => considerOpened(match, context))));
  return [...settled, ...read.flat()];
}

/** @returns undefined where the picture has to be looked at */
async function settleUnopened<M extends Found>(
  match: M,
  context: PlanContext<M>,
): Promise<readonly ProductPlan[] | undefined> {
  const contentId = knownContent(match.path, context);
  if (contentId === undefined) return undefined;
  try {
    const products = await settle({ path: match.path, model: match.model, contentId }, context);
    return isSettled(products) ? products : undefined;
  } catch {
    // What is wrong with this picture's product is met again, and told, when the picture is opened.
    return undefined;
  }
}

async function considerOpened<M extends Found>(match: M, context: PlanContext<M>): Promise<readonly Candidate[]> {
  try {
    return await considerContent(await context.look(match), context);
  } catch (error) {
    const failure: Failure = { stage: "plan", reason: messageOf(error), paid: false, retryable: false };
    return [{ kind: "settled", result: failed(match, failure), products: [] }];
  }
}

async function considerContent<M extends Found>(
  looked: Looked<M>,
  context: PlanContext<M>,
): Promise<readonly Candidate[]> {
  switch (looked.kind) {
    case "passed-over":
      return [];
    case "refused":
      return [{ kind: "settled", result: failed(looked.match, looked.failure), products: [] }];
    case "pointer": {
      const products = await settle({ ...looked.match, contentId: looked.contentId }, context);
      if (isSettled(products)) return [settledBy(looked.match, products)];
      return [{ kind: "settled", result: failed(looked.match, looked.failure), products: [] }];
    }
    case "picture": {
      const { picture } = looked;
      const products = await settle(picture, context);
      return isSettled(products) ? [settledBy(picture, products)] : [{ kind: "work", work: { picture, products } }];
    }
  }
}

function isSettled(products: readonly ProductPlan[]): boolean {
  return products.every((product) => product.kind !== "finish");
}

function settledBy(found: Found, products: readonly ProductPlan[]): Candidate {
  const kept = products.find((product) => product.kind === "kept");
  const outcome = {
    kind: kept === undefined ? ("reused" as const) : ("kept" as const),
    products: products.flatMap((plan) => (plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : [])),
    reason: kept?.reason ?? "up to date",
  };
  return {
    kind: "settled",
    result: { path: found.path, model: found.model, outcome },
    products: outcome.products.map((product) => product.path),
  };
}

function claimOf(candidate: Candidate) {
  if (candidate.kind === "settled") return { source: candidate.result.path, products: candidate.products };
  const { picture, products } = candidate.work;
  const paths = products.flatMap((plan) =>
    plan.kind === "finish" ? [plan.path] : plan.product === undefined ? [] : [plan.product.path],
  );
  return { source: picture.path, products: paths };
}

function foundOf(candidate: Candidate): Pick<Found, "path" | "model"> {
  return candidate.kind === "work" ? candidate.work.picture : candidate.result;
}

function addTo(works: Map<TaskId, Work[]>, work: Work): void {
  const id: TaskId = `${work.picture.contentId}.${work.picture.model}`;
  const others = works.get(id);
  if (others === undefined) works.set(id, [work]);
  else others.push(work);
}

type Decided = Pick<Plan, "settled" | "stored" | "resumed" | "submit">;

async function decide<M extends Found>(
  works: ReadonlyMap<TaskId, readonly Work[]>,
  context: PlanContext<M>,
): Promise<Decided> {
  const stored: { task: Task; cutout: Cutout }[] = [];
  const resumed = new Map<OpenJob, Task[]>();
  const submit: Task[] = [];
  const settled: PictureResult[] = [];
  const jobs = new Map(context.openJobs.flatMap((job) => unsettledTasks(job).map((task) => [task, job] as const)));
  for (const [id, group] of works) {
    const task = taskOf(id, group);
    if (task === undefined) continue;
    const cutout = context.force ? undefined : await context.findCutout(id);
    const job = jobs.get(id);
    if (cutout !== undefined) stored.push({ task, cutout });
    else if (job !== undefined) resumed.set(job, [...(resumed.get(job) ?? []), task]);
    else settled.push(...admitted(task, group, context, submit));
  }
  const jobsToResume = [...resumed].map(([job, tasks]) => ({ job, tasks }));
  if (context.planOnly !== undefined) {
    return {
      settled: [...settled, ...planned(context.planOnly, works, stored, jobsToResume, submit)],
      stored: [],
      resumed: [],
      submit: [],
    };
  }
  const budgeted = withinBudget(submit, works, context);
  return { settled: [...settled, ...budgeted.settled], stored, resumed: jobsToResume, submit: budgeted.submit };
}

function unsettledTasks(job: OpenJob): readonly TaskId[] {
  const settled = new Set(job.settled);
  return job.tasks.map(({ task }) => task).filter((task) => !settled.has(task));
}

function taskOf(id: TaskId, group: readonly Work[]): Task | undefined {
  const [first, ...rest] = group;
  return first === undefined ? undefined : { id, picture: first.picture, twins: rest.map((work) => work.picture) };
}

/** Adds the task to those that are submitted, or says why the service would not take it. */
function admitted<M extends Found>(
  task: Task,
  group: readonly Work[],
  context: PlanContext<M>,
  submit: Task[],
): readonly PictureResult[] {
  const admission = context.admit(task.picture);
  switch (admission.kind) {
    case "admitted":
      submit.push(task);
      return [];
    case "skipped":
      return group.map(({ picture }) => resultOf(picture, { kind: "skipped", reason: admission.reason }));
    case "refused":
      return group.map(({ picture }) =>
        failed(picture, { stage: "plan", reason: admission.reason, paid: false, retryable: false }),
      );
  }
}

function planned(
  why: string,
  works: ReadonlyMap<TaskId, readonly Work[]>,
  stored: Plan["stored"],
  resumed: Plan["resumed"],
  submit: readonly Task[],
): readonly PictureResult[] {
  const results = (task: Task, outcome: PictureResult["outcome"]) =>
    (works.get(task.id) ?? []).map(({ picture }) => resultOf(picture, outcome));
  const unpaid = (reason: string) => ({ kind: "reused" as const, products: [], reason: `${why}: ${reason}` });
  return [
    ...stored.flatMap(({ task }) => results(task, unpaid("would be finished from the store, unpaid"))),
    ...resumed.flatMap(({ tasks }) =>
      tasks.flatMap((task) => results(task, unpaid("would be collected from an earlier run's job, unpaid"))),
    ),
    ...submit.flatMap((task) => results(task, { kind: "planned", reason: `${why}: would be submitted` })),
  ];
}

function withinBudget<M extends Found>(
  submit: readonly Task[],
  works: ReadonlyMap<TaskId, readonly Work[]>,
  context: PlanContext<M>,
): Pick<Plan, "settled" | "submit"> {
  const { budget } = context;
  if (submit.length <= budget) return { settled: [], submit };
  const defer = context.overBudget === "defer";
  const left = defer ? submit.slice(budget) : submit;
  const numbers = `${submit.length} pictures are to be paid for, and "max-paid" is ${budget}`;
  const outcome: PictureResult["outcome"] = defer
    ? { kind: "deferred", reason: `${numbers}: left to the next run`, paid: false }
    : {
        kind: "failed",
        failure: {
          stage: "plan",
          reason: `${numbers}, so none was submitted: raise it, or set "over-budget: defer"`,
          paid: false,
          retryable: false,
        },
      };
  const settled = left.flatMap((task) => (works.get(task.id) ?? []).map(({ picture }) => resultOf(picture, outcome)));
  return { settled, submit: defer ? submit.slice(0, budget) : [] };
}

async function findOrphans<M extends Found>(
  found: ReadonlySet<string>,
  context: PlanContext<M>,
): Promise<readonly string[]> {
  const { manifest, prefix, workspace, tracked } = context;
  const orphans: string[] = [];
  for (const [source, lines] of manifest.bySource) {
    // A picture that a sparse checkout leaves out is not gone.
    if (found.has(prefix + source) || tracked.has(prefix + source)) continue;
    if (await exists(join(workspace, prefix + source))) continue;
    orphans.push(...lines.map((line) => prefix + line.product));
  }
  return orphans.toSorted();
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function resultOf(picture: Picture, outcome: PictureResult["outcome"]): PictureResult {
  const { path, model, width, height } = picture;
  return { path, model, size: { width, height }, outcome };
}

function failed(found: Pick<Found, "path" | "model">, failure: Failure): PictureResult {
  return { path: found.path, model: found.model, outcome: { kind: "failed", failure } };
}
