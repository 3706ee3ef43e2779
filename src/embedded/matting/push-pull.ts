import { type Kernels, type Opened, openKernels, type Room } from "../../pixels/kernels/kernels.js";
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
  const size = grid.width * grid.height;
  const room = roomForPyramid(grid);
  const opened = openKernels(2 * size + room.values, 2 + room.rooms);
  const [known, base] = [opened.take(size), opened.take(size)];
  known.values.set(weight);
  const complete = pyramidOver(known, grid, opened)();
  return (plane) => {
    base.values.set(plane);
    complete(base);
    return base.values.slice();
  };
}

/** What a pyramid takes besides the weights, and the planes that it completes. */
export function roomForPyramid(grid: Grid): { readonly values: number; readonly rooms: number } {
  const sizes = halvings(grid).slice(1);
  const all = sizes.reduce((sum, { width, height }) => sum + width * height, 0);
  return { values: 2 * all + 4 * (grid.width + 2), rooms: 2 * sizes.length + 1 };
}

/** A pyramid over weights that are in the kernels' memory: has them looked at anew, and gives what completes planes there. */
export function pyramidOver(weight: Room, grid: Grid, { kernels, take }: Opened): () => (plane: Room) => void {
  const rows = take(4 * (grid.width + 2));
  const coarser = halvings(grid)
    .slice(1)
    .map(({ width, height }): Level => {
      return { width, height, weight: take(width * height), plane: take(width * height) };
    });
  return () => {
    for (const [fine, coarse] of pairs([{ ...grid, weight, plane: weight }, ...coarser])) {
      kernels.pullWeight(fine.weight.at, fine.width, fine.height, coarse.weight.at);
    }
    return (plane) => complete(kernels, [{ ...grid, weight, plane }, ...coarser], rows);
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
