import type { Log } from "./log.js";
import { messageOf } from "./user-error.js";

/** Has `close` called when the work is over. `what` says what that is, should it fail: `Closing the engine`. */
export type Later = (what: string, close: () => Promise<unknown>) => void;

/**
 * Does work that opens things, and closes them afterwards, the last one first: each of them, whatever becomes of the
 * work or of the others. A failure to close is a warning, since it must not take the place of the work's own end.
 */
export async function closingAfter<T>(log: Pick<Log, "warning">, work: (later: Later) => Promise<T>): Promise<T> {
  const closers: (() => Promise<void>)[] = [];
  const later: Later = (what, close) => {
    closers.unshift(async () => {
      try {
        await close();
      } catch (error) {
        log.warning(`${what} failed: ${messageOf(error)}`);
      }
    });
  };
  try {
    return await work(later);
  } finally {
    for (const close of closers) await close();
  }
}
