import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Backdrop } from "./backdrop.js";
import { rowToDilate } from "./dilate.js";
import type { Grid, LabPlanes } from "./grid.js";

/** Squared distances from the backdrop in units of tolerance: below about 2 a pixel looks like backdrop. */
export interface Likeness {
  /** From the lit backdrop. */
  readonly lit: Float32Array;
  /** From the backdrop in a shadow of any depth that shadows have: the light goes, the hue stays. Never above `lit`. */
  readonly shaded: Float32Array;
}

/** Reach and texture are taken from this far around, in pixels, since an outline's own edge reaches that far. */
const AROUND = 4;

export function weighLikeness(lab: LabPlanes, { field, sigmaL, sigmaChroma }: Backdrop): Likeness {
  const size = lab.l.length;
  const { kernels, take, put } = openKernels(8 * size, 8);
  const [lit, shaded] = [take(size), take(size)];
  const planes = [put(lab.l), put(lab.a), put(lab.b), put(field.l), put(field.a), put(field.b)] as const;
  const [light, chroma] = [Math.max(1.2, 3 * sigmaL), Math.max(1.2, 2.5 * sigmaChroma)];
  kernels.likeness(...planes, size, light, chroma, lit.at, shaded.at);
  return { lit: lit.values.slice(), shaded: shaded.values.slice() };
}

/** Fur is no shadow: a shadow is as smooth as what it falls on. Texture takes a shadow's excuse away. */
export function punishTexture(likeness: Likeness, barrier: Float32Array, quiet: number, grid: Grid): Likeness {
  const { width, height } = grid;
  const size = barrier.length;
  const rowLength = rowToDilate(width, AROUND);
  const { kernels, take, put } = openKernels(4 * size + rowLength + 2 * width, 6);
  const [shaded, least, across] = [take(size), take(size), take(size)];
  const [row, sums] = [take(rowLength), take(2 * width)];
  shaded.values.set(likeness.shaded);
  least.values.set(barrier);
  kernels.boxBlur(least.at, across.at, row.at, sums.at, width, height, 2);
  kernels.negate(least.at, size);
  // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
  kernels.dilate(least.at, across.at, row.at, width, height, AROUND);
  kernels.punishTexture(least.at, put(likeness.lit), shaded.at, size, quiet);
  return { lit: likeness.lit, shaded: shaded.values.slice() };
}

/** Evidence never counts for more than this, so that no pixel overrules its surroundings alone. */
const MOST = 30;
/** Distance from the backdrop at which a pixel could be either. */
const BALANCE = 6;
/** What speaks for object in being cut off from the backdrop by edges. */
const ENCLOSED = 7;
/** Reach at which trust in "this is connected to the backdrop" has fallen to 1/e. */
const REACH = 5;

/**
 * Positive for object, negative for backdrop. What the flood reached may be shadow; what it did not reach is more likely
 * object, whatever its colour.
 */
export function weighEvidence(likeness: Likeness, reach: Float32Array, grid: Grid): Float32Array {
  const { width, height } = grid;
  const size = reach.length;
  const rowLength = rowToDilate(width, AROUND);
  const { kernels, take, put } = openKernels(4 * size + rowLength, 5);
  const [evidence, across, row] = [take(size), take(size), take(rowLength)];
  evidence.values.set(reach);
  kernels.trustIn(evidence.at, size, REACH);
  kernels.dilate(evidence.at, across.at, row.at, width, height, AROUND);
  kernels.weighEvidence(evidence.at, put(likeness.lit), put(likeness.shaded), size, MOST, ENCLOSED, BALANCE);
  return evidence.values.slice();
}

/** The same without shadows: whatever differs from the lit backdrop is object. */
export function weighDifference(likeness: Likeness): Float32Array {
  return likeness.lit.map((value) => Math.min(value, MOST) - BALANCE);
}
