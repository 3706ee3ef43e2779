/** One bad picture has its whole batch refused. This finds it with few submits. */

/**
 * What is sent next, and what is known about the rest: where `rest` is not empty, one of `tasks` and `rest` together is
 * at fault. So when `tasks` are accepted, the culprit is in `rest`, which need not be sent whole to know that.
 */
export interface Attempt<T> {
  readonly tasks: readonly T[];
  readonly rest: readonly T[];
}

export type Narrowed<T> =
  | { readonly kind: "culprit"; readonly culprit: T; readonly innocent: readonly T[] }
  | { readonly kind: "narrower"; readonly next: Attempt<T>; readonly innocent: readonly T[] };

export function fresh<T>(tasks: readonly T[]): Attempt<T> {
  return { tasks, rest: [] };
}

/** The next attempt after a refusal; `innocent` are no longer suspected, and may fill up any other batch. */
export function afterRefusal<T>({ tasks, rest }: Attempt<T>): Narrowed<T> {
  const [first] = tasks;
  if (first !== undefined && tasks.length === 1) return { kind: "culprit", culprit: first, innocent: rest };
  return { kind: "narrower", next: halved(tasks), innocent: rest };
}

/** The next attempt after an acceptance: none where nothing was suspected. */
export function afterAcceptance<T>({ rest }: Attempt<T>): Attempt<T> | undefined {
  if (rest.length === 0) return undefined;
  // One alone is sent all the same: it is refused for its own fault and with its own code, or it was never at fault.
  return rest.length === 1 ? fresh(rest) : halved(rest);
}

function halved<T>(tasks: readonly T[]): Attempt<T> {
  const middle = Math.ceil(tasks.length / 2);
  return { tasks: tasks.slice(0, middle), rest: tasks.slice(middle) };
}
