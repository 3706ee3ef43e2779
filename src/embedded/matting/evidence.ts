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

/** Relative luminance that is left in the deepest shadow still taken for one. */
const DEEPEST = 0.2;

export function weighLikeness(lab: LabPlanes, { field, sigmaL, sigmaChroma }: Backdrop): Likeness {
  const size = lab.l.length;
  const lit = new Float32Array(size);
  const shaded = new Float32Array(size);
  const toleranceL = Math.max(1.2, 3 * sigmaL);
  const toleranceC = Math.max(1.2, 2.5 * sigmaChroma);
  for (let i = 0; i < size; i++) {
    const dl = ((lab.l[i] ?? 0) - (field.l[i] ?? 0)) / toleranceL;
    const da = ((lab.a[i] ?? 0) - (field.a[i] ?? 0)) / toleranceC;
    const db = ((lab.b[i] ?? 0) - (field.b[i] ?? 0)) / toleranceC;
    lit[i] = dl * dl + da * da + db * db;
    shaded[i] =
      (lab.l[i] ?? 0) < (field.l[i] ?? 0)
        ? Math.min(lit[i] ?? 0, shadowDistance(lab, field, toleranceC, i))
        : (lit[i] ?? 0);
  }
  return { lit, shaded };
}

/** In a shadow X, Y and Z fall by one factor, and L*, a*, b* (but for the offset of L*) by its cube root. */
function shadowDistance(lab: LabPlanes, field: LabPlanes, tolerance: number, i: number): number {
  const ratio = ((lab.l[i] ?? 0) + 16) / ((field.l[i] ?? 0) + 16);
  const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0) * ratio;
  const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0) * ratio;
  // Deep shadows are lit from elsewhere, and their hue drifts.
  const allowed = tolerance + 0.1 * ((field.l[i] ?? 0) - (lab.l[i] ?? 0));
  const left = ratio * ratio * ratio;
  const tooDark = left < DEEPEST ? (DEEPEST - left) / 0.06 : 0;
  return (da * da + db * db) / (allowed * allowed) + tooDark * tooDark;
}

/** Fur is no shadow: a shadow is as smooth as what it falls on. Texture takes a shadow's excuse away. */
export function punishTexture(likeness: Likeness, barrier: Float32Array, quiet: number, grid: Grid): Likeness {
  const negative = boxBlur(barrier, grid, 2);
  for (let i = 0; i < negative.length; i++) negative[i] = -(negative[i] ?? 0);
  // The least texture nearby: right beside an outline a real shadow is busy as well, but not a few pixels further on.
  const least = dilate(negative, grid, 4);
  const shaded = likeness.shaded.slice();
  for (let i = 0; i < shaded.length; i++) {
    const over = -(least[i] ?? 0) / quiet - 2.5;
    if (over > 0) shaded[i] = Math.min(likeness.lit[i] ?? 0, (shaded[i] ?? 0) + 3 * over * over);
  }
  return { lit: likeness.lit, shaded };
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
  const evidence = new Float32Array(reach.length);
  for (let i = 0; i < evidence.length; i++) {
    const trust = connected[i] ?? 0;
    const distance = trust * (likeness.shaded[i] ?? 0) + (1 - trust) * (likeness.lit[i] ?? 0);
    evidence[i] = Math.min(distance, MOST) + (1 - trust) * ENCLOSED - BALANCE;
  }
  return evidence;
}

/** The same without shadows: whatever differs from the lit backdrop is object. */
export function weighDifference(likeness: Likeness): Float32Array {
  return likeness.lit.map((value) => Math.min(value, MOST) - BALANCE);
}
