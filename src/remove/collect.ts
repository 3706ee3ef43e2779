import { failedTask } from "./failed.js";
import { notePaidWithoutResult, withoutResultHint } from "./paid-without-result.js";
import type { Removal } from "./removal.js";
import { type Fetched, fetchResults } from "./results.js";
import { noteSettled } from "./settle.js";
import { stateTrouble } from "./state-trouble.js";
import { stopFor } from "./stop.js";
import { chargedNow, deferred, type FinishedTask, wordsOfStop } from "./watch.js";

/** Fetches a finished task's results, checks them and stores them: what is paid for is kept the moment it arrives. */

/** Emits what became of the task. Never throws for faults of the service or of the result. */
export async function collectResults(removal: Removal, finished: FinishedTask): Promise<void> {
  const { job, task } = finished;
  const fetched = await fetchResults(removal, finished).catch((error: unknown) => unstorable(removal, error));
  if (removal.signal.aborted && fetched.kind !== "good")
    return removal.emit(deferred(removal, job, task, wordsOfStop(removal)));
  if (fetched.kind === "good") return keep(removal, finished, fetched);
  return miss(removal, finished, fetched);
}

async function miss(
  removal: Removal,
  { job, task }: FinishedTask,
  missed: Exclude<Fetched, { kind: "good" }>,
): Promise<void> {
  const { key: jobKey, requestId } = job;
  const { reason } = missed;
  const final = missed.kind === "bad" && missed.final;
  if (final) await notePaidWithoutResult(removal, job.submit, task.id, { reason, requestId });
  const stage = missed.kind === "expired" ? "download" : missed.stage;
  const fault = missed.kind === "bad" ? missed.fault : undefined;
  const stop = fault === undefined || !removal.billed ? undefined : removal.answers.bad({ fault, reason, requestId });
  if (stop !== undefined) removal.stop(stop);
  const hint = final
    ? withoutResultHint(removal)
    : removal.billed
      ? " It is paid for: the next run tries again to fetch it."
      : "";
  removal.emit(
    failedTask(task, {
      stage,
      reason: reason + hint,
      paid: chargedNow(removal, job),
      retryable: !final,
      jobKey,
      requestId,
    }),
  );
}

async function keep(
  removal: Removal,
  finished: FinishedTask,
  { images, notes }: Extract<Fetched, { kind: "good" }>,
): Promise<void> {
  const { job, task, confidence } = finished;
  const { store, identity, clock } = removal.context;
  const [first, ...rest] = images;
  if (!first) throw new Error("a finished task without images");
  const { key: jobKey, requestId } = job;
  try {
    const sureness = confidence !== undefined && { confidence };
    const made = { task: task.id, images: [first, ...rest] as const, jobKey, requestId, ...sureness };
    const cutout = await store.put({ service: identity, ...made });
    removal.answers.good();
    await noteSettled(removal, job.submit, task.id, { kind: "stored" });
    const milliseconds = Math.round(clock.now() - job.startedAt);
    const more = { ...sureness, ...(notes.length > 0 && { notes }) };
    removal.emit({ kind: "cutout", task, cutout, paid: chargedNow(removal, job), milliseconds, ...more });
  } catch (error) {
    await miss(removal, finished, unstorable(removal, error));
  }
}

/** The job stays open, but where nothing can be stored nothing more is paid for. */
function unstorable(removal: Removal, error: unknown): Extract<Fetched, { kind: "bad" }> {
  const stop = removal.billed ? stopFor(error) : undefined;
  if (stop !== undefined) removal.stop(stop);
  return {
    kind: "bad",
    stage: "download",
    reason: `The cutout could not be stored: ${stateTrouble(error)}`,
    final: false,
  };
}
