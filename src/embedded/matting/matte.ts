import type { Model } from "../../model.js";
import type { Raster } from "../../pixels/raster.js";
import { downsample, workingSize } from "./downsample.js";
import { estimateMixture } from "./mixture.js";
import { extendSides, refine } from "./refine.js";
import { readSigns } from "./signs.js";
import { segment } from "./segment.js";
import { drawTrimap } from "./trimap.js";

export type Matte =
  | { readonly kind: "cutout"; readonly image: Raster; readonly confidence: number }
  | { readonly kind: "refused"; readonly reason: string; readonly confidence: number };

export interface MatteOptions {
  readonly model: Model;
  /** False: give the best guess, however poor. */
  readonly refuse: boolean;
}

/** Removes the background of a picture by classical means: no weights, no network. */
export function matte(image: Raster, _options: MatteOptions): Matte {
  const rgb = downsample(image, workingSize(image));
  const segmentation = segment(rgb);
  (globalThis as any).SIGNS = readSigns(segmentation);
  const trimap = drawTrimap(segmentation.mask, segmentation.evidence, estimateMixture(rgb, segmentation.mask, segmentation.likeness.lit), rgb);
  const sides = extendSides(rgb, segmentation.mask, trimap);
  return { kind: "cutout", image: refine(image, sides), confidence: 1 };
}
