import pLimit from "p-limit";
import type { Reachable, TaskId } from "../model.js";
import type { Attempt } from "./halving.js";
import type { Removal } from "./removal.js";

/** What the scheduler keeps in its head. All of it is bounded by what is in flight. */

/** Downloads and verifications at a time. */
const collectors = 6;

export interface Output {
  readonly backlog: () => number;
  /** Calls `wake` whenever a result has been taken. */
  readonly onTaken: (wake: () => void) => void;
}

export interface RemovalState {
  readonly removal: Removal;
  readonly pool: Reachable[];
  readonly suspects: Attempt<Reachable>[];
  /** Submits and jobs under way. */
  readonly underWay: Set<Promise<void>>;
  readonly collecting: Set<Promise<void>>;
  readonly collectLimit: ReturnType<typeof pLimit>;
  readonly output: Output;
  readonly stumbles: Map<TaskId, number>;
  /** Tasks that are tried by their second route. */
  readonly rerouted: Set<TaskId>;
  readonly tally: { probing: number; unknownInARow: number; unreachable: number; accepted: number };
  readonly reading: { done: boolean };
  /** Whether a timer will wake the scheduler. */
  readonly alarm: { set: boolean };
  readonly wake: () => void;
  /** Resolves at the next `wake`. */
  readonly woken: () => Promise<void>;
}

export function createState(removal: Removal, output: Output): RemovalState {
  let resolve = (): void => {};
  const renewed = (): Promise<void> =>
    new Promise((done) => {
      resolve = done;
    });
  let next = renewed();
  return {
    removal,
    pool: [],
    suspects: [],
    underWay: new Set(),
    collecting: new Set(),
    collectLimit: pLimit(collectors),
    output,
    stumbles: new Map(),
    rerouted: new Set(),
    tally: { probing: 0, unknownInARow: 0, unreachable: 0, accepted: 0 },
    reading: { done: false },
    alarm: { set: false },
    wake: () => {
      resolve();
      next = renewed();
    },
    woken: () => next,
  };
}

/** Follows work under way: whatever it ends with, the scheduler looks again. */
export function track(state: RemovalState, set: Set<Promise<void>>, work: Promise<void>): void {
  const tracked = work
    .catch((error: unknown) => state.removal.stop({ kind: "broken", error }))
    .finally(() => {
      set.delete(tracked);
      state.wake();
    });
  set.add(tracked);
}
