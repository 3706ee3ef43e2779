import type { Product, Run } from "../model.js";
import { code, image, row, tableHead } from "./markdown.js";

const WIDTH = 280;

export const galleryTitle = `### Before and after\n\n${tableHead(["Picture", "Before", "After"])}`;

/**
 * A table's row for each picture whose source and first product can both be shown: those made now, then those made again
 * from what had been paid before. Failed pictures have nothing to show, and what is up to date is no news where others are.
 */
export function galleryRows(run: Run, file: (path: string) => string | undefined): readonly string[] {
  const rows = (kind: "made" | "reused"): readonly string[] =>
    run.results.flatMap(({ path, outcome }) => {
      const product = outcome.kind === kind ? outcome.products[0] : undefined;
      return product === undefined ? [] : pair(path, product, file);
    });
  const made = rows("made");
  return made.length > 0 ? made : rows("reused");
}

function pair(path: string, product: Product, file: (path: string) => string | undefined): readonly string[] {
  const before = file(path);
  const after = file(product.path);
  if (before === undefined || after === undefined) return [];
  return [row([code(path), image(`Before: ${path}`, before, WIDTH), image(`After: ${product.path}`, after, WIDTH)])];
}
