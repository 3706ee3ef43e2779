import type { Raster } from "../../pixels/raster.js";
import { downsample, workingSize } from "./downsample.js";
import type { Grid } from "./grid.js";
import { refine } from "./refine.js";
import { extendSides } from "./sides.js";
import { drawTrimap } from "./trimap.js";

/** Opacities from 0 to 1, rows from the top, at any size: it is taken to cover the whole picture. */
export interface Mask extends Grid {
  readonly data: Float32Array;
}

/** How much a mask's opacity of 0 or 1 counts for, in the units in which the engine weighs its own evidence. */
const CONVICTION = 8;

/** Full-size opacity and foreground colours from a coarse mask, such as a model's: the last stages of the engine alone. */
export function matteFromMask(image: Raster, mask: Mask): Raster {
  const rgb = downsample(image, workingSize(image));
  const opacity = resample(mask, rgb);
  const labels = new Uint8Array(opacity.length);
  const doubt = new Float32Array(opacity.length);
  for (let i = 0; i < opacity.length; i++) {
    const value = opacity[i] ?? 0;
    labels[i] = value > 0.5 ? 1 : 0;
    doubt[i] = (value * 2 - 1) * CONVICTION;
  }
  const trimap = drawTrimap(labels, doubt, opacity, rgb);
  return refine(image, trimap, extendSides(rgb, labels, trimap));
}

/** Bilinear. */
function resample({ data, width, height }: Mask, to: Grid): Float32Array {
  const result = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const v = Math.max(0, Math.min(height - 1, ((y + 0.5) * height) / to.height - 0.5));
    const top = Math.floor(v);
    const down = top < height - 1 ? width : 0;
    for (let x = 0; x < to.width; x++) {
      const u = Math.max(0, Math.min(width - 1, ((x + 0.5) * width) / to.width - 0.5));
      const left = Math.floor(u);
      const a = top * width + left;
      const b = left < width - 1 ? a + 1 : a;
      const upper = (data[a] ?? 0) + ((data[b] ?? 0) - (data[a] ?? 0)) * (u - left);
      const lower = (data[a + down] ?? 0) + ((data[b + down] ?? 0) - (data[a + down] ?? 0)) * (u - left);
      result[y * to.width + x] = upper + (lower - upper) * (v - top);
    }
  }
  return result;
}
