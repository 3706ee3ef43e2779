import { rm } from "node:fs/promises";
import type { CutoutImage, Stage } from "../model.js";
import { MOST_RESULTS } from "../numbered.js";
import { CHECK_VERSION } from "../pixels/check-version.js";
import { messageOf } from "../user-error.js";
import type { VerifyRequest } from "./context.js";
import { matchAnswers } from "./match.js";
import type { Removal } from "./removal.js";
import { isLasting } from "./state-trouble.js";
import type { FinishedTask } from "./watch.js";

/** Gets a finished task's results, as often as it takes, and says which of them are cutouts. */

/** What the results of a task come to. */
export type Fetched =
  | { readonly kind: "good"; readonly images: readonly CutoutImage[]; readonly notes: readonly string[] }
  | { readonly kind: "expired"; readonly reason: string }
  | { readonly kind: "again"; readonly stage: Stage; readonly reason: string }
  /** `final`: another run would get the same. */
  | {
      readonly kind: "bad";
      readonly stage: Stage;
      readonly reason: string;
      readonly final: boolean;
      /** In what way the answer is of no use. */
      readonly fault?: string;
    };

/** What one result is, so far. */
type Judged =
  | { readonly kind: "cutout"; readonly image: CutoutImage; readonly notes: readonly string[] }
  /** It was had, and is none. */
  | { readonly kind: "other"; readonly file: string; readonly fault: string; readonly reason: string }
  | { readonly kind: "expired"; readonly reason: string }
  | { readonly kind: "delayed"; readonly reason: string }
  | { readonly kind: "refused"; readonly stage: Stage; readonly reason: string; readonly final: boolean };

const triesOfADownload = 4;
/** A result that is bad twice was not damaged on the way. */
const triesOfAVerification = 2;
const triesOfAFreshUrl = 2;

/**
 * The manual promises neither how many results there are, nor what they show, nor their order: every one that is a cutout
 * is kept, in the order of the answer, and one that is not (a mask, a preview) is no reason to lose it.
 *
 * @throws what the store throws
 */
export async function fetchResults(removal: Removal, finished: FinishedTask): Promise<Fetched> {
  const tries = { download: triesOfADownload, verify: triesOfAVerification, fresh: triesOfAFreshUrl };
  let urls = finished.results.slice(0, MOST_RESULTS);
  const judged = new Map<string, Judged>();
  for (;;) {
    await judgeOpen(urls, judged, (url) => fetchOne(removal, url, finished));
    const all = urls.flatMap((url) => judged.get(url) ?? []);
    const next = nextStep(all, tries, removal.signal.aborted);
    if (next === "done") return settled(removal, finished, all);
    if (next === "fresh") {
      const fresh = await askAgain(removal, finished);
      if (fresh.length === 0) return settled(removal, finished, all);
      urls = fresh.slice(0, MOST_RESULTS);
    } else await pause(removal, triesOfADownload - tries.download);
  }
}

/** Cutouts and refusals stay what they are; all else is had once more. */
async function judgeOpen(
  urls: readonly string[],
  judged: Map<string, Judged>,
  fetch: (url: string) => Promise<Judged>,
): Promise<void> {
  for (const url of urls) {
    const known = judged.get(url);
    if (known?.kind === "cutout" || known?.kind === "refused") continue;
    if (known?.kind === "other") await rm(known.file, { force: true });
    judged.set(url, await fetch(url));
  }
}

interface Tries {
  download: number;
  verify: number;
  fresh: number;
}

function nextStep(all: readonly Judged[], tries: Tries, aborted: boolean): "done" | "again" | "fresh" {
  const has = (kind: Judged["kind"]) => all.some((one) => one.kind === kind);
  if (aborted) return "done";
  // One that could not be had yet may be the one that comes first.
  if (has("delayed")) return --tries.download > 0 ? "again" : "done";
  if (has("cutout")) return "done";
  if (has("expired")) return --tries.fresh >= 0 ? "fresh" : "done";
  return has("other") && --tries.verify > 0 ? "again" : "done";
}

async function pause({ context: { clock, random }, signal }: Removal, failures: number): Promise<void> {
  await clock.sleep(300 * 2 ** failures * (0.75 + random() / 2), signal);
}

async function settled(removal: Removal, { task }: FinishedTask, all: readonly Judged[]): Promise<Fetched> {
  const cutouts = all.filter((one) => one.kind === "cutout");
  const others = all.filter((one) => one.kind === "other");
  if (cutouts.length > 0) {
    await Promise.all(others.map(({ file }) => rm(file, { force: true })));
    return { kind: "good", images: cutouts.map(({ image }) => image), notes: notesOf(all) };
  }
  const [first] = others;
  if (first === undefined) return withoutAny(all);
  const { store, identity, log } = removal.context;
  const kept = await store.setAside({ service: identity, task: task.id, file: first.file, check: CHECK_VERSION });
  await Promise.all(others.map(({ file }) => rm(file, { force: true })));
  // A path of this machine means something in its log alone: the reason is read on other pages, too.
  log.info(`${task.picture.path}: what the service sent is kept as ${kept}.`);
  const reason = `${first.reason} What it sent is kept: the run's log says where.`;
  return { kind: "bad", stage: "verify", reason, final: !removal.signal.aborted, fault: first.fault };
}

function withoutAny(all: readonly Judged[]): Fetched {
  const of = <K extends Judged["kind"]>(kind: K) =>
    all.find((one): one is Extract<Judged, { kind: K }> => one.kind === kind);
  const expired = of("expired");
  if (expired !== undefined) return expired;
  const delayed = of("delayed");
  if (delayed !== undefined) return { kind: "again", stage: "download", reason: delayed.reason };
  const refused = of("refused");
  if (refused !== undefined) return { ...refused, kind: "bad" };
  return {
    kind: "bad",
    stage: "download",
    reason: "The service calls the task done and gives no result.",
    final: true,
  };
}

function notesOf(all: readonly Judged[]): readonly string[] {
  const left = all.flatMap((one) => (one.kind === "cutout" ? [] : [one.reason]));
  const words = `${left.length} of the service's ${all.length} results left out: ${[...new Set(left)].join(" ")}`;
  const own = all.flatMap((one) => (one.kind === "cutout" ? one.notes : []));
  return left.length === 0 ? own : [...own, words];
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

async function fetchOne(removal: Removal, url: string, { job, task }: FinishedTask): Promise<Judged> {
  const expected = job.expected.find((candidate) => candidate.task === task.id)?.sent ?? task.picture;
  const file = await removal.context.store.temporaryFile();
  const judged = await fetchTo(removal, url, { file, expected, source: task.picture.file });
  if (judged.kind !== "cutout" && judged.kind !== "other") await rm(file, { force: true });
  return judged;
}

async function fetchTo(removal: Removal, url: string, result: VerifyRequest): Promise<Judged> {
  const { file } = result;
  const { service, verify } = removal.context;
  const download = await service.download(url, file, removal.signal);
  switch (download.kind) {
    case "expired":
      return download;
    case "transient":
      return { kind: "delayed", reason: download.reason };
    case "refused":
      return { kind: "refused", stage: "download", reason: download.reason, final: true };
    case "file":
      break;
  }
  try {
    const verdict = await verify(result);
    if (verdict.kind === "bad")
      return { kind: "other", file, fault: verdict.fault, reason: `The service's answer ${verdict.reason}.` };
    const { width, height, notes = [] } = verdict;
    return { kind: "cutout", image: { file, width, height }, notes };
  } catch (error) {
    if (isLasting(error)) throw error;
    return {
      kind: "refused",
      stage: "verify",
      reason: `The result could not be checked: ${messageOf(error)}.`,
      final: false,
    };
  }
}
