import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { blobIdOf } from "../blob-id.js";
import { finish } from "../finish/finish.js";
import type { Log } from "../log.js";
import type { Drafts } from "../memory/drafts.js";
import type { Line } from "../memory/manifest.js";
import type { Cutout, Failure, Outcome, PictureResult, Product, Removed } from "../model.js";
import type { Threads } from "../pixels/threads.js";
import type { Work } from "../plan/model.js";
import { recipeId } from "../plan/recipe-id.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";

/** What became of one picture, with the manifest's lines for the products that were written. */
export interface Finished {
  readonly result: PictureResult;
  readonly lines: readonly Line[];
  /** Absolute path of the cutout, where it is as large as the picture: what the report shows on any ground. */
  readonly cutout?: string;
}

export interface FinishingContext {
  readonly settings: Pick<Settings, "workspace" | "root">;
  /** Prefix of the working directory, empty or ending in `/`. */
  readonly prefix: string;
  readonly service: string;
  readonly drafts: Pick<Drafts, "begin" | "add">;
  readonly threads: Threads;
  readonly log: Log;
  /** Aborted when the run has to end: what is not finished then is left to the next run. */
  readonly signal: AbortSignal;
}

/** Where a task's cutout came from, in the words of the outcomes. */
export type Origin =
  | ({ readonly kind: "made" } & Pick<Extract<Removed, { kind: "cutout" }>, "paid" | "milliseconds" | "confidence">)
  | { readonly kind: "stored" };

/** Finishes every picture of a task that left the service. */
export async function finishRemoved(
  removed: Removed,
  works: readonly Work[],
  context: FinishingContext,
): Promise<readonly Finished[]> {
  switch (removed.kind) {
    case "cutout": {
      const { cutout, paid, milliseconds, confidence } = removed;
      const origin = { kind: "made", paid, milliseconds, ...(confidence !== undefined && { confidence }) } as const;
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
  works: readonly Work[],
  cutout: Cutout,
  origin: Origin,
  context: FinishingContext,
): Promise<readonly Finished[]> {
  return Promise.all(
    works.map((work, at) =>
      finishOne(work, cutout, origin.kind === "made" && at > 0 ? { ...origin, paid: false } : origin, context),
    ),
  );
}

async function finishOne(work: Work, cutout: Cutout, origin: Origin, context: FinishingContext): Promise<Finished> {
  const products: Product[] = [];
  const lines: Line[] = [];
  for (const plan of work.products) {
    if (plan.kind !== "finish") {
      if (plan.product !== undefined) products.push(plan.product);
      continue;
    }
    try {
      await context.drafts.begin(plan.path.slice(context.prefix.length));
      const made = await finish(
        {
          picture: work.picture,
          cutout,
          variant: plan.variant,
          path: plan.path,
          target: join(context.settings.workspace, plan.path),
          workspace: context.settings.workspace,
          signal: context.signal,
          note: context.log.info,
        },
        context.threads,
      );
      products.push(...made);
      for (const product of made) {
        const line = await lineOf(work, product, recipeId(plan.variant.recipe), cutout, context);
        await context.drafts.add(line);
        lines.push(line);
      }
    } catch (error) {
      const outcome: Outcome = context.signal.aborted
        ? interrupted(cutout, origin)
        : { kind: "failed", failure: finishFailure(error, plan.path, cutout, origin) };
      return { ...ended(work, outcome), lines };
    }
  }
  const [image] = cutout.images;
  const sameSize = image.width === work.picture.width && image.height === work.picture.height;
  return { ...ended(work, outcomeOf(products, work, cutout, origin)), lines, ...(sameSize && { cutout: image.file }) };
}

function outcomeOf(products: readonly Product[], work: Work, cutout: Cutout, origin: Origin): Outcome {
  if (origin.kind === "stored") {
    const why = work.products.flatMap((plan) => (plan.kind === "finish" ? [plan.reason] : []))[0] ?? "";
    return { kind: "reused", products, reason: `finished again from the store (${why})` };
  }
  const { jobKey, requestId } = cutout;
  return { ...origin, products, jobKey, requestId };
}

function interrupted({ jobKey, requestId }: Cutout, origin: Origin): Outcome {
  const reason =
    "the run was stopped before it was finished: its cutout is in the store, and the next run goes on, unpaid";
  return { kind: "deferred", reason, paid: origin.kind === "made" && origin.paid, jobKey, requestId };
}

function finishFailure(error: unknown, path: string, cutout: Cutout, origin: Origin): Failure {
  const { jobKey, requestId } = cutout;
  return {
    stage: "finish",
    reason: `${path} could not be made of its cutout: ${messageOf(error)}. The cutout is in the store: the next run does not pay again.`,
    paid: origin.kind === "made" && origin.paid,
    retryable: false,
    jobKey,
    requestId,
  };
}

/** A picture that has come to its end without a product. */
export function ended({ picture }: Work, outcome: Outcome): Finished {
  const { path, model, width, height } = picture;
  return { result: { path, model, size: { width, height }, outcome }, lines: [] };
}

async function lineOf(
  work: Work,
  product: Product,
  recipe: string,
  cutout: Cutout,
  context: FinishingContext,
): Promise<Line> {
  const { picture } = work;
  return {
    product: product.path.slice(context.prefix.length),
    source: picture.path.slice(context.prefix.length),
    variant: product.variant,
    content: picture.contentId,
    blob: picture.blobId,
    model: picture.model,
    service: context.service,
    recipe,
    width: product.width,
    height: product.height,
    bytes: product.bytes,
    sha256: product.sha256,
    productBlob: blobIdOf(await readFile(join(context.settings.workspace, product.path))),
    request: cutout.requestId,
  };
}
