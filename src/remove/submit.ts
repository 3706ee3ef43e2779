import { randomUUID } from "node:crypto";
import type { LedgerTask } from "../memory/ledger-lines.js";
import type { Reachable, Task, TaskId } from "../model.js";
import { explained, type Fault } from "../service/classify.js";
import { type CallResult, type JobState, newNonce } from "../service/client.js";
import { nonceLifetimeMilliseconds, type TaskRequest } from "../service/contract.js";
import { messageOf } from "../user-error.js";
import { failedTask } from "./failed.js";
import { imageHash } from "./match.js";
import { notePaidWithoutResult } from "./paid-without-result.js";
import type { Removal } from "./removal.js";
import { stateTrouble } from "./state-trouble.js";
import { withoutLedger } from "./stop.js";

/** A job that the service has accepted. */
export interface Job {
  readonly submit: string;
  /** Empty where the submit's own answer says all, and no key. */
  readonly key: string;
  readonly requestId: string;
  /** By the clock's `now`. */
  readonly startedAt: number;
  /** The submit's tasks, in its order. */
  readonly expected: readonly LedgerTask[];
  /** Those that this run wants. */
  readonly tasks: ReadonlyMap<TaskId, Task>;
  /** Accepted, and charged, in an earlier run. */
  readonly resumed: boolean;
  /** What is known about it already. */
  readonly state?: JobState;
}

/** What became of one submit. */
export type Submitted =
  | { readonly kind: "accepted"; readonly job: Job }
  /** One of the pictures is at fault. */
  | { readonly kind: "image"; readonly fault: Fault }
  /** Definitely not executed, and worth another try later. */
  | { readonly kind: "later"; readonly fault: Fault; readonly leftAt: number }
  /** Definitely not executed, and no submit will be. */
  | { readonly kind: "stop"; readonly fault: Fault }
  /** Executed and failed, or refused as a whole for a reason of its own. */
  | { readonly kind: "failed"; readonly fault: Fault; readonly paid: boolean }
  /** Nobody knows whether it was executed. */
  | { readonly kind: "unknown"; readonly fault: Fault }
  /** The run was stopped, or no task was left, before anything was sent. */
  | { readonly kind: "unsent" };

interface Parcel {
  readonly submit: string;
  readonly requests: readonly TaskRequest[];
  readonly expected: readonly LedgerTask[];
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly nonce: string;
  readonly leftAt: number;
}

/**
 * Sends one batch, and finds out what became of it. The ledger knows of it before the service does.
 *
 * @throws the ledger's error where it does not take the submit; then nothing is sent.
 */
export async function submitBatch(removal: Removal, addressed: readonly Addressed[]): Promise<Submitted> {
  if (addressed.length === 0 || removal.stopped()) return { kind: "unsent" };
  const parcel = pack(addressed, removal.context.clock.now());
  const { submit, expected } = parcel;
  const { identity, clock } = removal.context;
  await removal.ledger.submitting({ submit, service: identity, at: clock.date(), tasks: expected });
  const outcome = await outcomeOf(removal, parcel, await send(removal, parcel));
  await record(removal, parcel, outcome);
  return outcome;
}

export interface Addressed {
  readonly reachable: Reachable;
  readonly url: string;
}

/**
 * The tasks with their URLs, asked for just before the submit, since some routes' links live for a short time or for
 * one use. A task whose URL cannot be had fails here.
 */
export async function addressesOf(removal: Removal, batch: readonly Reachable[]): Promise<Addressed[]> {
  const asked = batch.map(async (reachable): Promise<Addressed[]> => {
    try {
      return [{ reachable, url: await reachable.address() }];
    } catch (error) {
      const reason = messageOf(error);
      removal.emit(failedTask(reachable.task, { stage: "reach", reason, paid: false, retryable: true }));
      return [];
    }
  });
  return (await Promise.all(asked)).flat();
}

function pack(addressed: readonly Addressed[], leftAt: number): Parcel {
  return {
    submit: randomUUID(),
    nonce: newNonce(),
    leftAt,
    requests: addressed.map(({ reachable, url }) => ({ image: url, model: reachable.task.picture.model })),
    expected: addressed.map(({ reachable, url }) => ({
      task: reachable.task.id,
      image: imageHash(url),
      sent: { width: reachable.sent.width, height: reachable.sent.height },
    })),
    tasks: new Map(addressed.map(({ reachable }) => [reachable.task.id, reachable.task])),
  };
}

function send(removal: Removal, { requests, nonce }: Parcel): Promise<CallResult> {
  return removal.context.service.submit(requests, { nonce, signal: removal.submitSignal });
}

/** @param first what the first copy ended with, where `result` is of a further copy, sent with the same nonce */
async function outcomeOf(removal: Removal, parcel: Parcel, result: CallResult, first?: Fault): Promise<Submitted> {
  if (result.kind === "job") return { kind: "accepted", job: jobOf(parcel, result) };
  const { fault } = result;
  // A refusal by the gateway may have come before it looked at the nonce: it tells nothing about the first copy.
  if (first !== undefined && fault.by !== "service") return { kind: "unknown", fault: first };
  switch (fault.class) {
    case "ambiguous":
      return first === undefined ? resolve(removal, parcel, fault) : { kind: "unknown", fault: first };
    case "nonce-used":
      return { kind: "unknown", fault: first ?? fault };
    case "image":
      return { kind: "image", fault };
    case "throttle":
      return fault.daily ? { kind: "stop", fault } : { kind: "later", fault, leftAt: parcel.leftAt };
    case "transient":
      return { kind: "later", fault, leftAt: parcel.leftAt };
    case "job":
      return { kind: "failed", fault, paid: true };
    default:
      return { kind: "stop", fault };
  }
}

function jobOf({ submit, expected, tasks, leftAt }: Parcel, state: JobState): Job {
  const { resultKey: key = "", requestId } = state;
  return { submit, key, requestId, startedAt: leftAt, expected, tasks, resumed: false, state };
}

const copies = 3;
/** A copy must arrive while the gateway still remembers the first one's nonce. */
const safeMilliseconds = nonceLifetimeMilliseconds - 60_000;

/**
 * An ambiguous submit is sent again only with the proof that the gateway enforces nonces, and then with the same body
 * and the same nonce: if the first copy had arrived this one is refused, and nothing is paid twice.
 */
async function resolve(removal: Removal, parcel: Parcel, fault: Fault): Promise<Submitted> {
  const { clock, log } = removal.context;
  const unknown: Submitted = { kind: "unknown", fault };
  log.warning(`It is not known whether a submit of ${parcel.requests.length} pictures arrived: ${explained(fault)}`);
  // Who answered has seen the nonce: a further copy could only be refused for it.
  if (fault.by !== "transport" || fault.requestId !== undefined) return unknown;
  if (removal.signal.aborted || !(await removal.nonces.enforced(removal.signal))) return unknown;
  for (let copy = 1; copy <= copies; copy++) {
    await clock.sleep(500 * 2 ** copy, removal.signal);
    if (removal.signal.aborted || clock.now() - parcel.leftAt > safeMilliseconds) return unknown;
    const result = await send(removal, parcel);
    if (!tellsNothing(result)) return outcomeOf(removal, parcel, result, fault);
  }
  return unknown;
}

/** A copy that was lost on the way, or turned back before the gateway looked at its nonce, may be followed by another. */
function tellsNothing(result: CallResult): boolean {
  if (result.kind === "job" || result.fault.by === "service") return false;
  return ["ambiguous", "transient", "throttle"].includes(result.fault.class);
}

/** What became of the submit stands, whether or not the journal's disk takes it; but no further submit leaves then. */
async function record(removal: Removal, parcel: Parcel, outcome: Submitted): Promise<void> {
  try {
    await note(removal, parcel, outcome);
  } catch (error) {
    const lost =
      outcome.kind === "accepted" ? `, so a later run cannot collect job ${outcome.job.key}` : " after a submit";
    removal.context.log.warning(`The ledger could not be written${lost}: ${stateTrouble(error)}`);
    removal.stop(withoutLedger(error));
  }
}

async function note(removal: Removal, { submit, expected }: Parcel, outcome: Submitted): Promise<void> {
  const { ledger } = removal;
  if (outcome.kind === "accepted") {
    const { key, requestId } = outcome.job;
    removal.context.log.debug(`Job ${key} has ${expected.length} pictures (request ${requestId}).`);
    return ledger.accepted({ submit, jobKey: key, requestId });
  }
  if (outcome.kind === "unknown") {
    const { requestId = "" } = outcome.fault;
    return ledger.unknown(submit, { reason: `Its submit ended so: ${explained(outcome.fault)}`, requestId });
  }
  if (outcome.kind !== "failed" || !outcome.paid) return ledger.refused(submit);
  const { reason, requestId = "" } = outcome.fault;
  for (const { task } of expected) await notePaidWithoutResult(removal, submit, task, { reason, requestId });
}
