import type { Raster } from "../../pixels/raster.js";
import { ENOUGH, judgeMatte } from "./confidence.js";
import { downsample, workingSize } from "./downsample.js";
import { type Mask, paintByMask, resampleMask } from "./from-mask.js";
import { fuse } from "./fuse.js";
import { judgeMask, type MaskVerdict } from "./mask-worth.js";
import type { Matte } from "./matte.js";
import { segment } from "./segment.js";

/** Intersection over union from which on two masks are of the same object. */
const AGREED = 0.9;
/**
 * Removes the background with the help of a network's mask: edges and colours are the engine's, and so is what it knows
 * better of a plain ground. A mask that is no use is refused.
 *
 * @param refuse false: give the best guess, however poor.
 */
export function matteByMask(image: Raster, mask: Mask, { refuse }: { readonly refuse: boolean }): Matte {
  const rgb = downsample(image, workingSize(image));
  const { segmentation, signs } = segment(rgb, () => {});
  const own = judgeMatte(signs).confidence;
  const opacity = fuse(resampleMask(mask, rgb), segmentation, signs, own);
  const { confidence, reason } = withSecond(judgeMask(opacity, rgb), own, agreement(opacity, segmentation.mask));
  if (refuse && confidence < ENOUGH) return { kind: "refused", reason, confidence };
  return { kind: "cutout", image: paintByMask(image, rgb, opacity), confidence, doubtful: [] };
}

/** What two that know nothing of each other agree on is as good as the surer of them says. */
function withSecond(verdict: MaskVerdict, own: number, agreed: number): MaskVerdict {
  return agreed >= AGREED && own > verdict.confidence ? { ...verdict, confidence: own } : verdict;
}

/** Intersection over union. */
function agreement(opacity: Float32Array, mask: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    const [one, other] = [(opacity[i] ?? 0) > 0.5, mask[i] === 1];
    if (one && other) both++;
    if (one || other) either++;
  }
  return both / Math.max(1, either);
}
