import type { ManifestLine } from "../../src/memory/manifest.js";

export const LINE: ManifestLine = {
  product: "cutouts/a.png",
  source: "a.jpg",
  variant: "",
  content: "c".repeat(64),
  blob: "b".repeat(40),
  model: "general",
  service: "embedded",
  recipe: "png",
  width: 4,
  height: 3,
  sha256: "d".repeat(64),
  productBlob: "e".repeat(40),
  bytes: 5,
  request: "r-1",
};

/** A line of the manifest as a run writes it. */
export function lineOf(product: string, change: Partial<ManifestLine> = {}): ManifestLine {
  return { ...LINE, product, source: `${product}.jpg`, ...change };
}
