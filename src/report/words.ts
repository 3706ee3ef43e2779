import type { Outcome, OutcomeKind, Paid, PictureResult, Product, Stage } from "../model.js";
import type { Counts, PlanOnly, Run } from "../run-model.js";

/** The order in which outcomes are told: what needs a person first. */
export const OUTCOMES = [
  "failed",
  "deferred",
  "made",
  "planned",
  "reused",
  "kept",
  "skipped",
] as const satisfies readonly OutcomeKind[];

const STAGE_MEANING: Readonly<Record<Stage, string>> = {
  find: "reading the file",
  plan: "planning",
  prepare: "preparing it for the service",
  reach: "giving the service a URL",
  submit: "submitting",
  job: "the service's job",
  download: "downloading the cutout",
  verify: "checking the cutout",
  finish: "finishing the product",
  check: 'checking it against "require"',
  deliver: "delivering",
};

/** The stage of a failure, in words that need no manual. */
export function stageMeaning(stage: Stage): string {
  return STAGE_MEANING[stage];
}

export function paidWord(paid: Paid): string {
  return paid === "unknown" ? "unknown" : paid ? "yes" : "no";
}

/** What a picture cost, whatever became of it. */
export function paidOf(outcome: Outcome): Paid {
  if (outcome.kind === "failed") return outcome.failure.paid;
  return outcome.kind === "made" || outcome.kind === "deferred" ? outcome.paid : false;
}

/** Why it came out as it did, and what there is to know of it; empty where the outcome says it all. */
export function reasonOf(outcome: Outcome): string {
  return [whyOf(outcome), ...notesOf(outcome)].filter((part) => part !== "").join("; ");
}

function whyOf(outcome: Outcome): string {
  if (outcome.kind === "failed") return outcome.failure.reason;
  return outcome.kind === "made" ? "" : outcome.reason;
}

/** In what its products differ from what one would expect. */
export function notesOf(outcome: Outcome): readonly string[] {
  return "notes" in outcome ? (outcome.notes ?? []) : [];
}

/** The files that a picture has: a failed one may have some of its variants. */
export function productsOf(outcome: Outcome): readonly Product[] {
  return "products" in outcome ? (outcome.products ?? []) : [];
}

export function count(number: number, noun: string): string {
  return `${digits(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A whole number with its thousands apart: `5,000`. */
export function digits(number: number): string {
  // A locale's data would take every run 12 ms to load.
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A time span as a person would say it: `0.8 s`, `42 s`, `3 min 05 s`, `1 h 02 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** A size as a person would say it: `812 B`, `64 kB`, `1.4 MB` (decimal, as shops and file managers count). */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Beside the totals of a run that only told what it would do. */
export function planOnlyWord(planOnly: PlanOnly): string {
  return planOnly === "dry-run" ? "dry run" : "plan only";
}

/** `48 pictures: 2 failed, 40 made, 6 reused`. */
export function totals(counts: Counts): string {
  const parts = OUTCOMES.filter((kind) => counts[kind] > 0).map((kind) => `${digits(counts[kind])} ${kind}`);
  return parts.length === 0 ? "No pictures" : `${count(counts.total, "picture")}: ${parts.join(", ")}`;
}

/** The money of a run in one sentence. */
export function moneyLine(run: Run): string {
  const { counts } = run;
  const saved = savedParts(counts, restoredOf(run).length);
  const rest = saved.length === 0 ? "" : ` (${saved.join(", ")})`;
  if (run.planOnly !== undefined) return `${plannedMoney(run, run.planOnly)}${rest}.`;
  if (run.terms === "embedded") return `Nothing was paid: the embedded service is free${rest}.`;
  if (run.terms === "unbilled") return `Nothing was paid: ${run.service} bills nothing${rest}.`;
  const paid = counts.paid === 0 ? "Nothing was paid" : `Paid for ${count(counts.paid, "picture")}`;
  const unknown =
    counts.unknown === 0
      ? ""
      : `; whether ${count(counts.unknown, "more picture")} ${counts.unknown === 1 ? "was" : "were"} charged is unknown`;
  return `${paid}${unknown}${rest}.`;
}

function plannedMoney(run: Run, planOnly: PlanOnly): string {
  const planned = count(run.wouldSubmit, "picture");
  if (planOnly === "no-secrets")
    return `Nothing was paid, since GitHub gives this run no secrets; a run that has them would pay for ${planned}`;
  if (run.noWay !== undefined)
    return "Dry run: nothing was paid; a real run would make and pay for nothing as it stands";
  return run.terms === "billed"
    ? `Dry run: nothing was paid; a real run would pay for ${planned}`
    : run.wouldSubmit === 0
      ? "Dry run: a real run would send no picture to the engine"
      : `Dry run: a real run would cut out ${planned}, free of charge`;
}

/** Pictures whose products were written again from a cutout that was there: new files of a run that made none. */
export function restoredOf({ results, planOnly }: Pick<Run, "results" | "planOnly">): readonly PictureResult[] {
  if (planOnly !== undefined) return [];
  return results.filter(({ outcome }) => outcome.kind === "reused" && outcome.reason !== "up to date");
}

function savedParts(counts: Counts, restored: number): readonly string[] {
  const few = restored < counts.reused ? `${digits(restored)} of them ` : "";
  const again = restored === 0 ? "" : `, ${few}written anew from cutouts that were there`;
  return [
    counts.reused > 0 ? `${digits(counts.reused)} reused at no cost${again}` : "",
    counts.deferred > 0 ? `${digits(counts.deferred)} deferred to the next run` : "",
  ].filter((part) => part !== "");
}

/** That the run did not come to the end of its work, and what that means; undefined where it did. */
export function endingLine({ ending, counts }: Pick<Run, "ending" | "counts">): string | undefined {
  const left = count(counts.deferred, "picture");
  switch (ending) {
    case "complete":
      return undefined;
    case "time-limit":
      return `"time-limit" was reached: ${left} ${counts.deferred === 1 ? "is" : "are"} left to the next run, unpaid.`;
    case "cancelled":
      return `This run was cancelled: ${digits(counts.total - counts.deferred)} of ${count(counts.total, "picture")} were done with, and nothing was delivered. What was paid for is kept for the next run.`;
  }
}

/** What a service elsewhere was given: a reader of the report should not have to know the settings. */
export function whatLeft(run: Run): string {
  if (run.terms === "embedded") return "No picture was handed to a service elsewhere.";
  if (run.noWay !== undefined && run.planOnly !== undefined) return `No picture can be handed to ${run.service}.`;
  if (run.terms === "unbilled" && run.planOnly !== undefined)
    return `A real run would hand the planned pictures to ${run.service}.`;
  if (run.terms === "unbilled" && run.counts.submits > 0) return `Pictures were handed to ${run.service}.`;
  if (run.planOnly !== undefined) return `A real run would hand the planned pictures to ${run.service}, a third party.`;
  const { paid, unknown, submits } = run.counts;
  const unsure = unknown === 0 ? "" : `whether ${count(unknown, "picture")} arrived there is unknown`;
  if (paid > 0)
    return `${count(paid, "picture")} ${paid === 1 ? "was" : "were"} handed to ${run.service}, a third party${unsure === "" ? "" : `; ${unsure}`}.`;
  if (unknown > 0) return `Pictures were sent to ${run.service}, a third party; ${unsure}.`;
  return submits === 0 ? `No picture was handed to ${run.service}.` : `${run.service} accepted no picture.`;
}

/** A picture's confidence as a reader takes it in: `62% sure`. */
export function sureness(confidence: number): string {
  return `${Math.round(confidence * 100)}% sure`;
}
