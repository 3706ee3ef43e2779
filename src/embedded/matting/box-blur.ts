import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/** What the kernel needs for a row, with the border repeated. */
export function rowToBlur(width: number, radius: number): number {
  return width + 2 * radius + 8;
}

/** Mean over a square of `2 * radius + 1`, the border repeated; running sums, so the radius costs nothing. */
export function boxBlur(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const rowLength = rowToBlur(width, radius);
  const { kernels, take } = openKernels(2 * source.length + rowLength + 2 * width, 4);
  const [plane, across, row, sums] = [take(source.length), take(source.length), take(rowLength), take(2 * width)];
  plane.values.set(source);
  kernels.boxBlur(plane.at, across.at, row.at, sums.at, width, height, radius);
  return plane.values.slice();
}
