import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

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
export function geodesicDistance({ cost, relief }: Terrain, seeds: Uint8Array, { width, height }: Grid): Float32Array {
  const { kernels, take, put } = openKernels(4 * seeds.length + height, 5);
  const distance = take(seeds.length);
  const [costs, heights, places] = [put(cost), put(relief), put(seeds)] as const;
  kernels.geodesic(places, distance.at, costs, heights, take(height).at, width, height, ROUNDS);
  return distance.values.slice();
}

/** 1 where a pixel is nearer than `limit`, over even ground but for its cost. */
export function reachedWithin(
  limit: number,
  cost: Float32Array,
  seeds: Uint8Array,
  { width, height }: Grid,
): Uint8Array {
  const size = seeds.length;
  const { kernels, take, put, bytesAt } = openKernels(4 * size + height, 5);
  const [distance, even] = [take(size), take(size)];
  even.values.fill(0);
  const [costs, places] = [put(cost), put(seeds)] as const;
  kernels.geodesic(places, distance.at, costs, even.at, take(height).at, width, height, ROUNDS);
  // The seeds have been read.
  kernels.isBelow(distance.at, size, limit, places);
  return bytesAt(places, size);
}
