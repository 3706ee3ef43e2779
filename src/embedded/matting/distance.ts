import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/**
 * Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2: a way over even
 * ground, in two sweeps.
 *
 * @param limit up to which distances are told apart: what is farther has some distance beyond it, and costs little.
 */
export function distanceTo(mask: Uint8Array, grid: Grid, limit = Number.POSITIVE_INFINITY): Float32Array {
  return distances(mask, grid, 1, limit);
}

/** The same to the nearest pixel that is zero: how deep in the mask a pixel lies. */
export function depthIn(mask: Uint8Array, grid: Grid, limit = Number.POSITIVE_INFINITY): Float32Array {
  return distances(mask, grid, 0, limit);
}

/** 1 for what is farther than `limit` from any non-zero pixel of the mask. */
export function fartherThan(limit: number, mask: Uint8Array, grid: Grid): Uint8Array {
  return beyond(limit, mask, grid, 1);
}

/** 1 for what lies deeper in the mask than `limit`. */
export function deeperThan(limit: number, mask: Uint8Array, grid: Grid): Uint8Array {
  return beyond(limit, mask, grid, 0);
}

function beyond(limit: number, mask: Uint8Array, { width, height }: Grid, wanted: 0 | 1): Uint8Array {
  const size = mask.length;
  const { kernels, take, put, bytesAt } = openKernels(2 * size, 2);
  const distance = take(size);
  const places = put(mask);
  kernels.distanceTo(places, distance.at, width, height, wanted, limit);
  // The mask has been read.
  kernels.isAbove(distance.at, size, limit, places);
  return bytesAt(places, size);
}

function distances(mask: Uint8Array, { width, height }: Grid, wanted: 0 | 1, limit: number): Float32Array {
  const { kernels, take, put } = openKernels(2 * mask.length, 2);
  const distance = take(mask.length);
  kernels.distanceTo(put(mask), distance.at, width, height, wanted, limit);
  return distance.values.slice();
}
