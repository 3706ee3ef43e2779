import type { Raster } from "../../pixels/raster.js";
import { findGrounds } from "./grounds.js";
import { writeFreed } from "./write-freed.js";

/** Mean difference a channel, in 8-bit steps, from which on the service has altered the colours. */
const ALTERED = 2;
/** A prime, so that no texture's rhythm is met. */
const EVERY = 61;

/** Whether the cutout's opaque pixels are not the picture's. Both have one size. */
export function hasOtherColours(cutout: Raster, picture: Raster): boolean {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < cutout.data.length; i += 4 * EVERY) {
    if (cutout.data[i + 3] !== 255) continue;
    for (let c = 0; c < 3; c++) sum += Math.abs((cutout.data[i + c] ?? 0) - (picture.data[i + c] ?? 0));
    count += 3;
  }
  return count > 0 && sum / count > ALTERED;
}

/**
 * The cutout's alpha with the picture's own colours. `own` says what the cutout's are: wrong, or near enough to tell
 * what a soft pixel's subject looks like.
 */
export function recolour(cutout: Raster, picture: Raster, own: "wrong" | "near"): Raster {
  const { width, height } = cutout;
  const found = findGrounds(picture, cutout);
  const grounds = own === "wrong" ? { ...found, own: undefined } : found;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) writeFreed(picture, grounds, x, y, cutout.data[i + 3] ?? 0, data, i);
  }
  return { width, height, data };
}
