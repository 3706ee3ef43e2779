import type { ManifestLine } from "../memory/manifest.js";
import type { Failure, Found, PictureResult, Product } from "../model.js";
import { MOST_RESULTS, numbered } from "../numbered.js";
import { messageOf } from "../user-error.js";
import type { Claim } from "./collisions.js";
import type { Looked, PictureWork, PlanContext } from "./model.js";
import { type AssertPlace, createPlaceCheck } from "./product-place.js";
import { failedPicture } from "./result.js";
import { knownContent, type ProductPlan, type SettleContext, settleByManifest } from "./settle.js";

/** Files are read a few at a time: more would only move the disk's head. */
const READS_AT_ONCE = 8;

/** A matched file, as far as it alone decides. */
export type Candidate =
  | {
      readonly kind: "settled";
      readonly result: PictureResult;
      readonly renamed: readonly ManifestLine[];
    }
  | { readonly kind: "work"; readonly work: PictureWork };

/** What the manifest settles is not opened, and costs next to nothing; the rest is read, a few files at a time. */
export async function considerAll<M extends Found>(
  matches: readonly M[],
  context: PlanContext<M>,
): Promise<readonly Candidate[]> {
  const settled: Candidate[] = [];
  const open: M[] = [];
  for (const match of matches) {
    const products = await settleUnopened(match, context);
    if (products === undefined) open.push(match);
    else settled.push(settledBy(match, products));
  }
  const opened = { ...context, assertPlace: createPlaceCheck(context) };
  const read: (Candidate | undefined)[] = [];
  // The lanes share one iterator, so that not even a promise is kept for what waits its turn.
  const waiting = open.entries();
  const lane = async () => {
    for (const [at, match] of waiting) read[at] = await considerOpened(match, opened);
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, lane));
  for (const candidate of read) if (candidate !== undefined) settled.push(candidate);
  return settled;
}

/** @returns undefined where the picture has to be looked at */
async function settleUnopened<M extends Found>(
  match: M,
  context: PlanContext<M>,
): Promise<readonly ProductPlan[] | undefined> {
  const contentId = knownContent(match.path, context);
  if (contentId === undefined) return undefined;
  try {
    const products = await settleByManifest({ path: match.path, model: match.model, contentId }, context);
    return isSettled(products) ? products : undefined;
  } catch {
    // What is wrong with this picture's product is met again, and told, when the picture is opened.
    return undefined;
  }
}

interface OpenedContext<M extends Found> extends PlanContext<M> {
  readonly assertPlace: AssertPlace;
}

/** @returns undefined for what is no picture, and is passed over */
async function considerOpened<M extends Found>(match: M, context: OpenedContext<M>): Promise<Candidate | undefined> {
  try {
    return await considerContent(await context.look(match), context);
  } catch (error) {
    const failure: Failure = { stage: "plan", reason: messageOf(error), paid: false, retryable: false };
    return unsettled(match, failure);
  }
}

/** A file that fails before anything is known of its products. */
function unsettled(found: Found, failure: Failure): Candidate {
  return { kind: "settled", result: failedPicture(found, failure), renamed: NONE_RENAMED };
}

async function considerContent<M extends Found>(
  looked: Looked<M>,
  context: OpenedContext<M>,
): Promise<Candidate | undefined> {
  switch (looked.kind) {
    case "passed-over":
      return undefined;
    case "skipped": {
      const { path, model } = looked.match;
      const outcome = { kind: "skipped", reason: looked.reason } as const;
      return { kind: "settled", result: { path, model, outcome }, renamed: NONE_RENAMED };
    }
    case "refused":
      return unsettled(looked.match, looked.failure);
    case "pointer": {
      const products = await settleByManifest({ ...looked.match, contentId: looked.contentId }, context);
      if (isSettled(products)) return settledBy(looked.match, products);
      return unsettled(looked.match, looked.failure);
    }
    case "picture": {
      const { picture } = looked;
      const products = await settleByManifest(picture, context);
      if (isSettled(products)) return settledBy(picture, products);
      for (const plan of products) if (plan.kind === "finish") await context.assertPlace(plan.path);
      return { kind: "work", work: { picture, products } };
    }
  }
}

function isSettled(products: readonly ProductPlan[]): boolean {
  return products.every((product) => product.kind !== "finish");
}

function settledBy(found: Found, products: readonly ProductPlan[]): Candidate {
  const kept = products.find((product) => product.kind === "kept");
  const outcome = {
    kind: kept === undefined ? ("reused" as const) : ("kept" as const),
    // Without the room that a list keeps to grow: a catalog may have a hundred thousand of them.
    products: products.flatMap(productsThere).slice(),
    reason: kept?.reason ?? "up to date",
    ...(kept?.foreign && { foreign: kept.foreign }),
  };
  return {
    kind: "settled",
    result: { path: found.path, model: found.model, outcome },
    renamed: renamedLines(products),
  };
}

/** The product that is there already, with its further ones. */
function productsThere(plan: ProductPlan): readonly Product[] {
  if (plan.kind === "finish" || plan.product === undefined) return [];
  return plan.kind === "done" ? [plan.product, ...plan.extras] : [plan.product];
}

const NONE_RENAMED: readonly ManifestLine[] = [];

function renamedLines(products: readonly ProductPlan[]): readonly ManifestLine[] {
  const renamed = products.flatMap((plan) =>
    plan.kind === "done" && plan.renamed !== undefined ? [plan.renamed] : [],
  );
  // One for all that have none: a catalog may have a hundred thousand of them.
  return renamed.length === 0 ? NONE_RENAMED : renamed;
}

/** Lines of the picture's products that are up to date under another name of the picture. */
export function renamedIn(candidate: Candidate): readonly ManifestLine[] {
  return candidate.kind === "settled" ? candidate.renamed : renamedLines(candidate.work.products);
}

/** The paths that a picture's products take. */
export function claimOf(candidate: Candidate, results: SettleContext["results"] = "first"): Claim {
  if (candidate.kind === "settled") {
    const { path, outcome } = candidate.result;
    const products = "products" in outcome ? (outcome.products ?? []) : [];
    return { source: path, products: products.map((product) => product.path), possible: [] };
  }
  const { picture, products } = candidate.work;
  const paths = products.flatMap((plan) =>
    plan.kind === "finish" ? [plan.path] : plan.product === undefined ? [] : [plan.product.path],
  );
  return { source: picture.path, products: paths, possible: results === "all" ? paths.flatMap(further) : [] };
}

function further(path: string): readonly string[] {
  return Array.from({ length: MOST_RESULTS - 1 }, (_, at) => numbered(path, at + 1));
}

export function foundOf(candidate: Candidate): Pick<Found, "path" | "model"> {
  return candidate.kind === "work" ? candidate.work.picture : candidate.result;
}
