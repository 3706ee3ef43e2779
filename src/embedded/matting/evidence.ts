import type { Backdrop } from "./backdrop.js";
import type { LabPlanes } from "./grid.js";

/** Squared distances from the backdrop in units of tolerance: below about 2 a pixel looks like backdrop. */
export interface Evidence {
  /** From the lit backdrop. */
  readonly lit: Float32Array;
  /** From the backdrop in a shadow of any depth that shadows have: the light goes, the hue stays. Never above `lit`. */
  readonly shaded: Float32Array;
}

/** Relative luminance that is left in the deepest shadow still taken for one. */
const DEEPEST = 0.3;

export function weighEvidence(lab: LabPlanes, { field, sigmaL, sigmaChroma }: Backdrop): Evidence {
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
