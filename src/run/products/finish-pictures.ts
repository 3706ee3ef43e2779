import type { Log } from "../../log.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { Cutout, Failure, Outcome, PictureResult, Removed } from "../../model.js";
import type { PictureWork } from "../../plan/model.js";
import { NO_SERVICE } from "../../plan/settle.js";
import { type FinishedProducts, finishProducts, type ProductFailure, type ProductsContext } from "./finish-products.js";

/** What became of one picture, with the manifest's lines for the products that were written. */
export interface Finished {
  readonly result: PictureResult;
  readonly lines: readonly ManifestLine[];
  /** For the report; absent where they are still to be made. */
  readonly previews?: FinishedProducts["previews"];
}

export interface FinishingContext extends ProductsContext {
  /** Whether cutouts are paid for. */
  readonly billed: boolean;
  readonly log: Log;
}

/** Where a task's cutout came from, in the words of the outcomes. */
export type CutoutOrigin =
  | ({ readonly kind: "made" } & Pick<
      Extract<Removed, { kind: "cutout" }>,
      "paid" | "milliseconds" | "confidence" | "notes"
    >)
  | { readonly kind: "stored" }
  /** The picture is cut out already. */
  | { readonly kind: "own" };

/** Finishes every picture of a task that left the service. */
export async function finishRemoved(
  removed: Removed,
  works: readonly PictureWork[],
  context: FinishingContext,
): Promise<readonly Finished[]> {
  switch (removed.kind) {
    case "cutout": {
      const { cutout, paid, milliseconds, confidence, notes } = removed;
      const more = { ...(confidence !== undefined && { confidence }), ...(notes !== undefined && { notes }) };
      const origin = { kind: "made", paid, milliseconds, ...more } as const;
      return finishAll(works, cutout, origin, context);
    }
    case "failed":
      // A task is paid for once, however many pictures it has: the first one carries the charge.
      return works.map((work, at) =>
        ended(work, { kind: "failed", failure: at === 0 ? removed.failure : { ...removed.failure, paid: false } }),
      );
    case "deferred": {
      const { kind, reason, jobKey, requestId } = removed;
      const job = { ...(jobKey !== undefined && { jobKey }), ...(requestId !== undefined && { requestId }) };
      return works.map((work, at) => ended(work, { kind, reason, paid: at === 0 && removed.paid, ...job }));
    }
  }
}

export async function finishAll(
  works: readonly PictureWork[],
  cutout: Cutout,
  origin: CutoutOrigin,
  context: FinishingContext,
): Promise<readonly Finished[]> {
  return Promise.all(
    works.map((work, at) =>
      finishOne(work, cutout, origin.kind === "made" && at > 0 ? { ...origin, paid: false } : origin, context),
    ),
  );
}

/** Finishes pictures that are cut out already: each is its own cutout, and no service is named with what is made of it. */
export async function finishOwn(
  works: readonly PictureWork[],
  context: FinishingContext,
): Promise<readonly Finished[]> {
  return Promise.all(
    works.map((work) => finishOne(work, itself(work), { kind: "own" }, { ...context, service: NO_SERVICE })),
  );
}

/** The picture in the place of a cutout, where none is made of it. */
export function itself({ picture: { contentId, model, file, width, height } }: PictureWork): Cutout {
  return { task: `${contentId}.${model}`, images: [{ file, width, height }], jobKey: "", requestId: "" };
}

const CUT_OUT_ALREADY =
  'it is cut out already, so its own transparency was kept and it was not sent ("transparent: send" sends it)';

function notesOf(origin: CutoutOrigin): readonly string[] {
  if (origin.kind === "own") return [CUT_OUT_ALREADY];
  return origin.kind === "made" ? (origin.notes ?? []) : [];
}

async function finishOne(
  work: PictureWork,
  cutout: Cutout,
  origin: CutoutOrigin,
  context: FinishingContext,
): Promise<Finished> {
  const done = await finishProducts(work, cutout, context);
  const finished = { ...done, notes: [...notesOf(origin), ...done.notes] };
  for (const note of finished.notes) context.log.info(`${work.picture.path}: ${note}`);
  const outcome =
    finished.failures.length > 0 && context.signal.aborted
      ? interrupted(cutout, origin, context)
      : outcomeOf(finished, work, { cutout, origin }, context);
  const { result } = ended(work, outcome);
  return { result, lines: finished.lines, previews: finished.previews };
}

function outcomeOf(
  finished: FinishedProducts,
  work: PictureWork,
  { cutout, origin }: { readonly cutout: Cutout; readonly origin: CutoutOrigin },
  context: FinishingContext,
): Outcome {
  const { products, failures } = finished;
  const notes = finished.notes.length === 0 ? {} : { notes: finished.notes };
  if (failures.length > 0) {
    return { kind: "failed", failure: finishFailure(failures, cutout, origin, context), products, ...notes };
  }
  if (origin.kind !== "made") {
    const why = work.products.flatMap((plan) => (plan.kind === "finish" ? [plan.reason] : []))[0] ?? "";
    const from = origin.kind === "own" ? "cut out already, kept as it is" : "finished again from the store";
    return { kind: "reused", products, reason: `${from} (${why})`, ...notes };
  }
  const { jobKey, requestId } = cutout;
  return { ...origin, products, jobKey, requestId, ...notes };
}

function interrupted({ jobKey, requestId }: Cutout, origin: CutoutOrigin, { billed }: FinishingContext): Outcome {
  if (origin.kind === "own")
    return {
      kind: "deferred",
      reason: "the run was stopped before it was finished: the next run goes on",
      paid: false,
    };
  const reason = `the run was stopped before it was finished: its cutout is in the store, and the next run goes on${billed ? ", unpaid" : ""}`;
  return { kind: "deferred", reason, paid: origin.kind === "made" && origin.paid, jobKey, requestId };
}

function finishFailure(
  failures: readonly ProductFailure[],
  cutout: Cutout,
  origin: CutoutOrigin,
  { billed }: FinishingContext,
): Failure {
  const reason = [...new Set(failures.map((failure) => failure.reason))].join("; ");
  const stage = failures.every((failure) => failure.stage === "check") ? "check" : "finish";
  if (origin.kind === "own") return { stage, reason: `${reason}.`, paid: false, retryable: false };
  const { jobKey, requestId } = cutout;
  const isDoubtful = origin.kind === "stored" && stage === "finish";
  return {
    stage,
    reason: `${reason}.${billed ? " The cutout is in the store: the next run does not pay again." : ""}${isDoubtful ? damagedHint(billed) : ""}`,
    paid: origin.kind === "made" && origin.paid,
    retryable: false,
    jobKey,
    requestId,
  };
}

function damagedHint(billed: boolean): string {
  return ` If the stored cutout itself is damaged, "force: true" has it made anew${billed ? ", which is paid for" : ""}.`;
}

/** A picture that has come to its end without a product. */
export function ended({ picture }: PictureWork, outcome: Outcome): Finished {
  const { path, model, width, height } = picture;
  return { result: { path, model, size: { width, height }, outcome }, lines: [] };
}
