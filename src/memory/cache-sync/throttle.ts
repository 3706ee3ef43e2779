import type { Clock } from "../../clock.js";

export interface Throttle {
  /** Has the work done: at once the first time, then no sooner than the interval allows. Returns at once. */
  readonly ask: () => void;
  /** Nothing is begun any more; resolves when what was begun is done, for which it has until `signal` is aborted. */
  readonly over: (signal: AbortSignal) => Promise<void>;
}

/** Does `work`, which must not reject, once an interval at most, and never twice at the same time. */
export function createThrottle(
  clock: Clock,
  intervalMilliseconds: number,
  work: (signal: AbortSignal) => Promise<void>,
): Throttle {
  const ended = new AbortController();
  const hurried = new AbortController();
  let last = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const wait = last + intervalMilliseconds - clock.now();
    if (wait > 0) await clock.sleep(wait, ended.signal);
    if (ended.signal.aborted) return;
    last = clock.now();
    await work(hurried.signal);
  };
  return {
    ask() {
      if (ended.signal.aborted) return;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    async over(signal) {
      ended.abort();
      if (signal.aborted) hurried.abort();
      signal.addEventListener("abort", () => hurried.abort(), { once: true });
      await running;
    },
  };
}
