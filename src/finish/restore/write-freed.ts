import type { Raster } from "../../pixels/raster.js";
import type { Grounds } from "./grounds.js";
import { sampleGrid } from "./spread.js";

const found = new Float64Array(3);

/**
 * Writes the picture's pixel at `i`, freed from the old backdrop, with `alpha` (0 to 255). A mixed pixel is
 * C = αF + (1−α)B, so F = C + (1−α)(F−B): only the difference of the two grounds is estimated, so the pixel's own
 * detail stays, and nothing is divided by a small alpha. `u` and `v` are its place in the matte's pixels.
 */
export function writeFreed(
  picture: Raster,
  grounds: Grounds,
  u: number,
  v: number,
  alpha: number,
  data: Uint8ClampedArray,
  i: number,
): void {
  if (alpha < 0.5) return;
  data[i + 3] = alpha;
  const thin = 1 - alpha / 255;
  const x = (u + 0.5) * grounds.perPixel - 0.5;
  const y = (v + 0.5) * grounds.perPixel - 0.5;
  const known = thin > 0 && grounds.own !== undefined && averageVisible(grounds.own, u, v);
  for (let c = 0; c < 3; c++) {
    const subject = known ? (found[c] ?? 0) : thin > 0 ? sampleGrid(grounds.subject, x, y, c) : 0;
    const difference = thin > 0 ? subject - sampleGrid(grounds.backdrop, x, y, c) : 0;
    data[i + c] = (picture.data[i + c] ?? 0) + thin * difference;
  }
}

/** The four nearest colours of a cutout by nearness and alpha, into `found`; false where none of them is visible. */
function averageVisible({ data, width, height }: Raster, u: number, v: number): boolean {
  const x0 = Math.max(0, Math.min(width - 2, Math.floor(u)));
  const y0 = Math.max(0, Math.min(height - 2, Math.floor(v)));
  const fx = Math.max(0, Math.min(1, u - x0));
  const fy = Math.max(0, Math.min(1, v - y0));
  found.fill(0);
  let sum = 0;
  for (let k = 0; k < 4; k++) {
    const right = k & 1;
    const below = k >> 1;
    const at = ((y0 + below) * width + x0 + right) * 4;
    // A trace, so that a place between pixels has a colour as soon as one neighbour has.
    const near = (right === 1 ? fx : 1 - fx) * (below === 1 ? fy : 1 - fy) + 0.01;
    const weight = near * (data[at + 3] ?? 0);
    sum += weight;
    for (let c = 0; c < 3; c++) found[c] = (found[c] ?? 0) + weight * (data[at + c] ?? 0);
  }
  if (sum < 0.5) return false;
  for (let c = 0; c < 3; c++) found[c] = (found[c] ?? 0) / sum;
  return true;
}
