import { type Kernels, openKernels, type Room } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/** The three channels of one picture. */
export type Triple = readonly [Float32Array, Float32Array, Float32Array];

/** One size of the picture: what is known of each pixel, and a channel. */
interface Level extends Grid {
  readonly weight: Room;
  readonly plane: Room;
}

/**
 * Completes the planes where `weight` (0 to 1) is below 1, smoothly, from where it is not (the push-pull of Gortler et al.
 * 1996, "The Lumigraph"), in time linear in the pixels. The input stays as it is.
 */
export function pushPull([x, y, z]: Triple, weight: Float32Array, grid: Grid): Triple {
  const complete = openPyramid(weight, grid);
  return [complete(x), complete(y), complete(z)];
}

/** The same of one channel alone. */
export function pushPullOne(plane: Float32Array, weight: Float32Array, grid: Grid): Float32Array {
  return openPyramid(weight, grid)(plane);
}

function openPyramid(weight: Float32Array, grid: Grid): (plane: Float32Array) => Float32Array {
  const sizes = halvings(grid);
  const rowLength = 4 * (grid.width + 2);
  const all = sizes.reduce((sum, { width, height }) => sum + width * height, 0);
  const { kernels, take } = openKernels(2 * all + rowLength, 2 * sizes.length + 1);
  const rows = take(rowLength);
  const levels = sizes.map(({ width, height }): Level => {
    const size = width * height;
    return { width, height, weight: take(size), plane: take(size) };
  });
  const [base] = levels;
  base?.weight.values.set(weight);
  for (const [fine, coarse] of pairs(levels)) {
    kernels.pullWeight(fine.weight.at, fine.width, fine.height, coarse.weight.at);
  }
  return (plane) => {
    base?.plane.values.set(plane);
    complete(kernels, levels, rows);
    return base?.plane.values.slice() ?? plane;
  };
}

function complete(kernels: Kernels, levels: readonly Level[], rows: Room): void {
  const steps = pairs(levels);
  for (const [{ weight, plane, width, height }, coarse] of steps) {
    kernels.pullPlane(weight.at, plane.at, width, height, coarse.plane.at);
  }
  for (const [{ weight, plane, width, height }, coarse] of steps.toReversed()) {
    kernels.pushPlane(coarse.plane.at, weight.at, plane.at, width, height, rows.at);
  }
}

/** The grid, and each half as wide and high as the one before it, down to a single pixel. */
function halvings(grid: Grid): readonly Grid[] {
  const { width, height } = grid;
  if (width <= 1 && height <= 1) return [grid];
  return [grid, ...halvings({ width: (width + 1) >> 1, height: (height + 1) >> 1 })];
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.slice(1).flatMap((second, at) => {
    const first = list[at];
    return first === undefined ? [] : [[first, second] as const];
  });
}
