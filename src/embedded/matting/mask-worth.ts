import { componentsOf } from "./components.js";
import { depthIn, distanceTo } from "./distance.js";
import type { Grid } from "./grid.js";

export interface MaskVerdict {
  /** 0 to 1; below `ENOUGH` the mask is no use. */
  readonly confidence: number;
  /** Why not more: what a user can act on. */
  readonly reason: string;
}

/** In pixels at working size: nearer to the outline than this, half opacities are its own softness, or hair. */
const RIM = 4;
/** Opacities between these are neither. */
const CLEAR = 0.1;
const SOLID = 0.9;
/** Pieces smaller than this part of the largest, or of the picture, are crumbs where there are several. */
const CRUMB_OF_LARGEST = 0.05;
const CRUMB_OF_PICTURE = 0.0015;
const SEVERAL = 5;

/**
 * How far a network's mask can be trusted, by itself: one that knows its object is nearly all 0 and 1 but for the outline;
 * where it guesses, whole areas are left in between, or the object comes in crumbs.
 *
 * @param opacity 0 to 1, at working size, as it is used.
 */
export function judgeMask(opacity: Float32Array, grid: Grid): MaskVerdict {
  const labels = Uint8Array.from(opacity, (value) => (value > 0.5 ? 1 : 0));
  const area = labels.reduce((sum, label) => sum + label, 0);
  const share = area / labels.length;
  if (share < 0.0002) return { confidence: 0, reason: "the model found no object in the picture" };
  if (share > 0.9998)
    return {
      confidence: 0,
      reason: "the model took the whole picture for its object: there is no background left",
    };
  const undecided = 1 - rising(undecidedArea(opacity, labels, grid) / area, 0.05, 0.18);
  const crumbs = 1 - rising(crumbled(labels, grid), 0.15, 0.45);
  return undecided < crumbs
    ? { confidence: undecided, reason: "the model cannot tell what in the picture is the object" }
    : { confidence: crumbs, reason: "the model found crumbs rather than an object" };
}

/** Pixels away from the outline whose opacity is neither. */
function undecidedArea(opacity: Float32Array, labels: Uint8Array, grid: Grid): number {
  const inside = depthIn(labels, grid, RIM);
  const outside = distanceTo(labels, grid, RIM);
  let undecided = 0;
  for (let i = 0; i < opacity.length; i++) {
    const value = opacity[i] ?? 0;
    if (value < CLEAR || value > SOLID) continue;
    if (((labels[i] === 1 ? inside[i] : outside[i]) ?? 0) > RIM) undecided++;
  }
  return undecided;
}

/** Of the object's area, how much lies in crumbs. */
function crumbled(labels: Uint8Array, grid: Grid): number {
  const areas = componentsOf(labels, grid).list.map(({ area }) => area);
  const least = Math.max(
    CRUMB_OF_LARGEST * areas.reduce((most, area) => Math.max(most, area), 0),
    CRUMB_OF_PICTURE * labels.length,
  );
  const crumbs = areas.filter((area) => area < least);
  return crumbs.length < SEVERAL ? 0 : sumOf(crumbs) / sumOf(areas);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** 0 up to `from`, 1 from `to` on. */
function rising(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}
