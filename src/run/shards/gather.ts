import { join } from "node:path";
import { concurrently } from "../../concurrently.js";
import type { Log } from "../../log.js";
import type { ManifestLine } from "../../memory/manifest.js";
import type { Outcome, Product, Variant } from "../../model.js";
import { MOST_RESULTS, numbered } from "../../numbered.js";
import { type Prefix, toLocal, toWorkspace, type WorkspacePath } from "../../paths.js";
import type { PictureWork, Plan } from "../../plan/model.js";
import { originalRecipe } from "../../plan/original.js";
import { recipeId } from "../../plan/recipe-id.js";
import { NO_SERVICE, type ProductPlan } from "../../plan/settle.js";
import { shardOf } from "../../plan/share.js";
import type { PicturePreviews } from "../../report/html/card.js";
import { count } from "../../report/words.js";
import { messageOf } from "../../user-error.js";
import { ended, type Finished } from "../products/finish-pictures.js";
import type { Calls } from "../report/counts.js";
import { type PackedPicture, PRODUCTS_FOLDER } from "./package.js";
import type { FoundShard } from "./packages.js";
import { type PlacingContext, placePacked, RUN_AGAIN } from "./place-packed.js";
import { readPictures } from "./read-package.js";

export interface GatheringContext extends PlacingContext {
  /** Prefix of the working directory, empty or ending in `/`. */
  readonly prefix: Prefix;
  readonly service: string;
  readonly results: "first" | "all";
  /** Whether a picture that was refused may stand as it is in its product's place. */
  readonly keepsOriginals: boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly show: (path: WorkspacePath, previews: PicturePreviews) => void;
  readonly onFinished: (finished: Finished) => void;
}

export interface Gathered {
  readonly finished: readonly Finished[];
  readonly calls: Calls;
  /** Shards that are missing, or are damaged, each with the reason. */
  readonly missing: readonly string[];
}

/**
 * Brings the shards' products to their places, as if this run had made them. What a package says is a claim: taken is
 * only what this plan asks for, of that shard's share, and whose bytes are those that its line describes.
 */
export async function gather(
  plan: Pick<Plan, "works">,
  shards: readonly FoundShard[],
  context: GatheringContext,
): Promise<Gathered> {
  const waiting = takeOver(plan);
  const finished: Finished[] = [];
  const missing: string[] = [];
  const calls = { submits: 0, queries: 0 };
  const take = (one: Finished) => {
    waiting.delete(one.result.path);
    finished.push(one);
    context.onFinished(one);
  };
  for (const shard of shards) {
    if (shard.kind === "missing") missing.push(shard.reason);
    if (shard.kind === "missing" || context.signal.aborted) continue;
    calls.submits += shard.head.submits;
    calls.queries += shard.head.queries;
    try {
      await gatherShard(shard, waiting, take, context);
    } catch (error) {
      missing.push(`shard ${shard.index}/${shards.length} cannot be used to its end: ${messageOf(error)}`);
    }
  }
  for (const work of waiting.values()) take(ended(work, notCollected(work, shards.length, missing)));
  return { finished, calls, missing };
}

/** The plan's pictures by their paths: they leave it, so that one that is collected is kept by nobody. */
function takeOver({ works }: Pick<Plan, "works">): Map<string, PictureWork> {
  const waiting = new Map<string, PictureWork>();
  for (const group of works.values()) for (const work of group) waiting.set(work.picture.path, work);
  works.clear();
  return waiting;
}

/** Each is a link, a read and a rename: the disk has several under way. */
const PLACED_AT_ONCE = 16;

type Found = Extract<FoundShard, { kind: "found" }>;

async function gatherShard(
  { index, folder, head }: Found,
  waiting: ReadonlyMap<string, PictureWork>,
  take: (one: Finished) => void,
  context: GatheringContext,
): Promise<void> {
  let strangers = 0;
  const seen = new Set<string>();
  const reading = untilBroken(readPictures(folder));
  const gathered = concurrently(reading.pictures(), PLACED_AT_ONCE, async (packed) => {
    const work = waiting.get(packed.path);
    if (work === undefined || seen.has(packed.path) || !isOfShard(work, packed, index, head.of)) {
      strangers += packed.lines.length;
      return undefined;
    }
    seen.add(packed.path);
    const one = await gatherPicture(work, packed, { folder, leg: `shard ${index}/${head.of}` }, context);
    showWhatIsThere(packed, one, context);
    return one;
  });
  for await (const one of gathered) {
    if (one !== undefined) take(one);
    if (context.signal.aborted) return;
  }
  if (strangers > 0)
    context.log.warning(
      `Shard ${index}/${head.of} has ${count(strangers, "product")} that this run's plan does not ask it for: left out.`,
    );
  reading.end();
}

/** A product that is left out is not there to be compared, whatever its leg shows of it. */
function showWhatIsThere(
  { path, previews: { before, after } }: PackedPicture,
  { result }: Finished,
  { show }: Pick<GatheringContext, "show">,
): void {
  const shown = { ...(before && { before }), ...(after && result.outcome.kind !== "failed" && { after }) };
  if (Object.keys(shown).length > 0) show(path, shown);
}

/** What comes before the damage is whole, and some of it is at its place already: it counts. */
function untilBroken(pictures: AsyncIterable<PackedPicture>) {
  const faults: unknown[] = [];
  return {
    pictures: async function* () {
      try {
        yield* pictures;
      } catch (error) {
        faults.push(error);
      }
    },
    /** @throws what the reading ended with */
    end: () => {
      for (const fault of faults) throw fault;
    },
  };
}

function isOfShard({ picture }: PictureWork, { model }: PackedPicture, index: number, of: number): boolean {
  return picture.model === model && shardOf(`${picture.contentId}.${picture.model}`, of) === index;
}

type ToFinish = Extract<ProductPlan, { kind: "finish" }>;

async function gatherPicture(
  work: PictureWork,
  packed: PackedPicture,
  { folder, leg }: { readonly folder: string; readonly leg: string },
  context: GatheringContext,
): Promise<Finished> {
  const products: Product[] = work.products.flatMap((plan) =>
    plan.kind !== "finish" && plan.product !== undefined ? [plan.product] : [],
  );
  const lines: ManifestLine[] = [];
  const failures: string[] = [];
  for (const { plan, path, line } of work.products.flatMap((plan) => wantedOf(plan, packed.lines, context))) {
    try {
      assertAsked(work, asPacked(plan, packed, context), line, context);
      await placePacked(line, path, join(folder, PRODUCTS_FOLDER, line.sha256), context);
      lines.push(asPlanned(line, work, path, context));
      products.push(productOf(line, path));
    } catch (error) {
      failures.push(`${path} of ${leg}: ${messageOf(error)}`);
    }
  }
  // Copies have no room to grow, which for a large catalog is more than what is in them.
  const { result } = ended(work, outcomeOf(work, packed.outcome, products.slice(), failures));
  return { result, lines: lines.slice() };
}

/** The line with the plan's own texts in the place of equal ones: each would be there twice for every picture. */
function asPlanned(
  line: ManifestLine,
  { picture }: PictureWork,
  path: WorkspacePath,
  { prefix }: Pick<GatheringContext, "prefix">,
): ManifestLine {
  const { contentId, blobId } = picture;
  const texts = { content: contentId, ...(line.blob === blobId && { blob: blobId }) };
  return prefix === ""
    ? { ...line, ...texts, product: toLocal(path, prefix), source: toLocal(picture.path, prefix) }
    : { ...line, ...texts };
}

/** The recipe that a leg has gone by. */
function asPacked(
  { variant }: ToFinish,
  { outcome }: PackedPicture,
  { keepsOriginals }: Pick<GatheringContext, "keepsOriginals">,
): Pick<Variant, "name" | "recipe"> {
  const original = keepsOriginals && outcome.kind === "skipped" ? originalRecipe(variant.recipe) : undefined;
  return { name: variant.name, recipe: original ?? variant.recipe };
}

interface Wanted {
  readonly plan: ToFinish;
  readonly path: WorkspacePath;
  readonly line: ManifestLine;
}

/** The package's lines of a planned product: with `results: all` those of `name-2` and so on too, but for what is kept. */
function wantedOf(
  plan: ProductPlan,
  lines: readonly ManifestLine[],
  { prefix, results }: Pick<GatheringContext, "prefix" | "results">,
): readonly Wanted[] {
  if (plan.kind !== "finish") return [];
  const count = results === "all" ? MOST_RESULTS : 1;
  const paths = Array.from({ length: count }, (_, index) => numbered(plan.path, index)).filter(
    (path, index) => index === 0 || !plan.kept.has(path),
  );
  return paths.flatMap((path) => {
    const line = lines.find(({ product }) => toWorkspace(product, prefix) === path);
    return line === undefined ? [] : [{ plan, path, line }];
  });
}

function outcomeOf(
  work: PictureWork,
  outcome: Outcome,
  products: readonly Product[],
  failures: readonly string[],
): Outcome {
  const complete = products.length >= work.products.length;
  if (failures.length === 0 && (complete || !("products" in outcome) || outcome.kind === "failed")) {
    const has = "products" in outcome || outcome.kind === "failed" || outcome.kind === "skipped";
    return has && (products.length > 0 || outcome.kind !== "skipped") ? { ...outcome, products } : outcome;
  }
  const reason =
    failures.length > 0
      ? failures.join("; ")
      : "its shard says that it was made, and does not have all of its products";
  const paid = outcome.kind === "made" && outcome.paid;
  return { kind: "failed", failure: { stage: "deliver", reason, paid, retryable: true }, products };
}

const ASKED = [
  "source",
  "content",
  "model",
  "variant",
  "recipe",
  "service",
] as const satisfies readonly (keyof ManifestLine)[];

/** @throws an Error where the line is not the one that the plan has in mind */
function assertAsked(
  { picture }: PictureWork,
  { name, recipe }: Pick<Variant, "name" | "recipe">,
  line: ManifestLine,
  { prefix, service }: Pick<GatheringContext, "prefix" | "service">,
): void {
  const asked: Pick<ManifestLine, (typeof ASKED)[number]> = {
    source: toLocal(picture.path, prefix),
    content: picture.contentId,
    model: picture.model,
    variant: name,
    recipe: recipeId(recipe),
    // A picture that is cut out already is made by no service.
    service: picture.hasAlpha === true && line.service === NO_SERVICE ? NO_SERVICE : service,
  };
  const wrong = ASKED.find((field) => line[field] !== asked[field]);
  if (wrong !== undefined)
    throw new Error(`its line in the shard has another ${wrong} than this plan, so it is left out: ${RUN_AGAIN}`);
}

function productOf({ variant, sha256, width, height, bytes }: ManifestLine, path: string): Product {
  return { variant, path, sha256, width, height, bytes };
}

function notCollected({ picture }: PictureWork, of: number, missing: readonly string[]): Outcome {
  const index = shardOf(`${picture.contentId}.${picture.model}`, of);
  const why =
    missing.find((reason) => reason.startsWith(`shard ${index}/`)) ?? `shard ${index}/${of} says nothing of it`;
  return { kind: "deferred", reason: `${why}: left to the next run`, paid: false };
}
