import type { Raster } from "../../pixels/raster.js";
import type { Grounds } from "./grounds.js";
import { sampleGrid } from "./spread.js";

/**
 * Writes the picture's pixel at `i`, freed from the old backdrop, with `alpha` (0 to 255). A mixed pixel is
 * C = αF + (1−α)B, so F = C + (1−α)(F−B): only the difference of the two grounds is taken from the smooth fields, so the
 * pixel's own detail stays, and nothing is divided by a small alpha. `u` and `v` are its place in the matte's pixels.
 */
export function writeFreed(
  picture: Raster,
  { subject, backdrop, perPixel }: Grounds,
  u: number,
  v: number,
  alpha: number,
  data: Uint8ClampedArray,
  i: number,
): void {
  if (alpha < 0.5) return;
  data[i + 3] = alpha;
  const thin = 1 - alpha / 255;
  const x = (u + 0.5) * perPixel - 0.5;
  const y = (v + 0.5) * perPixel - 0.5;
  for (let c = 0; c < 3; c++) {
    const difference = thin <= 0 ? 0 : sampleGrid(subject, x, y, c) - sampleGrid(backdrop, x, y, c);
    data[i + c] = (picture.data[i + c] ?? 0) + thin * difference;
  }
}
