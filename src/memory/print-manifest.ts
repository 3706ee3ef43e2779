import { createHash } from "node:crypto";
import { FOOT, HEAD, type ManifestLine } from "./manifest.js";

/**
 * The manifest's text: JSON with a line a product, sorted by path. The list ends in a `null` so that every product's
 * line ends in a comma, and a new last product changes no other line: branches that add products merge well.
 */
export function printManifest(lines: Iterable<ManifestLine>): string {
  return `${HEAD}\n${[...lines].sort(byProduct).map(printLine).join("")}${FOOT}\n`;
}

export function byProduct(a: ManifestLine, b: ManifestLine): number {
  if (a.product === b.product) return 0;
  return a.product < b.product ? -1 : 1;
}

/** A product's line of the text, with its end. */
export function printLine(line: ManifestLine): string {
  return `${JSON.stringify(inOrder(line))},\n`;
}

/** Stands for a line, whole, where there are a hundred thousand of them to be compared. */
export function digestOf(line: ManifestLine): string {
  return createHash("sha256").update(printLine(line)).digest("base64");
}

type Printed = { readonly [Field in keyof Required<ManifestLine>]: ManifestLine[Field] };

/** Equal lines are printed alike, however they were put together. */
function inOrder(line: ManifestLine): Printed {
  return {
    product: line.product,
    source: line.source,
    variant: line.variant,
    content: line.content,
    blob: line.blob,
    model: line.model,
    service: line.service,
    recipe: line.recipe,
    width: line.width,
    height: line.height,
    bytes: line.bytes,
    sha256: line.sha256,
    productBlob: line.productBlob,
    request: line.request,
    bucket: line.bucket,
  };
}
