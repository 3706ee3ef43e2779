import { boxBlur } from "./box-blur.js";
import type { Grid, RgbPlanes } from "./grid.js";
import { BACKDROP, OBJECT, type Trimap } from "./trimap.js";

/** Half-width of the square that colours are compared over, in working pixels: wide enough to reach over the band. */
const RADIUS = 7;

/**
 * How far colours stray beside each pixel, from the mean of those that are certain on the same side: variance of the object's and
 * the backdrop's together, in squared RGB units. On textured ground that is large, and where a pixel's colour lies between two
 * means tells little.
 */
export function colourNoise(rgb: RgbPlanes, { state }: Trimap): Float32Array {
  const front = variance(rgb, state, OBJECT);
  const back = variance(rgb, state, BACKDROP);
  return front.map((value, i) => value + (back[i] ?? 0));
}

function variance(rgb: RgbPlanes, state: Uint8Array, side: number): Float32Array {
  const grid: Grid = rgb;
  const known = Float32Array.from(state, (value) => (value === side ? 1 : 0));
  const share = boxBlur(known, grid, RADIUS);
  const sum = new Float32Array(known.length);
  for (const plane of [rgb.r, rgb.g, rgb.b]) {
    const mean = boxBlur(
      plane.map((value, i) => value * (known[i] ?? 0)),
      grid,
      RADIUS,
    );
    const square = boxBlur(
      plane.map((value, i) => value * value * (known[i] ?? 0)),
      grid,
      RADIUS,
    );
    for (let i = 0; i < sum.length; i++) {
      const weight = share[i] ?? 0;
      if (weight < 1e-3) continue;
      const centre = (mean[i] ?? 0) / weight;
      sum[i] = (sum[i] ?? 0) + Math.max(0, (square[i] ?? 0) / weight - centre * centre);
    }
  }
  return sum;
}
