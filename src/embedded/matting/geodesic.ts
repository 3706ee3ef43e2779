import type { Grid } from "./grid.js";

const FAR = 1e6;
const DIAGONAL = Math.SQRT2;
/** Two reach round every object but a spiral. */
const ROUNDS = 2;

/** What a way leads over. */
export interface Terrain {
  /** Of entering a pixel. */
  readonly cost: Float32Array;
  /** Climbing costs its height besides, descending nothing. */
  readonly relief: Float32Array;
}

/**
 * Cheapest way from the seeds to each pixel: raster sweeps (Toivanen 1996), which converge after a few rounds on anything
 * but a labyrinth, and read memory in order.
 */
export function geodesicDistance(terrain: Terrain, seeds: Uint8Array, { width, height }: Grid): Float32Array {
  const distance = new Float32Array(seeds.length);
  for (let i = 0; i < seeds.length; i++) distance[i] = (seeds[i] ?? 0) === 0 ? FAR : 0;
  const last = (height - 1) * width;
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row <= last; row += width) sweepRow(distance, terrain, row, 1, row === 0 ? 0 : -width, width);
    for (let row = last; row >= 0; row -= width) {
      sweepRow(distance, terrain, row + width - 1, -1, row === last ? 0 : width, width);
    }
  }
  return distance;
}

/**
 * Brings one row up to date from the row before it and along itself.
 *
 * @param first pixel of the row in the order of the sweep, `step` (1 or −1) from each to the next.
 * @param back from a pixel to its like in the row before; 0 where there is none.
 */
function sweepRow(
  distance: Float32Array,
  { cost, relief }: Terrain,
  first: number,
  step: 1 | -1,
  back: number,
  width: number,
): void {
  // At the ends of a row a pixel stands in for the neighbour that it has not: no way through it is a cheaper one.
  let above = distance[first + back] ?? 0;
  let aboveHeight = relief[first + back] ?? 0;
  let behind = above;
  let behindHeight = aboveHeight;
  let along = FAR;
  let alongHeight = 0;
  for (let n = 0, i = first; n < width; n++, i += step) {
    const next = n < width - 1 ? i + back + step : i + back;
    const ahead = distance[next] ?? 0;
    const aheadHeight = relief[next] ?? 0;
    const here = relief[i] ?? 0;
    const entry = cost[i] ?? 0;
    const fromBehind = here > behindHeight ? behind + (here - behindHeight) : behind;
    const fromAhead = here > aheadHeight ? ahead + (here - aheadHeight) : ahead;
    const fromAbove = here > aboveHeight ? above + (here - aboveHeight) : above;
    const fromAlong = here > alongHeight ? along + (here - alongHeight) : along;
    const aslant = (fromBehind < fromAhead ? fromBehind : fromAhead) + entry * DIAGONAL;
    const straight = (fromAbove < fromAlong ? fromAbove : fromAlong) + entry;
    const least = aslant < straight ? aslant : straight;
    const own = distance[i] ?? 0;
    along = own < least ? own : Math.fround(least);
    distance[i] = along;
    alongHeight = here;
    behind = above;
    behindHeight = aboveHeight;
    above = ahead;
    aboveHeight = aheadHeight;
  }
}
