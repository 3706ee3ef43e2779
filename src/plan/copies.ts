import { join } from "node:path";
import { exists } from "../exists.js";
import type { Line, Manifest } from "../memory/manifest.js";
import { productState } from "./intact.js";
import type { Work } from "./model.js";
import { recipeId } from "./recipe-id.js";
import type { SettleContext } from "./settle.js";

/** A product that an equal picture has already, to be copied instead of paid for. */
export interface Copy {
  /** Both relative to the workspace. */
  readonly from: string;
  readonly to: string;
  /** The manifest's line for the copy. */
  readonly line: Line;
}

/** Finds what equal pictures have: a picture that was renamed, copied or given another `output` is not paid for again. */
export type FindCopies = (work: Work) => Promise<readonly Copy[] | undefined>;

/** @returns a search that answers undefined where some product of the work has no equal */
export function createCopySearch(context: SettleContext): FindCopies {
  const donors = donorsOf(context.manifest);
  return async ({ picture, products }) => {
    const copies: Copy[] = [];
    for (const plan of products) {
      if (plan.kind !== "finish") continue;
      const { variant, path: to } = plan;
      const wanted = { content: picture.contentId, model: picture.model, recipe: recipeId(variant.recipe) };
      const donor = await firstIntact(donors.get(keyOf(wanted)) ?? [], to, context);
      if (donor === undefined) return undefined;
      const { prefix } = context;
      const [product, source] = [to.slice(prefix.length), picture.path.slice(prefix.length)];
      const line = { ...donor, product, source, variant: variant.name, blob: picture.blobId };
      copies.push({ from: prefix + donor.product, to, line });
    }
    return copies;
  };
}

function donorsOf({ lines }: Manifest): ReadonlyMap<string, readonly Line[]> {
  const donors = new Map<string, Line[]>();
  for (const line of lines.values()) donors.set(keyOf(line), [...(donors.get(keyOf(line)) ?? []), line]);
  return donors;
}

function keyOf({ content, model, recipe }: Pick<Line, "content" | "model" | "recipe">): string {
  return `${content} ${model} ${recipe}`;
}

async function firstIntact(
  lines: readonly Line[],
  to: string,
  { service, prefix, workspace, tracked }: SettleContext,
): Promise<Line | undefined> {
  for (const line of lines) {
    const path = prefix + line.product;
    // A sparse checkout may have left out what git calls intact.
    if (line.service !== service || path === to || !(await exists(join(workspace, path)))) continue;
    if ((await productState(line, path, workspace, tracked)) === "intact") return line;
  }
  return undefined;
}
