import { setTimeout as wait } from "node:timers/promises";

/** Waits before the next attempt; the first one is number 1. */
export type Pause = (attempt: number) => Promise<void>;

/** Longer each time, and never the same, so that racing runs part ways. */
export const pauseWithJitter: Pause = (attempt) => {
  const longest = Math.min(250 * 2 ** attempt, 8_000);
  return wait(Math.random() * longest);
};
