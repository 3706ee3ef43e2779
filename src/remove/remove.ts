import { setMaxListeners } from "node:events";
import type { FailedTask, Reachable, Removed } from "../model.js";
import { createChannel } from "./channel.js";
import type { RemoveContext, Resumed } from "./context.js";
import { createFirstAnswers } from "./first-answers.js";
import { noLedger } from "./no-ledger.js";
import { createNonces } from "./nonces.js";
import { createPace } from "./pace.js";
import type { Removal } from "./removal.js";
import { schedule } from "./schedule.js";
import { type Stop, stopBySignal } from "./stop.js";
import { createSteadyTimetable, createTimetable } from "./timetable.js";

/** How long a submit under way may still be answered after the run was stopped: the whole run ends within 5 s. */
const lastAnswerMilliseconds = 2500;

/**
 * Takes tasks to the service and back: batches, submits, polls, downloads, verifies and stores.
 *
 * `resumed` are jobs of an earlier run, `ready` the tasks to pay for; each task of both comes out once, in the order in
 * which they are done. When one of the context's signals is aborted, tasks that `ready` had not yielded by then do not come
 * out at all. Faults are data; only an error of `ready` itself is thrown, after everything under way has come out.
 */
export async function* remove(
  context: RemoveContext,
  resumed: readonly Resumed[],
  ready: AsyncIterable<Reachable | FailedTask>,
): AsyncIterable<Removed> {
  const left = new AbortController();
  const cut = new AbortController();
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, context.lost, left.signal]);
  // Every wait and every call listens for the end of the run: that is no leak.
  setMaxListeners(0, signal, cut.signal);
  const cutLater = (): void => {
    void context.clock.sleep(lastAnswerMilliseconds, ended.signal).then(() => cut.abort());
  };
  if (signal.aborted) cutLater();
  else signal.addEventListener("abort", cutLater, { once: true });

  let taken = (): void => {};
  const channel = createChannel<Removed>(() => taken());
  const removal = createRemoval(context, { signal, submitSignal: cut.signal, emit: channel.push });
  const work = schedule(removal, resumed, ready, {
    backlog: channel.backlog,
    onTaken: (wake) => {
      taken = wake;
    },
  }).then(() => channel.close(), channel.close);
  try {
    yield* channel;
  } finally {
    // Nobody takes the rest: what is paid for stays in the ledger.
    left.abort();
    await work;
    ended.abort();
  }
}

function createRemoval(
  context: RemoveContext,
  { signal, submitSignal, emit }: Pick<Removal, "signal" | "submitSignal" | "emit">,
): Removal {
  const { service, billed, clock, random, concurrency } = context;
  let stopped: Stop | undefined;
  const stopByTime = (): Stop | undefined => {
    const { limit, log } = context;
    if (limit === undefined || clock.now() < limit.at) return undefined;
    log.warning(
      `"time-limit" (${limit.minutes} min) is reached: nothing more is submitted. What is under way is collected and delivered, and the rest is left to the next run.`,
    );
    stopped = { kind: "time-up", minutes: limit.minutes };
    return stopped;
  };
  return {
    context,
    billed,
    ledger: billed ? context.ledger : noLedger,
    pace: createPace({ concurrency, random }),
    timetable: billed ? createTimetable({ firstMilliseconds: 500, random }) : createSteadyTimetable(150),
    nonces: createNonces(service, clock),
    answers: createFirstAnswers(context.isTried || !billed, clock),
    signal,
    submitSignal,
    emit,
    stop: (stop) => {
      stopped ??= stop;
    },
    stopped: () => stopBySignal(signal, context.lost) ?? stopped ?? stopByTime(),
  };
}
