import { isOpaque } from "../../pixels/kernels/opaque.js";
import type { Raster } from "../../pixels/raster.js";

const WHITE = 255;
const DARK = 40;
/** Mean lightness, 0 to 255, of what is to be seen, from which on white is no ground for it. */
const PALE = 200;
/** Every how many pixels the mean is taken. */
const STRIDE = 31;

/**
 * A picture with transparency on plain ground, so that colours under transparent pixels, which nobody sees, decide nothing;
 * the picture itself where all of it is opaque.
 */
export function flatten(image: Raster): Raster {
  const { data } = image;
  if (isOpaque(image)) return image;
  const ground = meanLightness(data) > PALE ? DARK : WHITE;
  const flat = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const part = (data[at + 3] ?? 0) / 255;
    for (let c = at; c < at + 3; c++) flat[c] = ground + ((data[c] ?? 0) - ground) * part;
    flat[at + 3] = 255;
  }
  return { ...image, data: flat };
}

function meanLightness(data: Uint8ClampedArray): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < data.length; at += 4 * STRIDE) {
    const opacity = data[at + 3] ?? 0;
    sum += opacity * (0.3 * (data[at] ?? 0) + 0.6 * (data[at + 1] ?? 0) + 0.1 * (data[at + 2] ?? 0));
    weight += opacity;
  }
  return sum / Math.max(1, weight);
}
