import { checkClaim } from "../memory/claims.js";
import type { Manifest, ManifestLine } from "../memory/manifest.js";
import type { Picture, Task, TaskId, Variant } from "../model.js";
import { MOST_RESULTS, numbered, withoutNumber } from "../numbered.js";
import { toLocal, toWorkspace, type WorkspacePath } from "../paths.js";
import type { Copy, PictureWork } from "./model.js";
import { looksOf, recipeId } from "./recipe-id.js";
import type { ProductPlan, SettleContext } from "./settle.js";

/** Finds what equal pictures have: a picture that was renamed, copied or given another `output` is not paid for again. */
export type FindCopies = (work: PictureWork) => Promise<readonly Copy[] | undefined>;

/** @returns a search that answers undefined where some product of the work has no equal */
export function createCopySearch(donors: Donors, context: SettleContext): FindCopies {
  return async ({ picture, products }) => {
    const copies: Copy[] = [];
    for (const plan of products) {
      if (plan.kind !== "finish") continue;
      const some = await copiesFor(plan, picture, donors, context);
      if (some === undefined) return undefined;
      copies.push(...some);
    }
    return copies;
  };
}

async function copiesFor(
  { variant, path: to, kept }: Extract<ProductPlan, { kind: "finish" }>,
  picture: Picture,
  donors: Donors,
  context: SettleContext,
): Promise<readonly Copy[] | undefined> {
  const wanted = { content: picture.contentId, model: picture.model, recipe: recipeId(variant.recipe) };
  const alike = donors.get(keyOf(wanted)) ?? [];
  // Where another cutout costs nothing, what is held to other checks is made anew and judged by these.
  const judged = context.billed ? alike : alike.filter(({ recipe }) => recipe === wanted.recipe);
  const donor = await firstWhole(judged, to, context);
  if (donor === undefined) return undefined;
  const further = (await furtherOf(donor, context)).map(({ line, index }) => ({ line, to: numbered(to, index) }));
  return [{ line: donor, to }, ...further.filter((one) => !kept.has(one.to))].map((one) =>
    copyOf(one.line, one.to, variant, picture, context),
  );
}

function copyOf(donor: ManifestLine, to: string, variant: Variant, picture: Picture, { prefix }: SettleContext): Copy {
  const [product, source] = [toLocal(to, prefix), toLocal(picture.path, prefix)];
  // The copy has not been brought anywhere yet.
  const { bucket: _, ...made } = donor;
  const line = { ...made, product, source, variant: variant.name, blob: picture.blobId };
  return { from: toWorkspace(donor.product, prefix), to, line };
}

/** What the service gave besides, where that is wanted and still there. */
async function furtherOf(
  donor: ManifestLine,
  { results, manifest, prefix, workspace }: SettleContext,
): Promise<readonly { readonly line: ManifestLine; readonly index: number }[]> {
  if (results === "first") return [];
  const known = Array.from({ length: MOST_RESULTS - 1 }, (_, at) => at + 1).flatMap((index) => {
    const line = manifest.lines.get(numbered(donor.product, index));
    return line?.source === donor.source && line.variant === donor.variant ? [{ line, index }] : [];
  });
  const claims = await Promise.all(
    known.map(({ line }) => checkClaim(line, toWorkspace(line.product, prefix), workspace)),
  );
  return known.filter((_, at) => claims[at]?.kind === "holds");
}

/**
 * Finds a product that kept every pixel of the task's cutout, so that another format, size or ground needs no service: as
 * good as the store's cutout, and there where the store is gone.
 * @returns a search that answers the product's path with its line
 */
export function createProductSearch(
  donors: Donors,
  context: SettleContext,
): (task: Task) => Promise<{ readonly path: WorkspacePath; readonly line: ManifestLine } | undefined> {
  return async ({ picture }) => {
    const wanted = { content: picture.contentId, model: picture.model, recipe: UNTOUCHED };
    const line = await firstWhole(donors.get(keyOf(wanted)) ?? [], "", context);
    const isWhole = line?.width === picture.width && line.height === picture.height;
    return line !== undefined && isWhole ? { path: toWorkspace(line.product, context.prefix), line } : undefined;
  };
}

/** The recipe that keeps each pixel: PNG, transparent, nothing cropped, enlarged or added. */
const UNTOUCHED = "png";

/** Lines of the manifest by what their products show. */
export type Donors = ReadonlyMap<string, ManifestLine[]>;

/** @param tasks those that something is to be found for: the manifest may have many more */
export function donorsOf({ manifest, service }: SettleContext, tasks: Pick<ReadonlySet<TaskId>, "has">): Donors {
  const donors = new Map<string, ManifestLine[]>();
  for (const line of manifest.lines.values()) {
    if (!tasks.has(`${line.content}.${line.model}`) || line.service !== service || isFurther(line, manifest.lines))
      continue;
    const others = donors.get(keyOf(line));
    if (others === undefined) donors.set(keyOf(line), [line]);
    else others.push(line);
  }
  return donors;
}

/** Whether a line is of a further result: a copy of it would not be what the picture's product is. */
function isFurther(line: ManifestLine, lines: Manifest["lines"]): boolean {
  const first = lines.get(withoutNumber(line.product) ?? "");
  return first !== undefined && first.source === line.source && first.variant === line.variant;
}

function keyOf({ content, model, recipe }: Pick<ManifestLine, "content" | "model" | "recipe">): string {
  return `${content} ${model} ${looksOf(recipe)}`;
}

/** The first whose file bears its line out. A line that is not borne out is struck off, so that each is looked at once. */
async function firstWhole(
  lines: ManifestLine[],
  to: string,
  { prefix, workspace }: Pick<SettleContext, "prefix" | "workspace">,
): Promise<ManifestLine | undefined> {
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const path = toWorkspace(line?.product ?? "", prefix);
    if (line === undefined || path === to) at++;
    else if ((await checkClaim(line, path, workspace)).kind === "holds") return line;
    else lines.splice(at, 1);
  }
  return undefined;
}
