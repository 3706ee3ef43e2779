import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../../exists.js";
import { obstacleOn } from "../../memory/claims.js";
import type { Manifest } from "../../memory/manifest.js";
import type { Backdrop, BackdropFile, Recipe, Variant } from "../../model.js";
import { once } from "../../once.js";
import { toLocal, toWorkspace, type WorkspacePath } from "../../paths.js";
import { kindOf, sniffFile } from "../../pixels/sniff.js";
import type { Threads } from "../../pixels/threads.js";
import type { Plan } from "../../plan/model.js";
import { createProductMatcher, samePathKey } from "../../plan/product-path.js";
import type { Settings } from "../../settings.js";
import { messageOf, UserError } from "../../user-error.js";
import { prefixOf } from "../session/scope.js";
import { everyVariant } from "./rules.js";

/** As many bytes and megapixels a backdrop has at most: a canvas has no more, and each thread may hold it unpacked. */
const MOST_BYTES = 64e6;
const MOST_MEGAPIXELS = 64;

/**
 * The settings with what each backdrop is, by its content, which the recipes' ids go by. Nothing is unpacked.
 * @throws UserError where one is not there, is no picture that is read here, or is too large
 */
export async function identifyBackdrops(settings: Settings): Promise<Settings> {
  const known = new Map<string, () => Promise<Backdrop>>();
  const lookOnce = (named: BackdropFile): Promise<Backdrop> => {
    const look = known.get(named.path) ?? once(() => identify(named, settings));
    known.set(named.path, look);
    return look();
  };
  const identified = async (variant: Variant): Promise<Variant> => {
    const { recipe } = variant;
    if (recipe.background.kind !== "file") return variant;
    return { ...variant, recipe: { ...recipe, background: await lookOnce(recipe.background) } };
  };
  const all = async ([first, ...rest]: Settings["variants"]) =>
    [await identified(first), ...(await Promise.all(rest.map(identified)))] as const;
  const rules = settings.rules.map(async (rule) => ({ ...rule, variants: await all(rule.variants) }));
  return { ...settings, variants: await all(settings.variants), rules: await Promise.all(rules) };
}

async function identify({ path: named }: BackdropFile, settings: Settings): Promise<Backdrop> {
  const path = toWorkspace(named, prefixOf(settings));
  const file = join(settings.workspace, path);
  try {
    const obstacle = await obstacleOn(path, settings.workspace);
    if (obstacle !== undefined) throw new Error(`it ${obstacle}`);
    return { kind: "backdrop", path, file, contentId: await contentIdOf(file) };
  } catch (error) {
    throw refusal(path, isMissing(error) ? "there is no such file" : messageOf(error));
  }
}

async function contentIdOf(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, and ${MOST_BYTES} are the most: save it smaller`);
  const sniffed = sniffFile(file);
  if (sniffed.kind === "lfs-pointer") return sniffed.sha256;
  if (sniffed.kind !== "picture")
    throw new Error(`it is ${sniffed.kind === "other" ? sniffed.what : "a damaged picture"}`);
  const { width, height, type } = sniffed;
  if (width * height > MOST_MEGAPIXELS * 1e6)
    throw new Error(
      `it is ${kindOf(type)} of ${width}×${height} pixels, and ${MOST_MEGAPIXELS} megapixels are the most: save it smaller`,
    );
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function refusal(path: string, why: string): UserError {
  return new UserError(`The backdrop ${path}, which "background" names, cannot be used: ${why}.`);
}

/** Tells the pictures that are backdrops: they are never cut out. */
export function createBackdropMatcher(settings: Settings): (path: WorkspacePath) => boolean {
  const paths = new Set(backdropsOf(everyVariant(settings).map(({ recipe }) => recipe)).map(keyOf));
  return (path) => paths.has(samePathKey(path));
}

/** @throws UserError where a backdrop is one of our own products, and so another with every run */
export function refuseProductsAsBackdrops(settings: Settings, { lines }: Pick<Manifest, "lines">): void {
  const prefix = prefixOf(settings);
  const isTemplated = createProductMatcher(everyVariant(settings));
  for (const { path } of backdropsOf(everyVariant(settings).map(({ recipe }) => recipe))) {
    const below = toLocal(path, prefix);
    if (lines.has(below) || isTemplated(below))
      throw refusal(path, "it is a product of ours by its path: keep backdrops in a folder of their own");
  }
}

/**
 * Unpacks every backdrop that products of the plan are to be drawn on, so that a damaged one is met before anything is
 * paid for.
 * @throws UserError that names it
 */
export async function assertBackdrops({ works, copied }: Plan, threads: Threads, signal: AbortSignal): Promise<void> {
  const copies = new Set(copied.map(({ work }) => work));
  const drawn = [...works.values()].flat().filter((work) => !copies.has(work));
  const recipes = new Set(
    drawn.flatMap(({ products }) => products.flatMap((plan) => (plan.kind === "finish" ? [plan.variant.recipe] : []))),
  );
  for (const { path, file } of backdropsOf([...recipes])) {
    if (sniffFile(file).kind === "lfs-pointer") throw refusal(path, POINTER);
    await threads.run("check", { file }, { signal }).catch((error: unknown) => {
      throw signal.aborted ? error : refusal(path, messageOf(error));
    });
  }
}

const POINTER =
  'it is a Git LFS pointer, not the picture itself: set "lfs: true" on actions/checkout, or run "git lfs pull"';

function backdropsOf(recipes: readonly Recipe[]): readonly Backdrop[] {
  const all = recipes.flatMap(({ background }) => (background.kind === "backdrop" ? [background] : []));
  return [...new Map(all.map((backdrop) => [keyOf(backdrop), backdrop])).values()];
}

function keyOf({ path }: Backdrop): string {
  return samePathKey(path);
}
