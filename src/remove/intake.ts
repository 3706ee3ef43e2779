import type { FailedTask, Reachable } from "../model.js";
import { maximumTasksPerSubmit } from "../service/contract.js";
import type { RemovalState } from "./state.js";

/** Takes in what is ready, no further ahead than the next batches need. */
export async function readAll(state: RemovalState, ready: AsyncIterable<Reachable | FailedTask>): Promise<void> {
  const { removal, pool } = state;
  const isTimeUp = () => removal.stopped()?.kind === "time-up";
  const iterator = ready[Symbol.asyncIterator]();
  try {
    for (;;) {
      while (pool.length >= 2 * maximumTasksPerSubmit && !removal.stopped()) await state.woken();
      // What is not ready yet need not become so any more.
      if (isTimeUp()) break;
      const next = await unlessAborted(iterator.next(), removal.signal);
      if (next === "aborted" || next.done) break;
      if (next.value.kind === "failed") removal.emit(next.value);
      else pool.push(next.value);
      state.wake();
    }
  } catch (error) {
    removal.stop({ kind: "broken", error });
  }
  state.reading.done = true;
  state.wake();
  if (removal.signal.aborted || isTimeUp()) void Promise.resolve(iterator.return?.()).catch(() => {});
}

/** Unlike a race against one long-lived promise, this keeps nothing of what came out of it. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | "aborted"> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve("aborted");
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
