import type { Found, PictureResult, TaskId } from "../model.js";
import { findCollisions } from "./collisions.js";
import { claimOf, considerAll, foundOf, renamedIn } from "./consider.js";
import { decide } from "./decide.js";
import type { PictureWork, Plan, PlanContext } from "./model.js";
import { findOrphans } from "./orphans.js";
import { failedPicture } from "./result.js";
import { hasTask, type Share, shareOfBudget, tellsOf } from "./share.js";

/** Decides what becomes of every matched file. Nothing is submitted before the whole plan is made. */
export async function plan<M extends Found>(matches: readonly M[], context: PlanContext<M>): Promise<Plan> {
  const candidates = await considerAll(matches, context);
  const collisions = findCollisions({
    *[Symbol.iterator]() {
      for (const candidate of candidates) yield claimOf(candidate, context.results);
    },
  });
  const settled: PictureResult[] = [];
  const works = new Map<TaskId, PictureWork[]>();
  for (const candidate of candidates) {
    const failure = collisions.get(candidate.kind === "work" ? candidate.work.picture.path : candidate.result.path);
    if (failure !== undefined) settled.push(failedPicture(foundOf(candidate), failure));
    else if (candidate.kind === "settled") settled.push(candidate.result);
    else addTo(works, candidate.work);
  }
  const { share } = context;
  const own: Plan["works"] = share.kind === "shard" ? ofShare(works, share) : works;
  const budget = share.kind === "shard" ? shareOfBudget(context, works.keys(), share.shard) : context.budget;
  const decided = await decide(share.kind === "collected" ? NO_WORKS : own, { ...context, budget });
  const told = settled.filter((result) => tellsOf(share, result, context));
  const whole = share.kind !== "shard";
  return {
    ...decided,
    settled: [...told, ...decided.settled],
    works: own,
    scope: { tasks: own.size, wholeTasks: works.size, budget },
    // What concerns the manifest as a whole is for the run that brings the shards together.
    orphans: whole ? await findOrphans(new Set(matches.map((match) => match.path)), candidates, context) : [],
    wouldSubmit: 0,
    renamed: whole ? candidates.flatMap(renamedIn) : [],
  };
}

const NO_WORKS: ReadonlyMap<TaskId, readonly PictureWork[]> = new Map();

function ofShare(
  works: ReadonlyMap<TaskId, readonly PictureWork[]>,
  share: Share,
): Map<TaskId, readonly PictureWork[]> {
  const own = new Map<TaskId, readonly PictureWork[]>();
  for (const [task, group] of works) if (hasTask(share, task)) own.set(task, group);
  return own;
}

function addTo(works: Map<TaskId, PictureWork[]>, work: PictureWork): void {
  const id: TaskId = `${work.picture.contentId}.${work.picture.model}`;
  const others = works.get(id);
  if (others === undefined) works.set(id, [work]);
  else others.push(work);
}
