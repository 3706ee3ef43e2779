import type { Outcome, PictureResult, TaskId } from "../model.js";
import { toLocal } from "../paths.js";
import type { PictureWork, PlanContext } from "./model.js";
import { resultsOf } from "./result.js";

/** A task that some work is to be done for, and where its cutout is to come from. */
interface Sliceable {
  readonly kind: string;
  readonly task: { readonly id: TaskId };
}

export interface Slice<W extends Sliceable> {
  readonly taken: readonly W[];
  /** Pictures that the slice has no room for. */
  readonly settled: readonly PictureResult[];
}

/**
 * The part of the work that one run takes on. What is paid for comes first, then what was never made, then what is to be
 * redone: so a large catalog is complete after some nights before any of it is refined.
 */
export function sliceOf<W extends Sliceable>(
  ways: readonly W[],
  works: ReadonlyMap<TaskId, readonly PictureWork[]>,
  { maxPictures, manifest, prefix }: Pick<PlanContext<never>, "maxPictures" | "manifest" | "prefix">,
): Slice<W> {
  const picturesOf = ({ task }: W) => works.get(task.id) ?? [];
  const wasMade = (way: W) =>
    picturesOf(way).some(({ picture }) => manifest.bySource.has(toLocal(picture.path, prefix)));
  const urgency = (way: W) => (way.kind === "resumed" ? 0 : wasMade(way) ? 2 : 1);
  const all = ways.reduce((sum, way) => sum + picturesOf(way).length, 0);
  if (all <= maxPictures) return { taken: ways, settled: [] };
  const taken = new Set<W>();
  let room = maxPictures;
  for (const way of ways.toSorted((a, b) => urgency(a) - urgency(b))) {
    const { length } = picturesOf(way);
    // Equal pictures come out together: one alone may be more than a slice, and must not wait for ever.
    if (length > room && taken.size > 0) continue;
    taken.add(way);
    room -= length;
  }
  const reason = `${all} pictures are to be worked on, and "max-pictures" is ${maxPictures}: left to the next run`;
  const outcome: Outcome = { kind: "deferred", reason, paid: false };
  const left = ways.filter((way) => !taken.has(way));
  return {
    taken: ways.filter((way) => taken.has(way)),
    settled: left.flatMap((way) => resultsOf(picturesOf(way), outcome)),
  };
}
