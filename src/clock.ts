/** Time as a port, so that tests decide how late it is instead of sleeping and hoping. */
export interface Clock {
  /** Milliseconds from some start, for durations: it never goes back, whatever is done to the machine's clock. */
  readonly now: () => number;
  /** Milliseconds since the epoch, for what is written down, or compared with what another machine or run wrote. */
  readonly date: () => number;
  /** Resolves after `milliseconds`, or at once when `signal` is aborted: the caller looks at the signal itself. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener("abort", done, { once: true });
    }),
};
