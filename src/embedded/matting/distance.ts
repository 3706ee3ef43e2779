import type { Grid } from "./grid.js";

const FAR = 1e6;
const DIAGONAL = Math.SQRT2;

/**
 * Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2: a way over even
 * ground, in two sweeps and a fifth of the time that `geodesicDistance` takes.
 */
export function distanceTo(mask: Uint8Array, { width, height }: Grid): Float32Array {
  const distance = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) distance[i] = (mask[i] ?? 0) === 0 ? FAR : 0;
  for (let row = 0; row < mask.length; row += width) chamferRow(distance, row, 1, row === 0 ? 0 : -width, width);
  for (let row = (height - 1) * width; row >= 0; row -= width) {
    chamferRow(distance, row + width - 1, -1, row + width === mask.length ? 0 : width, width);
  }
  return distance;
}

/**
 * Brings one row up to date from the row before it and along itself.
 *
 * @param first pixel of the row in the order of the sweep, `step` (1 or −1) from each to the next.
 * @param back from a pixel to its like in the row before; 0 where there is none.
 */
function chamferRow(distance: Float32Array, first: number, step: 1 | -1, back: number, width: number): void {
  // At the ends of a row a pixel stands in for the neighbour that it has not: no way through it is a shorter one.
  let behind = distance[first + back] ?? 0;
  let above = behind;
  let along = FAR;
  for (let n = 0, i = first; n < width; n++, i += step) {
    const ahead = n < width - 1 ? (distance[i + back + step] ?? 0) : above;
    const aslant = (behind < ahead ? behind : ahead) + DIAGONAL;
    const straight = (above < along ? above : along) + 1;
    const least = aslant < straight ? aslant : straight;
    const own = distance[i] ?? 0;
    along = own < least ? own : Math.fround(least);
    distance[i] = along;
    behind = above;
    above = ahead;
  }
}
