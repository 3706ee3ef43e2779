import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

const FAR = 1e6;
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
 * but a labyrinth, and read memory in order. A row is left out where neither it nor the one before it has changed since the
 * last sweep of the same direction.
 */
export function geodesicDistance({ cost, relief }: Terrain, seeds: Uint8Array, { width, height }: Grid): Float32Array {
  const { kernels, take } = openKernels(3 * seeds.length, 3);
  const [distance, costs, heights] = [take(seeds.length), take(seeds.length), take(seeds.length)];
  for (let i = 0; i < seeds.length; i++) distance.values[i] = (seeds[i] ?? 0) === 0 ? FAR : 0;
  costs.values.set(cost);
  heights.values.set(relief);
  // The number of the sweep that last changed each row.
  const changed = new Int32Array(height);
  for (let sweep = 1; sweep <= 2 * ROUNDS; sweep++) {
    const step = sweep % 2 === 1 ? 1 : -1;
    const last = sweep - 2;
    for (let n = 0, y = step === 1 ? 0 : height - 1; n < height; n++, y += step) {
      const before = n === 0 ? y : y - step;
      if (last > 0 && (changed[y] ?? 0) <= last && (changed[before] ?? 0) <= last) continue;
      const first = y * width + (step === 1 ? 0 : width - 1);
      const back = (before - y) * width;
      if (kernels.sweepRow(distance.at, costs.at, heights.at, first, step, back, width) !== 0) changed[y] = sweep;
    }
  }
  return distance.values.slice();
}
