import type { Model } from "../../model.js";
import type { Raster } from "../../pixels/raster.js";
import { closeBlends } from "./blends.js";
import { ENOUGH, judgeMatte } from "./confidence.js";
import { type DoubtfulDecision, doubtfulDecisions } from "./doubtful.js";
import { flatten } from "./flatten.js";
import { lookAt } from "./look.js";
import { estimateMixture } from "./mixture.js";
import { closePinholes } from "./pinholes.js";
import { refine } from "./refine.js";
import type { Lap } from "./segment.js";
import { extendSides } from "./sides.js";
import { drawTrimap } from "./trimap.js";

export type Matte =
  | {
      readonly kind: "cutout";
      readonly image: Raster;
      readonly confidence: number;
      readonly doubtful: readonly DoubtfulDecision[];
    }
  | { readonly kind: "refused"; readonly reason: string; readonly confidence: number };

export interface MatteOptions {
  /** Makes no difference to classical matting, which knows nothing of people. */
  readonly model: Model;
  /** False: give the best guess, however poor. */
  readonly refuse: boolean;
}

/**
 * Removes the background of a picture by classical means: no weights, no network.
 *
 * Object and backdrop are parted at a working size of some 0.2 megapixels where that leaves nothing doubtful, else at 0.4;
 * the edges are drawn at full size. The picture's own transparency is kept: opacities are multiplied.
 *
 * @param lap is told the name of each stage as it ends, for measurements.
 */
export function matte(image: Raster, options: MatteOptions, lap: Lap = () => {}): Matte {
  const { rgb, segmentation, signs } = lookAt(flatten(image), lap);
  const { confidence, reason } = judgeMatte(signs);
  lap("judge");
  if (options.refuse && confidence < ENOUGH) return { kind: "refused", reason, confidence };
  const { mask, evidence, likeness } = segmentation;
  // Colours would open again what was closed in spite of them.
  const mixture = estimateMixture(rgb, mask, likeness.lit, segmentation.closed);
  const trimap = drawTrimap(mask, evidence, mixture, rgb);
  const sides = extendSides(rgb, mask, trimap);
  lap("trimap");
  const cutout = refine(image, trimap, sides);
  closePinholes(cutout, image, trimap, mask);
  closeBlends(cutout, image, trimap, mask);
  lap("refine");
  return { kind: "cutout", image: cutout, confidence, doubtful: doubtfulDecisions(segmentation, signs, confidence) };
}
