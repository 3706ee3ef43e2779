import { rm } from "node:fs/promises";
import type { CutoutImage, Stage, TaskId } from "../model.js";
import { messageOf } from "../user-error.js";
import type { VerifyRequest } from "./context.js";
import { failed } from "./failed.js";
import { inVainHint, settleInVain } from "./in-vain.js";
import { matchAnswers } from "./match.js";
import type { Removal } from "./removal.js";
import { settle } from "./settle.js";
import { stateTrouble } from "./state-trouble.js";
import { stopFor } from "./stop.js";
import { chargedNow, deferred, type FinishedTask, wordsOfStop } from "./watch.js";

/** Fetches a finished task's results, checks them and stores them: what is paid for is kept the moment it arrives. */

type Fetched =
  | { readonly kind: "good"; readonly images: readonly CutoutImage[]; readonly notes: readonly string[] }
  | { readonly kind: "expired"; readonly reason: string }
  | { readonly kind: "again"; readonly stage: Stage; readonly reason: string; readonly fault?: string }
  /** `final`: another run would get the same. */
  | {
      readonly kind: "bad";
      readonly stage: Stage;
      readonly reason: string;
      readonly final: boolean;
      /** In what way the answer is of no use. */
      readonly fault?: string;
    };

const triesOfADownload = 4;
/** A result that is bad twice was not damaged on the way. */
const triesOfAVerification = 2;
const triesOfAFreshUrl = 2;
const mostImages = 10;

/** Emits what became of the task. Never throws for faults of the service or of the result. */
export async function collect(removal: Removal, finished: FinishedTask): Promise<void> {
  const { job, task } = finished;
  const fetched = await insist(removal, finished).catch((error: unknown) => unstorable(removal, error));
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
  if (final) await settleInVain(removal, job.submit, task.id, { reason, requestId });
  const stage = missed.kind === "expired" ? "download" : missed.stage;
  const fault = missed.kind === "bad" ? missed.fault : undefined;
  const stop = fault === undefined || !removal.billed ? undefined : removal.answers.bad(fault, reason);
  if (stop !== undefined) removal.stop(stop);
  const hint = final
    ? inVainHint(removal)
    : removal.billed
      ? " It is paid for: the next run tries again to fetch it."
      : "";
  removal.emit(
    failed(task, {
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
    const cutout = await store.put({ service: identity, task: task.id, images: [first, ...rest], jobKey, requestId });
    removal.answers.good();
    await settle(removal, job.submit, task.id, { kind: "stored" });
    const milliseconds = Math.round(clock.now() - job.startedAt);
    const more = { ...(confidence !== undefined && { confidence }), ...(notes.length > 0 && { notes }) };
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

async function insist(removal: Removal, finished: FinishedTask): Promise<Fetched> {
  const { clock, random } = removal.context;
  const tries = { download: triesOfADownload, verify: triesOfAVerification, fresh: triesOfAFreshUrl };
  let results = finished.results;
  for (;;) {
    const fetched = await fetchAll(removal, finished, results);
    if (fetched.kind === "good" || fetched.kind === "bad" || removal.signal.aborted) return fetched;
    if (fetched.kind === "expired") {
      if (--tries.fresh < 0) return fetched;
      const fresh = await askAgain(removal, finished);
      if (fresh.length === 0) return fetched;
      results = fresh;
      continue;
    }
    if (fetched.stage === "verify" && --tries.verify <= 0) return { ...fetched, kind: "bad", final: true };
    if (fetched.stage !== "verify" && --tries.download <= 0) return fetched;
    await clock.sleep(300 * 2 ** (triesOfADownload - tries.download) * (0.75 + random() / 2), removal.signal);
  }
}

/** The key again, for fresh URLs: never a new submit. Nothing where there are none to be had. */
async function askAgain(removal: Removal, { job, task }: FinishedTask): Promise<readonly string[]> {
  const { service, clock } = removal.context;
  if (job.key === "") return [];
  for (let attempt = 0; attempt < 3 && !removal.signal.aborted; attempt++) {
    if (attempt > 0) await clock.sleep(1000 * attempt, removal.signal);
    const result = await service.query(job.key, { signal: removal.signal });
    if (result.kind === "job") return matchAnswers(job.expected, result.tasks).get(task.id)?.results ?? [];
  }
  return [];
}

async function fetchAll(removal: Removal, { job, task }: FinishedTask, results: readonly string[]): Promise<Fetched> {
  const expected = job.expected.find((candidate) => candidate.task === task.id)?.sent ?? task.picture;
  const images: CutoutImage[] = [];
  const notes: string[] = [];
  for (const url of results.slice(0, mostImages)) {
    const file = await removal.context.store.temporaryFile();
    const fetched = await fetchOne(removal, task.id, url, { file, expected, source: task.picture.file });
    if (fetched.kind === "good") {
      images.push(...fetched.images);
      notes.push(...fetched.notes);
      continue;
    }
    await Promise.all([file, ...images.map((image) => image.file)].map((left) => rm(left, { force: true })));
    return fetched;
  }
  return { kind: "good", images, notes };
}

async function fetchOne(removal: Removal, task: TaskId, url: string, result: VerifyRequest): Promise<Fetched> {
  const { file } = result;
  const { service, verify, store, identity } = removal.context;
  const download = await service.download(url, file, removal.signal);
  switch (download.kind) {
    case "expired":
      return download;
    case "transient":
      return { kind: "again", stage: "download", reason: download.reason };
    case "refused":
      return { kind: "bad", stage: "download", reason: download.reason, final: true };
    case "file":
      break;
  }
  try {
    const verdict = await verify(result);
    if (verdict.kind === "bad") {
      const kept = await store.setAside({ service: identity, task, file });
      const reason = `The service's answer ${verdict.reason}. What it sent is kept as ${kept}.`;
      return { kind: "again", stage: "verify", reason, fault: verdict.fault };
    }
    const { width, height, notes = [] } = verdict;
    return { kind: "good", images: [{ file, width, height }], notes };
  } catch (error) {
    const reason = `The result could not be checked: ${messageOf(error)}.`;
    return { kind: "bad", stage: "verify", reason, final: false };
  }
}
