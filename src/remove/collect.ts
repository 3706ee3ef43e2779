import { rm } from "node:fs/promises";
import type { CutoutImage, Picture, Size, Stage } from "../model.js";
import type { VerifyRequest } from "./context.js";
import { inVainHint, settleInVain } from "./in-vain.js";
import { matchAnswers } from "./match.js";
import { failed, messageOf, type Run, settle } from "./run.js";
import { stateTrouble, stopFor } from "./state-trouble.js";
import { chargedNow, deferred, type Finished, wordsOfStop } from "./watch.js";

/** Fetches a finished task's results, checks them and stores them: what is paid for is kept the moment it arrives. */

type Fetched =
  | { readonly kind: "good"; readonly images: readonly CutoutImage[] }
  | { readonly kind: "expired"; readonly reason: string }
  | { readonly kind: "again"; readonly stage: Stage; readonly reason: string }
  /** `final`: another run would get the same. */
  | { readonly kind: "bad"; readonly stage: Stage; readonly reason: string; readonly final: boolean };

const triesOfADownload = 4;
/** A result that is bad twice was not damaged on the way. */
const triesOfAVerification = 2;
const triesOfAFreshUrl = 2;
const mostImages = 10;

/** Emits what became of the task. Never throws for faults of the service or of the result. */
export async function collect(run: Run, finished: Finished): Promise<void> {
  const { job, task } = finished;
  const fetched = await insist(run, finished).catch((error: unknown) => unstorable(run, error));
  if (run.signal.aborted && fetched.kind !== "good") return run.emit(deferred(run, job, task, wordsOfStop(run)));
  if (fetched.kind === "good") return keep(run, finished, fetched.images);
  return miss(run, finished, fetched);
}

async function miss(run: Run, { job, task }: Finished, missed: Exclude<Fetched, { kind: "good" }>): Promise<void> {
  const { key: jobKey, requestId } = job;
  const { reason } = missed;
  const final = missed.kind === "bad" && missed.final;
  if (final) await settleInVain(run, job.submit, task.id, { reason, requestId });
  const stage = missed.kind === "expired" ? "download" : missed.stage;
  const hint = final ? inVainHint(run) : run.billed ? " It is paid for: the next run tries again to fetch it." : "";
  run.emit(
    failed(task, {
      stage,
      reason: reason + hint,
      paid: chargedNow(run, job),
      retryable: !final,
      jobKey,
      requestId,
    }),
  );
}

async function keep(run: Run, finished: Finished, images: readonly CutoutImage[]): Promise<void> {
  const { job, task, confidence } = finished;
  const { store, identity, clock } = run.context;
  const [first, ...rest] = images;
  if (!first) throw new Error("a finished task without images");
  const { key: jobKey, requestId } = job;
  try {
    const cutout = await store.put({ service: identity, task: task.id, images: [first, ...rest], jobKey, requestId });
    await settle(run, job.submit, task.id, { kind: "stored" });
    const milliseconds = Math.round(clock.now() - job.startedAt);
    const sure = confidence === undefined ? {} : { confidence };
    run.emit({ kind: "cutout", task, cutout, paid: chargedNow(run, job), milliseconds, ...sure });
  } catch (error) {
    await miss(run, finished, unstorable(run, error));
  }
}

/** The job stays open, but where nothing can be stored nothing more is paid for. */
function unstorable(run: Run, error: unknown): Extract<Fetched, { kind: "bad" }> {
  const stop = run.billed ? stopFor(error) : undefined;
  if (stop !== undefined) run.stop(stop);
  return {
    kind: "bad",
    stage: "download",
    reason: `The cutout could not be stored: ${stateTrouble(error)}`,
    final: false,
  };
}

async function insist(run: Run, finished: Finished): Promise<Fetched> {
  const { clock, random } = run.context;
  const tries = { download: triesOfADownload, verify: triesOfAVerification, fresh: triesOfAFreshUrl };
  let results = finished.results;
  for (;;) {
    const fetched = await fetchAll(run, finished, results);
    if (fetched.kind === "good" || fetched.kind === "bad" || run.signal.aborted) return fetched;
    if (fetched.kind === "expired") {
      if (--tries.fresh < 0) return fetched;
      const fresh = await askAgain(run, finished);
      if (fresh.length === 0) return fetched;
      results = fresh;
      continue;
    }
    if (fetched.stage === "verify" && --tries.verify <= 0) return { ...fetched, kind: "bad", final: true };
    if (fetched.stage !== "verify" && --tries.download <= 0) return fetched;
    await clock.sleep(300 * 2 ** (triesOfADownload - tries.download) * (0.75 + random() / 2), run.signal);
  }
}

/** The key again, for fresh URLs: never a new submit. Nothing where there are none to be had. */
async function askAgain(run: Run, { job, task }: Finished): Promise<readonly string[]> {
  const { service, clock } = run.context;
  if (job.key === "") return [];
  for (let attempt = 0; attempt < 3 && !run.signal.aborted; attempt++) {
    if (attempt > 0) await clock.sleep(1000 * attempt, run.signal);
    const result = await service.query(job.key, { signal: run.signal });
    if (result.kind === "job") return matchAnswers(job.expected, result.tasks).get(task.id)?.results ?? [];
  }
  return [];
}

async function fetchAll(run: Run, { job, task }: Finished, results: readonly string[]): Promise<Fetched> {
  const expected = job.expected.find((candidate) => candidate.task === task.id)?.sent ?? task.picture;
  const images: CutoutImage[] = [];
  for (const url of results.slice(0, mostImages)) {
    const file = await run.context.store.temporaryFile();
    const fetched = await fetchOne(run, url, { file, expected, ...sourceOf(task.picture, expected) });
    if (fetched.kind === "good") {
      images.push(...fetched.images);
      continue;
    }
    await Promise.all([file, ...images.map((image) => image.file)].map((left) => rm(left, { force: true })));
    return fetched;
  }
  return { kind: "good", images };
}

/** The picture itself where it was sent as it is: its EXIF turn tells whether an answer has to be turned. */
function sourceOf(picture: Picture, sent: Size): { readonly source?: string } {
  return picture.width === sent.width && picture.height === sent.height ? { source: picture.file } : {};
}

async function fetchOne(run: Run, url: string, result: VerifyRequest): Promise<Fetched> {
  const { file } = result;
  const { service, verify } = run.context;
  const download = await service.download(url, file, run.signal);
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
    if (verdict.kind === "bad") return { kind: "again", stage: "verify", reason: verdict.reason };
    return { kind: "good", images: [{ file, width: verdict.width, height: verdict.height }] };
  } catch (error) {
    const reason = `The result could not be checked: ${messageOf(error)}.`;
    return { kind: "bad", stage: "verify", reason, final: false };
  }
}
