import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { blobIdOf } from "../blob-id.js";
import { finish } from "../finish/finish.js";
import type { Drafts } from "../memory/drafts.js";
import type { Line } from "../memory/manifest.js";
import type { Cutout, Product } from "../model.js";
import type { Threads } from "../pixels/threads.js";
import type { Work } from "../plan/model.js";
import { recipeId } from "../plan/recipe-id.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";
import { place } from "./placing.js";

export interface ProductsContext {
  readonly settings: Pick<Settings, "workspace" | "results">;
  /** Prefix of the working directory, empty or ending in `/`. */
  readonly prefix: string;
  readonly service: string;
  readonly drafts: Pick<Drafts, "begin" | "add">;
  readonly threads: Threads;
  /** Aborted when the run has to end: what is not finished then is left to the next run. */
  readonly signal: AbortSignal;
}

/** What all variants of one picture came to. */
export interface FinishedProducts {
  /** Those that are at their place now, whenever they were made. */
  readonly products: readonly Product[];
  /** The manifest's lines of those that were made now. */
  readonly lines: readonly Line[];
  /** What a user should know of them, each once. */
  readonly notes: readonly string[];
  /** Why variants are missing, each by its path. */
  readonly failures: readonly string[];
}

/** Makes all products of a picture that are to be made; one that cannot be is no reason to leave out the others. */
export async function finishProducts(work: Work, cutout: Cutout, context: ProductsContext): Promise<FinishedProducts> {
  const products: Product[] = [];
  const lines: Line[] = [];
  const notes = new Set<string>();
  const failures: string[] = [];
  for (const plan of work.products) {
    if (plan.kind !== "finish") {
      if (plan.product !== undefined) products.push(plan.product);
      if (plan.kind === "kept") notes.add(keptNote(plan));
      continue;
    }
    try {
      const made = await finishVariant(work, cutout, plan, (note) => notes.add(note), context);
      products.push(...made.map(({ product }) => product));
      lines.push(...made.map(({ line }) => line));
    } catch (error) {
      failures.push(`${plan.path} could not be made of its cutout: ${messageOf(error)}`);
    }
  }
  return { products, lines, notes: [...notes], failures };
}

function keptNote({ product, reason }: Extract<Work["products"][number], { kind: "kept" }>): string {
  return product === undefined ? reason : `${product.path}: ${reason}`;
}

async function finishVariant(
  work: Work,
  cutout: Cutout,
  { variant, path, kept }: Extract<Work["products"][number], { kind: "finish" }>,
  note: (message: string) => void,
  context: ProductsContext,
): Promise<readonly { readonly product: Product; readonly line: Line }[]> {
  const { drafts, signal, threads, settings, prefix } = context;
  const { workspace } = settings;
  const recipe = recipeId(variant.recipe);
  const [first] = cutout.images;
  // The others stay in the store, where a later run finds them.
  const wanted = settings.results === "all" ? cutout : { ...cutout, images: [first] as const };
  return place(drafts, path.slice(prefix.length), async () => {
    const products = await finish(
      {
        picture: work.picture,
        cutout: wanted,
        variant,
        path,
        target: join(workspace, path),
        workspace,
        signal,
        kept,
        note,
      },
      threads,
    );
    return Promise.all(
      products.map(async (product) => ({ product, line: await lineOf(work, product, recipe, cutout, context) })),
    );
  });
}

async function lineOf(
  work: Work,
  product: Product,
  recipe: string,
  cutout: Cutout,
  context: ProductsContext,
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
