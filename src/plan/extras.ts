import { join } from "node:path";
import { exists } from "../exists.js";
import type { ManifestLine } from "../memory/manifest.js";
import type { Product, Variant } from "../model.js";
import { MOST_RESULTS, numbered } from "../numbered.js";
import { toLocal, type WorkspacePath } from "../paths.js";
import { productState } from "./intact.js";
import type { SettleContext } from "./settle.js";

/** The further products of one cutout, `name-2` and so on, where a service gave several results and all are wanted. */
export interface Extras {
  /** Those that the manifest knows and that are there. */
  readonly products: readonly Product[];
  /** Whether one that the manifest knows is gone. */
  readonly isLost: boolean;
  /** Those that were edited by hand, or are not ours. */
  readonly kept: ReadonlySet<WorkspacePath>;
}

const NONE: Extras = { products: [], isLost: false, kept: new Set() };

/** @param path the first product's */
export async function extrasOf(path: WorkspacePath, variant: Variant, context: SettleContext): Promise<Extras> {
  if (context.results === "first") return NONE;
  const { manifest, prefix, workspace, tracked } = context;
  const products: Product[] = [];
  const kept = new Set<WorkspacePath>();
  let isLost = false;
  for (let index = 1; index < MOST_RESULTS; index++) {
    const extra = numbered(path, index);
    const line = manifest.lines.get(toLocal(extra, prefix));
    if (line === undefined || line.variant !== variant.name) {
      if (await exists(join(workspace, extra))) kept.add(extra);
      continue;
    }
    const state = await productState(line, extra, workspace, tracked);
    if (state === "edited") kept.add(extra);
    if (state === "lost") isLost = true;
    else products.push(productOf(line, extra));
  }
  return { products, isLost, kept };
}

/** The product that a line of the manifest describes. */
export function productOf(line: ManifestLine, path: WorkspacePath): Product {
  const { variant, sha256, width, height, bytes } = line;
  return { variant, path, sha256, width, height, bytes };
}
