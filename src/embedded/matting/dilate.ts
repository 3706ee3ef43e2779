import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/** What the kernel needs for a row, with what lies around it. */
export function rowToDilate(width: number, radius: number): number {
  return width + 4 * radius + 32;
}

/** Largest value within a square of `2 * radius + 1`. */
export function dilate(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const rowLength = rowToDilate(width, radius);
  const { kernels, take } = openKernels(2 * source.length + rowLength, 3);
  const [plane, across, row] = [take(source.length), take(source.length), take(rowLength)];
  plane.values.set(source);
  kernels.dilate(plane.at, across.at, row.at, width, height, radius);
  return plane.values.slice();
}
