import type { Found, Task } from "../model.js";
import type { PlanContext } from "./model.js";

/** As many as the worker threads of most machines take on. */
const LOOKED_INTO_AT_ONCE = 8;

/** Where a task's cutout is to come from, as far as it counts here. */
interface AnyWay {
  readonly kind: string;
  readonly task: Task;
}

/**
 * Finds among the ways of one kind the pictures that are cut out already, which need no service. Only pictures whose
 * header says that they have alpha are unpacked for it.
 */
export async function keepOwn<W extends AnyWay, M extends Found>(
  ways: readonly W[],
  kind: W["kind"],
  { transparent, isCutOut }: Pick<PlanContext<M>, "transparent" | "isCutOut">,
): Promise<readonly (W | { readonly kind: "own"; readonly task: Task })[]> {
  const open = ways.filter((way) => way.kind === kind && way.task.picture.hasAlpha === true);
  if (transparent === "send" || open.length === 0) return ways;
  const own = new Set<AnyWay>();
  // The lanes share one iterator.
  const waiting = open.values();
  const lane = async () => {
    for (const way of waiting) if (await isCutOut(way.task.picture)) own.add(way);
  };
  await Promise.all(Array.from({ length: LOOKED_INTO_AT_ONCE }, lane));
  return ways.map((way) => (own.has(way) ? { kind: "own", task: way.task } : way));
}
