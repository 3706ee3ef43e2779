import pLimit from "p-limit";
import type { Clock } from "../clock.js";
import type { FailedTask, Reachable } from "../model.js";
import { maximumTasksPerSubmit } from "../service/contract.js";
import { collectResults } from "./collect.js";
import { drawConsequences } from "./consequences.js";
import type { Resumed } from "./context.js";
import { type Attempt, afterAcceptance, fresh } from "./halving.js";
import { readAll } from "./intake.js";
import type { Removal } from "./removal.js";
import { createState, type Output, type RemovalState, track } from "./state.js";
import { leftOut, withoutLedger } from "./stop.js";
import { type Addressed, addressesOf, type Job, type Submitted, submitBatch } from "./submit.js";
import { watchJob } from "./watch.js";

/** Tasks that wait to be fetched, or results that wait to be taken, before no more jobs are started. */
const mostWaiting = 60;

/** Starts jobs as tasks become ready and the pace allows, until all have come to an end. */
export async function schedule(
  removal: Removal,
  resumed: readonly Resumed[],
  ready: AsyncIterable<Reachable | FailedTask>,
  output: Output,
): Promise<void> {
  const state = createState(removal, output);
  output.onTaken(state.wake);
  removal.signal.addEventListener("abort", state.wake, { once: true });
  const resumedLimit = pLimit(removal.context.concurrency);
  const collected = resumed.map((one) => resumedLimit(() => watched(state, resumedJob(one, removal.context.clock))));
  const read = readAll(state, ready);
  for (;;) {
    const woken = state.woken();
    startAll(state);
    if (state.reading.done && isIdle(state)) break;
    await woken;
  }
  await Promise.all([read, ...collected]);
  await Promise.all(state.collecting);
  const stop = removal.stopped();
  if (stop?.kind === "broken") throw stop.error;
}

function isIdle({ pool, suspects, underWay }: RemovalState): boolean {
  return pool.length === 0 && suspects.length === 0 && underWay.size === 0;
}

/** Starts every job that may start now. */
function startAll(state: RemovalState): void {
  const { removal, pool, suspects } = state;
  const stop = removal.stopped();
  if (stop) {
    const left = [...pool.splice(0), ...suspects.splice(0).flatMap(({ tasks, rest }) => [...tasks, ...rest])];
    for (const { task } of left) removal.emit(leftOut(task, stop));
    return;
  }
  const { clock } = removal.context;
  while (hasRoom(state)) {
    const wait = Math.max(removal.pace.nextAt() - clock.now(), held(state));
    if (wait > 0) {
      wakeAfter(state, wait);
      return;
    }
    const attempt = choose(state);
    if (!attempt) return;
    removal.pace.left(clock.now());
    removal.answers.left();
    track(state, state.underWay, attempted(state, attempt));
  }
}

/** An alarm that is set keeps out others, so it is a short one. */
const HOLD_BACK_STEP = 500;

/** How long the first job is waited for; what has been answered is looked at as soon as it is there. */
function held({ removal, underWay, collecting }: RemovalState): number {
  return underWay.size + collecting.size === 0 ? 0 : Math.min(removal.answers.holdBack(), HOLD_BACK_STEP);
}

function wakeAfter({ removal, alarm, wake }: RemovalState, milliseconds: number): void {
  if (alarm.set) return;
  alarm.set = true;
  void removal.context.clock.sleep(milliseconds, removal.signal).then(() => {
    alarm.set = false;
    wake();
  });
}

function hasRoom({ removal, underWay, collecting, output }: RemovalState): boolean {
  return underWay.size < removal.pace.limit() && collecting.size < mostWaiting && output.backlog() < mostWaiting;
}

/** Full batches before small ones, since each call may be billed; a small one only when nothing can fill it any more. */
function choose({ pool, suspects, reading, tally }: RemovalState): Attempt<Reachable> | undefined {
  // But where every batch so far was refused, the reason is worth knowing before more are.
  const probeFirst = tally.accepted === 0 && suspects.length > 0;
  if (pool.length >= maximumTasksPerSubmit && !probeFirst) return fresh(pool.splice(0, maximumTasksPerSubmit));
  // The narrowest first: it finds a culprit soonest.
  const suspect = suspects.pop();
  if (suspect) return suspect;
  // What is being probed may give back tasks that would go out in the same batch.
  if (!reading.done || tally.probing > 0 || pool.length === 0) return undefined;
  return fresh(pool.splice(0));
}

async function attempted(state: RemovalState, attempt: Attempt<Reachable>): Promise<void> {
  const { removal, tally } = state;
  const probing = attempt.rest.length > 0;
  if (probing) tally.probing += 1;
  const addressed = await addressesOf(removal, attempt.tasks);
  // Those whose URL could not be had have left the stream.
  const sent = { tasks: addressed.map(({ reachable }) => reachable), rest: attempt.rest };
  const submitted = await submitOrStop(removal, addressed);
  if (probing) tally.probing -= 1;
  if (submitted.kind !== "accepted") return drawConsequences(state, sent, submitted);
  removal.pace.accepted(removal.context.clock.now());
  tally.accepted += 1;
  tally.unknownInARow = 0;
  const next = afterAcceptance(sent);
  if (next) state.suspects.push(next);
  state.wake();
  const { job } = submitted;
  await watched(state, job);
  const now = removal.context.clock.now();
  removal.pace.ended({ now, milliseconds: now - job.startedAt });
}

async function submitOrStop(removal: Removal, addressed: readonly Addressed[]): Promise<Submitted> {
  try {
    return await submitBatch(removal, addressed);
  } catch (error) {
    removal.stop(withoutLedger(error));
    return { kind: "unsent" };
  }
}

/** Watches a job to its end, and has its finished tasks fetched while others still run. */
function watched(state: RemovalState, job: Job): Promise<void> {
  return watchJob(state.removal, job, (finished) => {
    track(
      state,
      state.collecting,
      state.collectLimit(() => collectResults(state.removal, finished)),
    );
  });
}

function resumedJob({ job, tasks }: Resumed, clock: Clock): Job {
  return {
    submit: job.submit,
    key: job.jobKey,
    requestId: job.requestId,
    startedAt: clock.now() - Math.max(0, clock.date() - job.submittedAt),
    expected: job.tasks,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    resumed: true,
  };
}
