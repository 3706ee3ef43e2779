import type { Grid } from "./grid.js";

const FAR = 1e6;
const DIAGONAL = Math.SQRT2;

/** Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2. */
export function distanceTo(mask: Uint8Array, grid: Grid): Float32Array {
  const distance = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) distance[i] = (mask[i] ?? 0) === 0 ? FAR : 0;
  const ones = new Float32Array(mask.length).fill(1);
  const flat = new Float32Array(mask.length);
  sweepDown(distance, ones, flat, grid);
  sweepUp(distance, ones, flat, grid);
  return distance;
}

/**
 * Cheapest way from the seeds, where entering a pixel costs `cost`: raster sweeps (Toivanen 1996), which converge after a
 * few rounds on anything but a labyrinth, and read memory in order.
 *
 * @param relief climbing costs its height besides, descending nothing.
 */
export function geodesicDistance(
  cost: Float32Array,
  relief: Float32Array,
  seeds: Uint8Array,
  grid: Grid,
  rounds: number,
): Float32Array {
  const distance = new Float32Array(cost.length);
  for (let i = 0; i < cost.length; i++) distance[i] = (seeds[i] ?? 0) === 0 ? FAR : 0;
  for (let round = 0; round < rounds; round++) {
    sweepDown(distance, cost, relief, grid);
    sweepUp(distance, cost, relief, grid);
  }
  return distance;
}

function sweepDown(distance: Float32Array, cost: Float32Array, relief: Float32Array, { width, height }: Grid): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let best = distance[i] ?? 0;
      const step = cost[i] ?? 0;
      const here = relief[i] ?? 0;
      if (x > 0) best = arrive(best, distance[i - 1] ?? 0, step, here - (relief[i - 1] ?? 0));
      if (y > 0) {
        const up = i - width;
        best = arrive(best, distance[up] ?? 0, step, here - (relief[up] ?? 0));
        if (x > 0) best = arrive(best, distance[up - 1] ?? 0, step * DIAGONAL, here - (relief[up - 1] ?? 0));
        if (x < width - 1) best = arrive(best, distance[up + 1] ?? 0, step * DIAGONAL, here - (relief[up + 1] ?? 0));
      }
      distance[i] = best;
    }
  }
}

function sweepUp(distance: Float32Array, cost: Float32Array, relief: Float32Array, { width, height }: Grid): void {
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      let best = distance[i] ?? 0;
      const step = cost[i] ?? 0;
      const here = relief[i] ?? 0;
      if (x < width - 1) best = arrive(best, distance[i + 1] ?? 0, step, here - (relief[i + 1] ?? 0));
      if (y < height - 1) {
        const down = i + width;
        best = arrive(best, distance[down] ?? 0, step, here - (relief[down] ?? 0));
        if (x > 0) best = arrive(best, distance[down - 1] ?? 0, step * DIAGONAL, here - (relief[down - 1] ?? 0));
        if (x < width - 1)
          best = arrive(best, distance[down + 1] ?? 0, step * DIAGONAL, here - (relief[down + 1] ?? 0));
      }
      distance[i] = best;
    }
  }
}

function arrive(best: number, from: number, step: number, climb: number): number {
  const total = climb > 0 ? from + step + climb : from + step;
  return Math.min(total, best);
}
