import type { LedgerTask } from "../memory/ledger-lines.js";
import type { FailedTask, Reachable } from "../model.js";
import { explained, type Fault } from "../service/classify.js";
import { messageOf } from "../user-error.js";
import { failedTask } from "./failed.js";
import { type Attempt, afterRefusal } from "./halving.js";
import { withoutResultHint } from "./paid-without-result.js";
import type { Removal } from "./removal.js";
import type { RemovalState } from "./state.js";
import type { Submitted } from "./submit.js";

/** What follows from a submit that was not accepted. */

/** A submit that passes on nothing but trouble is given up after so many tries. */
const mostStumbles = 6;
/** Submits of unknown fate in a row, before the rest is left alone: each may have been charged. */
const mostUnknownInARow = 3;
/** Pictures that the service could not fetch, with none that it could, before the rest is left alone. */
const mostUnreachable = 10;

const unreachableCode = "23500006";

/** Puts the attempt's tasks back, fails them, or stops the run. */
export async function drawConsequences(
  state: RemovalState,
  attempt: Attempt<Reachable>,
  submitted: Exclude<Submitted, { kind: "accepted" }>,
): Promise<void> {
  const { removal, tally, pool } = state;
  if (submitted.kind !== "unknown" && submitted.kind !== "unsent") tally.unknownInARow = 0;
  switch (submitted.kind) {
    case "image":
      return isolate(state, attempt, submitted.fault);
    case "later":
      return postpone(state, attempt, submitted);
    case "stop":
      removal.stop(stopFor(submitted.fault));
      pool.unshift(...attempt.tasks, ...attempt.rest);
      return;
    case "failed":
    case "unknown":
      pool.unshift(...attempt.rest);
      return giveUp(state, attempt.tasks, submitted);
    case "unsent":
      pool.unshift(...attempt.tasks, ...attempt.rest);
  }
}

function stopFor(fault: Fault): { kind: "fault"; reason: string; retryable: boolean; requestId?: string } {
  const retryable = fault.class === "quota" || fault.class === "throttle";
  return {
    kind: "fault",
    reason: explained(fault),
    retryable,
    ...requestOf(fault),
  };
}

function requestOf({ requestId }: Fault): { readonly requestId?: string } {
  return requestId ? { requestId } : {};
}

async function isolate(state: RemovalState, attempt: Attempt<Reachable>, fault: Fault): Promise<void> {
  const { removal, pool, suspects } = state;
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
  await refuse(state, culprit, fault, explained(fault));
  removal.context.log.debug(`${culprit.task.picture.path} was found to be what a batch was refused for.`);
}

/** The service could not fetch a URL that we had probed: another route to the picture may work. */
async function reroute(state: RemovalState, culprit: Reachable, fault: Fault): Promise<void> {
  const other = await otherRoute(culprit);
  if (other.kind === "reachable") {
    state.removal.context.log.info(`${culprit.task.picture.path}: not by ${culprit.route}, so by ${other.route}.`);
    state.pool.push(other);
    return;
  }
  await refuse(state, culprit, fault, `${explained(fault)} ${other.failure.reason}`);
}

function otherRoute(culprit: Reachable): Promise<Reachable | FailedTask> {
  return culprit
    .otherwise()
    .catch((error: unknown) =>
      failedTask(culprit.task, { stage: "reach", reason: messageOf(error), paid: false, retryable: true }),
    );
}

async function refuse(state: RemovalState, { task, sent }: Reachable, fault: Fault, reason: string): Promise<void> {
  const { removal, tally } = state;
  await remember(removal, { task: task.id, image: "", sent: { width: sent.width, height: sent.height } }, fault);
  const unreachable = fault.code === unreachableCode;
  removal.emit(
    failedTask(task, {
      stage: "submit",
      reason,
      paid: false,
      retryable: unreachable,
      requestId: fault.requestId ?? "",
    }),
  );
  if (!unreachable || tally.accepted > 0) return;
  tally.unreachable += 1;
  if (tally.unreachable >= mostUnreachable) {
    removal.stop({
      kind: "fault",
      reason: `None of the first ${mostUnreachable} pictures could be fetched. ${reason}`,
      retryable: true,
      ...requestOf(fault),
    });
  }
}

/** Later runs need not submit it, and halve a batch for it, to hear the same. */
async function remember(removal: Removal, task: LedgerTask, fault: Fault): Promise<void> {
  const { identity, way, clock, log } = removal.context;
  const verdict = { code: fault.code, way, reason: explained(fault), requestId: fault.requestId ?? "" };
  await removal.ledger
    .declined({ service: identity, at: clock.date(), task, verdict })
    .catch((error: unknown) => log.warning(`The ledger could not be written: ${messageOf(error)}`));
}

/** Back into the queue, at a slower pace; those that always meet trouble are given up, and at last the run is. */
function postpone(
  state: RemovalState,
  attempt: Attempt<Reachable>,
  { fault, leftAt }: Extract<Submitted, { kind: "later" }>,
): void {
  const { removal, pool, suspects } = state;
  const { clock, log, jobTimeoutMilliseconds } = removal.context;
  const now = clock.now();
  const { retryAfterMilliseconds: after } = fault;
  const refusal = { now, leftAt, ...(after === undefined ? {} : { retryAfterMilliseconds: after }) };
  log.debug(`A submit has to wait: ${explained(fault)}`);
  if (fault.class === "throttle") removal.pace.throttled({ ...refusal, rate: fault.by === "gateway" });
  else removal.pace.stumbled(refusal);

  const tooLong = now - (removal.pace.refusedSince() ?? now) > jobTimeoutMilliseconds;
  const hopeless = fault.class === "transient" && removal.pace.stumbles() >= mostStumbles;
  // Nobody waits longer for leave to submit than for a job itself.
  const tooFar = (after ?? 0) > jobTimeoutMilliseconds;
  if (tooLong || hopeless || tooFar)
    removal.stop({ kind: "fault", reason: explained(fault), retryable: true, ...requestOf(fault) });
  if (fault.class === "transient" && !removal.stopped() && isWornOut(state, attempt.tasks)) {
    pool.unshift(...attempt.rest);
    for (const { task } of attempt.tasks) {
      removal.emit(
        failedTask(task, {
          stage: "submit",
          reason: explained(fault),
          paid: false,
          retryable: true,
          ...requestOf(fault),
        }),
      );
    }
    return;
  }
  if (attempt.rest.length > 0 || attempt.tasks.length === 1) suspects.push(attempt);
  else pool.unshift(...attempt.tasks);
}

function isWornOut({ stumbles }: RemovalState, tasks: readonly Reachable[]): boolean {
  const counts = tasks.map(({ task }) => {
    const count = (stumbles.get(task.id) ?? 0) + 1;
    stumbles.set(task.id, count);
    return count;
  });
  return Math.min(...counts) >= mostStumbles;
}

function giveUp(
  state: RemovalState,
  tasks: readonly Reachable[],
  submitted: Extract<Submitted, { kind: "failed" | "unknown" }>,
): void {
  const { removal, tally } = state;
  const { fault } = submitted;
  const unknown = submitted.kind === "unknown";
  const reason = unknown
    ? unknownReason(removal, fault)
    : explained(fault) + (submitted.paid ? withoutResultHint(removal) : "");
  const charged = unknown ? ("unknown" as const) : submitted.paid;
  for (const { task } of tasks) {
    const stage = unknown || !submitted.paid ? "submit" : "job";
    removal.emit(
      failedTask(task, {
        stage,
        reason,
        paid: removal.billed ? charged : false,
        // What may have been charged is not submitted again unasked.
        retryable: unknown && !removal.billed,
        requestId: fault.requestId ?? "",
      }),
    );
  }
  if (!unknown) return;
  tally.unknownInARow += 1;
  if (tally.unknownInARow < mostUnknownInARow) return;
  removal.stop({
    kind: "fault",
    reason: `${mostUnknownInARow} submits in a row had an unknown end, so no more were made. ${explained(fault)}`,
    retryable: true,
    ...requestOf(fault),
  });
}

function unknownReason(removal: Removal, fault: Fault): string {
  if (!removal.billed) return `${explained(fault)} Run again to redo it.`;
  return `${explained(fault)} It is not known whether the service received this picture, so it may have been charged: it is not submitted again unless "pay-again" is set. Compare “账单明细” (bill details) in the Market console first.`;
}
