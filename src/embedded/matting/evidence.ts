import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Backdrop } from "./backdrop.js";
import { boxBlur } from "./box-blur.js";
import { dilate } from "./dilate.js";
import type { Grid, LabPlanes } from "./grid.js";

/** Squared distances from the backdrop in units of tolerance: below about 2 a pixel looks like backdrop. */
export interface Likeness {
  /** From the lit backdrop. */
  readonly lit: Float32Array;
  /** From the backdrop in a shadow of any depth that shadows have: the light goes, the hue stays. Never above `lit`. */
  readonly shaded: Float32Array;
}

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
  const negative = boxBlur(barrier, grid, 2);
  for (let i = 0; i < negative.length; i++) negative[i] = -(negative[i] ?? 0);
  // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
  const least = dilate(negative, grid, 4);
  const size = least.length;
  const { kernels, take, put } = openKernels(3 * size, 3);
  const shaded = take(size);
  shaded.values.set(likeness.shaded);
  kernels.punishTexture(put(least), put(likeness.lit), shaded.at, size, quiet);
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
/** Reach is taken from this far around, in pixels, since an outline's own edge reaches that far. */
const AROUND = 4;

/**
 * Positive for object, negative for backdrop. What the flood reached may be shadow; what it did not reach is more likely
 * object, whatever its colour.
 */
export function weighEvidence(likeness: Likeness, reach: Float32Array, grid: Grid): Float32Array {
  const near = new Float32Array(reach.length);
  for (let i = 0; i < near.length; i++) near[i] = Math.exp(-(reach[i] ?? 0) / REACH);
  const connected = dilate(near, grid, AROUND);
  const size = reach.length;
  const { kernels, take, put } = openKernels(3 * size, 3);
  const evidence = take(size);
  evidence.values.set(connected);
  kernels.weighEvidence(evidence.at, put(likeness.lit), put(likeness.shaded), size, MOST, ENCLOSED, BALANCE);
  return evidence.values.slice();
}

/** The same without shadows: whatever differs from the lit backdrop is object. */
export function weighDifference(likeness: Likeness): Float32Array {
  return likeness.lit.map((value) => Math.min(value, MOST) - BALANCE);
}
