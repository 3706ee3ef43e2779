import pLimit from "p-limit";
import type { FailedTask, Reachable, Task, TaskId } from "../model.js";
import type { Fault } from "../service/codes.js";
import { maximumTasksPerSubmit } from "../service/contract.js";
import { collect } from "./collect.js";
import type { Resumed } from "./context.js";
import { type Attempt, afterAcceptance, afterRefusal, fresh } from "./halving.js";
import { explained, failed, leftOut, messageOf, type Run } from "./run.js";
import { type Job, type Submitted, submitBatch } from "./submit.js";
import { watchJob } from "./watch.js";

/** Downloads and verifications at a time. */
const collectors = 6;
/** Tasks that wait to be fetched, or results that wait to be taken, before no more jobs are started. */
const mostWaiting = 60;
/** A submit that passes on nothing but trouble is given up after so many tries. */
const mostStumbles = 6;
/** Submits of unknown fate in a row, before the rest is left alone: each may have been charged. */
const mostUnknownInARow = 3;
/** Pictures that the service could not fetch, with none that it could, before the rest is left alone. */
const mostUnreachable = 10;

const unreachableCode = "23500006";

interface Output {
  readonly backlog: () => number;
  /** Calls `wake` whenever a result has been taken. */
  readonly onTaken: (wake: () => void) => void;
}

/** The scheduler's state. All of it is bounded by what is in flight. */
interface State {
  readonly run: Run;
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

/** Starts jobs as tasks become ready and the pace allows, until all have come to an end. */
export async function schedule(
  run: Run,
  resumed: readonly Resumed[],
  ready: AsyncIterable<Reachable | FailedTask>,
  output: Output,
): Promise<void> {
  const state = createState(run, output);
  output.onTaken(state.wake);
  run.signal.addEventListener("abort", state.wake, { once: true });
  const resumedLimit = pLimit(run.context.concurrency);
  const collected = resumed.map((one) => resumedLimit(() => watched(state, resumedJob(one))));
  const read = readAll(state, ready);
  for (;;) {
    const woken = state.woken();
    startAll(state);
    if (state.reading.done && isIdle(state)) break;
    await woken;
  }
  await Promise.all([read, ...collected]);
  await Promise.all(state.collecting);
  const stop = run.stopped();
  if (stop?.kind === "broken") throw stop.error;
}

function createState(run: Run, output: Output): State {
  let resolve = (): void => {};
  const renewed = (): Promise<void> =>
    new Promise((done) => {
      resolve = done;
    });
  let next = renewed();
  return {
    run,
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

function isIdle({ pool, suspects, underWay }: State): boolean {
  return pool.length === 0 && suspects.length === 0 && underWay.size === 0;
}

/** Takes in what is ready, no further ahead than the next batches need. */
async function readAll(state: State, ready: AsyncIterable<Reachable | FailedTask>): Promise<void> {
  const { run, pool } = state;
  const iterator = ready[Symbol.asyncIterator]();
  const aborted = new Promise<"aborted">((resolve) => {
    if (run.signal.aborted) resolve("aborted");
    run.signal.addEventListener("abort", () => resolve("aborted"), { once: true });
  });
  try {
    for (;;) {
      while (pool.length >= 2 * maximumTasksPerSubmit && !run.stopped()) await state.woken();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next === "aborted" || next.done) break;
      if (next.value.kind === "failed") run.emit(next.value);
      else pool.push(next.value);
      state.wake();
    }
  } catch (error) {
    run.stop({ kind: "broken", error });
  }
  state.reading.done = true;
  state.wake();
  if (run.signal.aborted) void Promise.resolve(iterator.return?.()).catch(() => {});
}

/** Starts every job that may start now. */
function startAll(state: State): void {
  const { run, pool, suspects } = state;
  const stop = run.stopped();
  if (stop) {
    const left = [...pool.splice(0), ...suspects.splice(0).flatMap(({ tasks, rest }) => [...tasks, ...rest])];
    for (const { task } of left) run.emit(leftOut(task, stop));
    return;
  }
  const { clock } = run.context;
  while (hasRoom(state)) {
    const wait = run.pace.nextAt() - clock.now();
    if (wait > 0) {
      wakeAfter(state, wait);
      return;
    }
    const attempt = choose(state);
    if (!attempt) return;
    run.pace.left(clock.now());
    track(state, state.underWay, attempted(state, attempt));
  }
}

function wakeAfter({ run, alarm, wake }: State, milliseconds: number): void {
  if (alarm.set) return;
  alarm.set = true;
  void run.context.clock.sleep(milliseconds, run.signal).then(() => {
    alarm.set = false;
    wake();
  });
}

function hasRoom({ run, underWay, collecting, output }: State): boolean {
  return underWay.size < run.pace.limit() && collecting.size < mostWaiting && output.backlog() < mostWaiting;
}

/** Full batches before small ones, since each call may be billed; a small one only when nothing can fill it any more. */
function choose({ pool, suspects, reading, tally }: State): Attempt<Reachable> | undefined {
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

function track(state: State, set: Set<Promise<void>>, work: Promise<void>): void {
  const tracked = work
    .catch((error: unknown) => state.run.stop({ kind: "broken", error }))
    .finally(() => {
      set.delete(tracked);
      state.wake();
    });
  set.add(tracked);
}

async function attempted(state: State, attempt: Attempt<Reachable>): Promise<void> {
  const { run, tally } = state;
  const probing = attempt.rest.length > 0;
  if (probing) tally.probing += 1;
  const inFlight = state.underWay.size + 1;
  let submitted: Submitted;
  try {
    submitted = await submitBatch(run, attempt.tasks);
  } catch (error) {
    const reason = `The ledger in state-directory cannot be written (${messageOf(error)}), and without it nothing may be paid for. Check its space and rights.`;
    run.stop({ kind: "fault", reason, retryable: true });
    submitted = { kind: "unsent" };
  } finally {
    if (probing) tally.probing -= 1;
  }
  await digest(state, attempt, submitted, inFlight);
}

/** What follows from a submit's result. */
async function digest(
  state: State,
  attempt: Attempt<Reachable>,
  submitted: Submitted,
  inFlight: number,
): Promise<void> {
  const { run, tally, pool, suspects } = state;
  if (submitted.kind !== "unknown" && submitted.kind !== "unsent") tally.unknownInARow = 0;
  switch (submitted.kind) {
    case "accepted": {
      run.pace.accepted();
      tally.accepted += 1;
      const next = afterAcceptance(attempt);
      if (next) suspects.push(next);
      state.wake();
      await watched(state, submitted.job);
      run.pace.ended();
      return;
    }
    case "image":
      return isolate(state, attempt, submitted.fault);
    case "later":
      return postpone(state, attempt, submitted, inFlight);
    case "stop":
      run.stop(stopFor(submitted.fault));
      pool.unshift(...attempt.tasks, ...attempt.rest);
      return;
    case "failed":
    case "unknown":
      pool.unshift(...attempt.rest);
      return giveUp(state, attempt.tasks, submitted);
    case "unsent":
      pool.unshift(...attempt.rest);
      // Those whose URL could not be had have been reported; a stopped run accounts for the others.
      if (run.stopped()) pool.unshift(...attempt.tasks);
  }
}

function stopFor(fault: Fault): { kind: "fault"; reason: string; retryable: boolean; requestId?: string } {
  const retryable = fault.class === "quota" || fault.class === "throttle";
  return {
    kind: "fault",
    reason: explained(fault),
    retryable,
    ...(fault.requestId ? { requestId: fault.requestId } : {}),
  };
}

async function isolate(state: State, attempt: Attempt<Reachable>, fault: Fault): Promise<void> {
  const { run, pool, suspects } = state;
  const verdict = afterRefusal(attempt);
  pool.unshift(...verdict.innocent);
  if (verdict.kind === "narrower") {
    suspects.push(verdict.next);
    return;
  }
  const { culprit } = verdict;
  if (fault.code === unreachableCode && !state.rerouted.has(culprit.task.id)) {
    state.rerouted.add(culprit.task.id);
    return reroute(state, culprit, fault);
  }
  refuse(state, culprit.task, fault, explained(fault));
  run.context.log.debug(`${culprit.task.picture.path} was found to be what a batch was refused for.`);
}

/** The service could not fetch a URL that we had probed: another route to the picture may work. */
async function reroute(state: State, culprit: Reachable, fault: Fault): Promise<void> {
  const other = await otherRoute(culprit);
  if (other.kind === "reachable") {
    state.run.context.log.info(`${culprit.task.picture.path}: not by ${culprit.route}, so by ${other.route}.`);
    state.pool.push(other);
    return;
  }
  refuse(state, culprit.task, fault, `${explained(fault)} ${other.failure.reason}`);
}

function otherRoute(culprit: Reachable): Promise<Reachable | FailedTask> {
  return culprit
    .otherwise()
    .catch((error: unknown) =>
      failed(culprit.task, { stage: "reach", reason: messageOf(error), paid: false, retryable: true }),
    );
}

function refuse(state: State, task: Task, fault: Fault, reason: string): void {
  const { run, tally } = state;
  const unreachable = fault.code === unreachableCode;
  run.emit(
    failed(task, { stage: "submit", reason, paid: false, retryable: unreachable, requestId: fault.requestId ?? "" }),
  );
  if (!unreachable || tally.accepted > 0) return;
  tally.unreachable += 1;
  if (tally.unreachable >= mostUnreachable) {
    run.stop({
      kind: "fault",
      reason: `None of the first ${mostUnreachable} pictures could be fetched. ${reason}`,
      retryable: true,
    });
  }
}

/** Back into the queue, at a slower pace; those that always meet trouble are given up, and at last the run is. */
function postpone(
  state: State,
  attempt: Attempt<Reachable>,
  { fault, leftAt }: Extract<Submitted, { kind: "later" }>,
  inFlight: number,
): void {
  const { run, pool, suspects } = state;
  const { clock, log, jobTimeoutMilliseconds } = run.context;
  const now = clock.now();
  const { retryAfterMilliseconds: after } = fault;
  const refusal = { now, leftAt, ...(after === undefined ? {} : { retryAfterMilliseconds: after }) };
  log.debug(`A submit has to wait: ${explained(fault)}`);
  if (fault.class === "throttle") run.pace.throttled({ ...refusal, inFlight, rate: fault.by === "gateway" });
  else run.pace.stumbled(refusal);

  const tooLong = now - (run.pace.refusedSince() ?? now) > jobTimeoutMilliseconds;
  const hopeless = fault.class === "transient" && run.pace.stumbles() >= mostStumbles;
  // Nobody waits longer for leave to submit than for a job itself.
  const tooFar = (after ?? 0) > jobTimeoutMilliseconds;
  if (tooLong || hopeless || tooFar) run.stop({ kind: "fault", reason: explained(fault), retryable: true });
  if (fault.class === "transient" && !run.stopped() && isWornOut(state, attempt.tasks)) {
    pool.unshift(...attempt.rest);
    for (const { task } of attempt.tasks) {
      run.emit(failed(task, { stage: "submit", reason: explained(fault), paid: false, retryable: true }));
    }
    return;
  }
  if (attempt.rest.length > 0 || attempt.tasks.length === 1) suspects.push(attempt);
  else pool.unshift(...attempt.tasks);
}

function isWornOut({ stumbles }: State, tasks: readonly Reachable[]): boolean {
  const counts = tasks.map(({ task }) => {
    const count = (stumbles.get(task.id) ?? 0) + 1;
    stumbles.set(task.id, count);
    return count;
  });
  return Math.min(...counts) >= mostStumbles;
}

function giveUp(
  state: State,
  tasks: readonly Reachable[],
  submitted: Extract<Submitted, { kind: "failed" | "unknown" }>,
): void {
  const { run, tally } = state;
  const { fault } = submitted;
  const unknown = submitted.kind === "unknown";
  const reason = unknown ? unknownReason(run, fault) : explained(fault);
  const charged = unknown ? ("unknown" as const) : submitted.paid;
  for (const { task } of tasks) {
    const stage = unknown || !submitted.paid ? "submit" : "job";
    run.emit(
      failed(task, {
        stage,
        reason,
        paid: run.billed ? charged : false,
        retryable: unknown,
        requestId: fault.requestId ?? "",
      }),
    );
  }
  if (!unknown) return;
  tally.unknownInARow += 1;
  if (tally.unknownInARow < mostUnknownInARow) return;
  run.stop({
    kind: "fault",
    reason: `${mostUnknownInARow} submits in a row had an unknown end, so no more were made. ${explained(fault)}`,
    retryable: true,
  });
}

function unknownReason(run: Run, fault: Fault): string {
  if (!run.billed) return explained(fault);
  return `It is not known whether the service received this picture, so it may have been charged; it was not sent again. Compare “账单明细” (bill details) in the Market console before running again. ${explained(fault)}`;
}

/** Watches a job to its end, and has its finished tasks fetched while others still run. */
function watched(state: State, job: Job): Promise<void> {
  return watchJob(state.run, job, (finished) => {
    track(
      state,
      state.collecting,
      state.collectLimit(() => collect(state.run, finished)),
    );
  });
}

function resumedJob({ job, tasks }: Resumed): Job {
  return {
    submit: job.submit,
    key: job.jobKey,
    requestId: job.requestId,
    startedAt: job.submittedAt,
    expected: job.tasks,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    resumed: true,
  };
}
