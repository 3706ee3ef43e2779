import { type Kernels, openKernels } from "../../pixels/kernels/kernels.js";
import { rowToDilate } from "./dilate.js";
import type { Grid } from "./grid.js";

export interface Outline {
  /** In pixels. */
  readonly length: number;
  /** Of it, how many pixels' worth run along an edge. */
  readonly backed: number;
}

/** Of an outline, its length and what of it is backed: two 64-bit values. */
const SUMS = 2;

/** @param full strength from which on an edge counts in full. */
export function followOutline(mask: Uint8Array, strength: Float32Array, full: number, { width }: Grid): Outline {
  const { kernels, take, put } = openKernels(2 * mask.length + 2 * SUMS, 3);
  const { at } = take(2 * SUMS);
  kernels.sumOutline(put(mask), put(strength), full, width, mask.length, at);
  return outlineAt(kernels, at);
}

/** The same, where an edge counts in full from a strength on that it has no farther off than `radius`, and else not at all. */
export function followCrisp(
  mask: Uint8Array,
  strength: Float32Array,
  least: number,
  radius: number,
  { width, height }: Grid,
): Outline {
  const size = mask.length;
  const rowLength = rowToDilate(width, radius);
  const { kernels, take, put } = openKernels(3 * size + rowLength + 2 * SUMS, 5);
  const [crisp, across, row, sums] = [take(size), take(size), take(rowLength), take(2 * SUMS)];
  crisp.values.set(strength);
  kernels.dilate(crisp.at, across.at, row.at, width, height, radius);
  kernels.reaches(crisp.at, size, least);
  kernels.sumOutline(put(mask), crisp.at, 1, width, size, sums.at);
  return outlineAt(kernels, sums.at);
}

function outlineAt({ memory }: Kernels, at: number): Outline {
  const [length = 0, backed = 0] = new Float64Array(memory.buffer, at, SUMS);
  return { length, backed };
}
