import { type FinishedProduct, finish } from "../../finish/finish.js";
import type { NotWritten } from "../../finish/finish-picture.js";
import type { PictureFinished } from "../../finish/picture-finished.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { PendingProducts } from "../../memory/pending-products.js";
import type { Cutout, Product } from "../../model.js";
import { type Prefix, toLocal } from "../../paths.js";
import type { Threads } from "../../pixels/threads.js";
import type { PictureWork } from "../../plan/model.js";
import { recipeId } from "../../plan/recipe-id.js";
import type { ProductPlan } from "../../plan/settle.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import type { Previews } from "../report/previews.js";
import { announce } from "./place.js";

export interface ProductsContext {
  readonly settings: Pick<Settings, "workspace" | "results">;
  readonly prefix: Prefix;
  readonly service: string;
  readonly pending: Pick<PendingProducts, "begin" | "add">;
  readonly threads: Threads;
  readonly previews: Pick<Previews, "size" | "before">;
  /** Aborted when the run has to end: what is not finished then is left to the next run. */
  readonly signal: AbortSignal;
}

/** What all variants of one picture came to. */
export interface FinishedProducts {
  /** Those that are at their place now, whenever they were made. */
  readonly products: readonly Product[];
  /** The manifest's lines of those that were made now. */
  readonly lines: readonly ManifestLine[];
  /** What a user should know of them, each once. */
  readonly notes: readonly string[];
  /** Why variants are missing, each by its path. */
  readonly failures: readonly ProductFailure[];
  readonly previews: PictureFinished["previews"];
}

export interface ProductFailure {
  readonly stage: "finish" | "check";
  readonly reason: string;
}

type Wanted = Extract<ProductPlan, { kind: "finish" }>;

/** A product as it was written, with the line that the state directory has noted for it. */
interface Noted {
  readonly product: Product;
  readonly line: ManifestLine;
}

type Attempt = Noted | { readonly failure: ProductFailure };

/** Makes all products of a picture that are to be made; one that cannot be is no reason to leave out the others. */
export async function finishProducts(
  work: PictureWork,
  cutout: Cutout,
  context: ProductsContext,
): Promise<FinishedProducts> {
  const wanted = work.products.filter((plan) => plan.kind === "finish");
  const settled = work.products.filter((plan) => plan.kind !== "finish");
  const keptNotes = settled.flatMap((plan) => (plan.kind === "kept" ? [keptNote(plan)] : []));
  const { attempts, notes, previews } = await finishWanted(work, cutout, wanted, context);
  const noted = attempts.filter((one) => "line" in one);
  const made = wanted.flatMap(({ variant }) => noted.filter(({ line }) => line.variant === variant.name));
  return {
    products: [...settled.flatMap(({ product }) => product ?? []), ...made.map(({ product }) => product)],
    lines: made.map(({ line }) => line),
    notes: [...new Set([...keptNotes, ...notes])],
    failures: attempts.flatMap((one) => ("failure" in one ? [one.failure] : [])),
    previews,
  };
}

function keptNote({ product, reason }: Extract<ProductPlan, { kind: "kept" }>): string {
  return product === undefined ? reason : `${product.path}: ${reason}`;
}

/** Announced, written, noted: a run that is killed at any moment knows its products for its own afterwards. */
async function finishWanted(
  work: PictureWork,
  cutout: Cutout,
  wanted: readonly Wanted[],
  context: ProductsContext,
): Promise<PictureFinished & { readonly attempts: readonly Attempt[] }> {
  const { pending, signal, threads, settings, prefix, previews } = context;
  const [first] = cutout.images;
  // The others stay in the store, where a later run finds them.
  const images = settings.results === "all" ? cutout.images : ([first] as const);
  const size = previews.size();
  const of = previews.before(work.picture.path) === undefined ? "both" : "after";
  const attempts: Promise<Attempt>[] = [];
  try {
    await announce(
      pending,
      wanted.map(({ path }) => toLocal(path, prefix)),
    );
  } catch (error) {
    const failures = wanted.map(({ path }) => ({ failure: couldNot(path, messageOf(error)) }));
    return { attempts: failures, notes: [], previews: {} };
  }
  const onProduct = (one: FinishedProduct) => void attempts.push(noteDown(one, work, cutout, context));
  const { confidence } = cutout;
  const shown = { images, ...(confidence !== undefined && { confidence }) };
  const input = { picture: work.picture, cutout: shown, wanted, workspace: settings.workspace, signal, onProduct };
  const finished = await finish({ ...input, ...(size && { preview: { size, of } }) }, threads);
  return { ...finished, attempts: await Promise.all(attempts) };
}

async function noteDown(
  finished: FinishedProduct,
  work: PictureWork,
  cutout: Cutout,
  context: ProductsContext,
): Promise<Attempt> {
  if (finished.kind !== "written") return { failure: failureOf(finished) };
  const { product, variant, blobId } = finished;
  try {
    const recipe = recipeId(variant.recipe);
    const line = lineOf(work, product, { recipe, blobId, request: cutout.requestId }, context);
    await context.pending.add(line);
    return { product, line };
  } catch (error) {
    return { failure: couldNot(product.path, messageOf(error)) };
  }
}

function couldNot(path: string, why: string): ProductFailure {
  return { stage: "finish", reason: `${path} could not be made of its cutout: ${why}` };
}

function failureOf({ kind, path, reason }: NotWritten): ProductFailure {
  if (kind === "failed") return couldNot(path, reason);
  return { stage: "check", reason: `${path} does not meet "require": ${reason}` };
}

function lineOf(
  { picture }: PictureWork,
  product: Product,
  facts: { readonly recipe: string; readonly blobId: string; readonly request: string },
  { prefix, service }: ProductsContext,
): ManifestLine {
  return {
    product: toLocal(product.path, prefix),
    source: toLocal(picture.path, prefix),
    variant: product.variant,
    content: picture.contentId,
    blob: picture.blobId,
    model: picture.model,
    service,
    recipe: facts.recipe,
    width: product.width,
    height: product.height,
    bytes: product.bytes,
    sha256: product.sha256,
    productBlob: facts.blobId,
    request: facts.request,
  };
}
