import type { Found, PictureResult, TaskId } from "../model.js";
import { findCollisions } from "./collisions.js";
import { claimOf, considerAll, foundOf, renamedIn } from "./consider.js";
import { decide } from "./decide.js";
import type { Plan, PlanContext, Work } from "./model.js";
import { findOrphans } from "./orphans.js";
import { failed } from "./result.js";

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
  const orphans = await findOrphans(new Set(matches.map((match) => match.path)), candidates, context);
  return {
    ...decided,
    settled: [...settled, ...decided.settled],
    works,
    orphans,
    wouldSubmit: 0,
    renamed: candidates.flatMap(renamedIn),
  };
}

function addTo(works: Map<TaskId, Work[]>, work: Work): void {
  const id: TaskId = `${work.picture.contentId}.${work.picture.model}`;
  const others = works.get(id);
  if (others === undefined) works.set(id, [work]);
  else others.push(work);
}
