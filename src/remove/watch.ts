import type { Removed, Task, TaskId } from "../model.js";
import { explained, type Fault, quoted } from "../service/classify.js";
import type { JobState } from "../service/client.js";
import type { TaskAnswer } from "../service/contract.js";
import { failedTask } from "./failed.js";
import { matchAnswers } from "./match.js";
import { notePaidWithoutResult, withoutResultHint } from "./paid-without-result.js";
import type { Removal } from "./removal.js";
import type { Job } from "./submit.js";

/** A task that the service has finished, ready to be fetched. */
export interface FinishedTask {
  readonly job: Job;
  readonly task: Task;
  readonly results: readonly string[];
  /** 0 to 1, where the service says how sure it is. */
  readonly confidence?: number;
}

/** Right after a submit the service may not know its own key yet. */
const graceMilliseconds = 15_000;
/** How often an answer may lie about one task before it is believed. */
const patience = 3;
/** Refusals of queries in a row that no waiting helps against, before the job is left to the next run. */
const refusalsInARow = 3;
const longestBackOff = 15_000;

/** What is known of one job while it is asked for. */
interface Watch {
  readonly removal: Removal;
  readonly job: Job;
  readonly open: Map<TaskId, Task>;
  readonly oddities: Map<TaskId, number>;
  readonly startedAt: number;
  readonly finished: (finished: FinishedTask) => void;
}

/** Asks for a job until all of its tasks are finished, failed or left to the next run. Never throws for the service's faults. */
export async function watchJob(removal: Removal, job: Job, finished: (finished: FinishedTask) => void): Promise<void> {
  const startedAt = removal.context.clock.now();
  const watch: Watch = { removal, job, open: new Map(job.tasks), oddities: new Map(), startedAt, finished };
  if (job.state) await take(watch, job.state);
  if (job.key === "")
    return abandon(watch, "The service accepted the job without naming its key, so its result cannot be asked for.");
  await poll(watch);
}

interface Progress {
  /** When the job was last seen undone, in milliseconds after its start. */
  undoneAt?: number;
  transient: number;
  refused: number;
  /** What the last query failed with; absent where it was answered. */
  fault?: Fault | undefined;
}

async function poll(watch: Watch): Promise<void> {
  const { removal, job, open } = watch;
  const { clock, jobTimeoutMilliseconds } = removal.context;
  const progress: Progress = { transient: 0, refused: 0 };
  let wait = job.resumed ? 0 : removal.timetable.next(0);
  while (open.size > 0) {
    const left = watch.startedAt + jobTimeoutMilliseconds - clock.now();
    if (left <= 0) return postpone(watch, late(progress.fault), progress.fault?.requestId);
    await clock.sleep(Math.min(wait, left), removal.signal);
    const result = removal.signal.aborted
      ? undefined
      : await removal.context.service.query(job.key, { signal: removal.signal });
    if (result === undefined || removal.signal.aborted) return postpone(watch, wordsOfStop(removal));
    wait = result.kind === "job" ? await advance(watch, result, progress) : await cope(watch, result.fault, progress);
  }
}

/** Takes a good answer, and says how long to wait before the next query. */
async function advance(watch: Watch, state: JobState, progress: Progress): Promise<number> {
  const { removal, job, open, startedAt } = watch;
  const elapsed = removal.context.clock.now() - startedAt;
  await take(watch, state);
  const { undoneAt } = progress;
  if (open.size === 0 && !job.resumed) {
    removal.timetable.learn({ doneBy: elapsed, ...(undoneAt === undefined ? {} : { undoneAt }) });
  }
  Object.assign(progress, { undoneAt: elapsed, transient: 0, refused: 0, fault: undefined });
  return removal.timetable.next(elapsed) - elapsed;
}

/** How long to wait after a query that failed. Where the job is over, no task is open any more. */
async function cope(watch: Watch, fault: Fault, progress: Progress): Promise<number> {
  const { removal, job } = watch;
  const { clock, random, log } = removal.context;
  const backOff = (): number => {
    const base = Math.min(250 * 2 ** progress.transient, longestBackOff) * (0.75 + random() / 2);
    progress.transient += 1;
    return fault.retryAfterMilliseconds ?? base;
  };
  progress.fault = fault;
  log.debug(`Query for job ${job.key}: ${explained(fault)}`);
  switch (fault.class) {
    case "lost":
      if (!job.resumed && clock.now() - watch.startedAt < graceMilliseconds) return backOff();
      await abandon(watch, explained(fault), fault.requestId);
      return 0;
    case "job":
    case "image":
      await abandon(watch, explained(fault), fault.requestId);
      return 0;
    case "throttle": {
      if (fault.daily) return refusedQuery(watch, fault, progress, backOff);
      const now = clock.now();
      removal.pace.throttled({ now, leftAt: now, rate: true });
      return backOff();
    }
    case "transient":
    case "ambiguous":
    case "nonce-used":
      return backOff();
    default:
      return refusedQuery(watch, fault, progress, backOff);
  }
}

/** Credentials, quota and the like: nothing more is submitted; what is paid for gets some further chances. */
function refusedQuery(watch: Watch, fault: Fault, progress: Progress, backOff: () => number): number {
  const { removal } = watch;
  progress.refused += 1;
  const reason = explained(fault);
  removal.stop({
    kind: "fault",
    reason,
    retryable: fault.class === "quota" || fault.daily,
    ...(fault.requestId ? { requestId: fault.requestId } : {}),
  });
  if (fault.class === "quota" && progress.refused < refusalsInARow) return backOff();
  leave(watch, `${reason} The job itself is paid for: the next run collects it.`, fault.requestId);
  return 0;
}

/** Takes what an answer says about the tasks that are still open. */
async function take(watch: Watch, state: JobState): Promise<void> {
  const { job, open } = watch;
  const answers = matchAnswers(job.expected, state.tasks);
  const complete =
    state.tasks.length > 0 && state.tasks.every(({ status }) => status === "SUCCESS" || status === "FAILED");
  for (const [id, task] of [...open]) {
    const answer = answers.get(id);
    if (answer) await takeAnswer(watch, id, task, answer, state.requestId);
    else if (complete && isOdd(watch, id)) {
      await failTask(watch, task, "The service's answer has no part that fits this picture.", state.requestId);
    }
  }
}

async function takeAnswer(watch: Watch, id: TaskId, task: Task, answer: TaskAnswer, requestId: string): Promise<void> {
  if (answer.status === "FAILED") {
    const why = answer.reason === undefined ? ", and gives no reason." : `: ${quoted(answer.reason)}.`;
    const reason = `The service could not remove the background${why}`;
    return failTask(watch, task, reason, requestId, answer.refused === true);
  }
  if (answer.status !== "SUCCESS") return;
  if (answer.results.length === 0) {
    if (isOdd(watch, id))
      await failTask(watch, task, "The service says that it is done, but names no result.", requestId);
    return;
  }
  watch.open.delete(id);
  const { results, confidence } = answer;
  watch.finished({ job: watch.job, task, results, ...(confidence !== undefined && { confidence }) });
}

function isOdd({ oddities, job }: Watch, id: TaskId): boolean {
  const times = (oddities.get(id) ?? 0) + 1;
  oddities.set(id, times);
  return times >= patience || job.key === "";
}

/** The task has failed for good. */
async function failTask(watch: Watch, task: Task, reason: string, answered: string, refused = false): Promise<void> {
  const { removal, job } = watch;
  const requestId = answered || job.requestId;
  watch.open.delete(task.id);
  await notePaidWithoutResult(removal, job.submit, task.id, { reason, requestId });
  removal.emit(
    failedTask(task, {
      stage: "job",
      reason: reason + withoutResultHint(removal),
      paid: chargedNow(removal, job),
      retryable: false,
      jobKey: job.key,
      requestId,
      refused,
    }),
  );
}

/** All open tasks have failed for good. */
async function abandon(watch: Watch, reason: string, requestId = ""): Promise<void> {
  for (const task of [...watch.open.values()]) await failTask(watch, task, reason, requestId);
}

/** The open tasks fail in this run; the ledger keeps them for the next. */
function leave(watch: Watch, reason: string, requestId = ""): void {
  const { removal, job } = watch;
  for (const task of watch.open.values()) {
    removal.emit(
      failedTask(task, {
        stage: "job",
        reason,
        paid: chargedNow(removal, job),
        retryable: true,
        jobKey: job.key,
        requestId: requestId || job.requestId,
      }),
    );
  }
  watch.open.clear();
}

function late(fault: Fault | undefined): string {
  const why = "The job was not done within job-timeout.";
  return fault === undefined ? why : `${why} The service could not be asked for it at last: ${explained(fault)}`;
}

/** The open tasks are left to the next run. */
function postpone(watch: Watch, why: string, requestId = ""): void {
  const job = requestId === "" ? watch.job : { ...watch.job, requestId };
  for (const task of watch.open.values()) watch.removal.emit(deferred(watch.removal, job, task, why));
  watch.open.clear();
}

/** Whether this run was charged for the job: a resumed one was charged to an earlier run, and is on that run's bill. */
export function chargedNow(removal: Removal, job: Job): boolean {
  return removal.billed && !job.resumed;
}

/** Why nothing more is asked for once the run's signal is aborted. */
export function wordsOfStop({ context }: Removal): string {
  return context.lost.aborted ? "Another run took the state directory over." : "The run was stopped.";
}

export function deferred(removal: Removal, job: Job, task: Task, why: string): Removed {
  const next = removal.billed ? "It is paid for: the next run collects it." : "Run again to redo it.";
  return {
    kind: "deferred",
    task,
    reason: `${why} ${next}`,
    paid: chargedNow(removal, job),
    jobKey: job.key,
    requestId: job.requestId,
  };
}
