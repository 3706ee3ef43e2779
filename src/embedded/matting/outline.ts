import type { Grid } from "./grid.js";

export interface Outline {
  /** In pixels. */
  readonly length: number;
  /** Of it, how many pixels' worth run along an edge. */
  readonly backed: number;
}

/** @param full strength from which on an edge counts in full. */
export function followOutline(mask: Uint8Array, strength: Float32Array, full: number, { width }: Grid): Outline {
  let length = 0;
  let backed = 0;
  for (let i = width + 1; i < mask.length - width - 1; i++) {
    if (
      (mask[i] ?? 0) === 0 ||
      ((mask[i - 1] ?? 0) & (mask[i + 1] ?? 0) & (mask[i - width] ?? 0) & (mask[i + width] ?? 0)) === 1
    )
      continue;
    length++;
    backed += Math.min(1, (strength[i] ?? 0) / full);
  }
  return { length, backed };
}
