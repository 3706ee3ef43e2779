import { openKernels } from "../../pixels/kernels/kernels.js";
import { componentsOf, labelsOf, mark, maskOf } from "./components.js";
import { rowToDilate } from "./dilate.js";
import type { Likeness } from "./evidence.js";
import type { Grid, LabPlanes } from "./grid.js";
import { overgrow } from "./overgrow.js";
import { standsBelow } from "./underside.js";

/** How far an outline may have come off the edge that it belongs to, in working pixels. */
const OFF = 9;
/** An outline runs along an edge where it has at least this part of the strength of the strongest nearby. */
const OWN = 0.35;
const NEARBY = 1;
/** Of that strength, where the edge itself begins. */
const EDGE = 0.6;
/** Edges that are weaker, in units of what is usual on the backdrop, draw nothing to them. */
const LEAST_EDGE = 8;
/** How much an edge may weaken on the way to its middle: noise. */
const SLACK = 0.85;
/** Distance from the backdrop in shadow, in `Likeness` units: up to here it is one. */
const SHADED = 3;
const LEAST = 10;
/** How far below the cut's outline the shadow's pace is taken from, in working pixels. */
const FAR = 4;
/** In Lab units, beyond once that pace: by how much more or less it may fall where the outline is; and what part is kept within. */
const STEP = 1;
const KEPT = 0.3;

/**
 * The dark rim of shadow where an object stands: the cut took it for the object, since the flood does not come so close to a
 * strong edge. Its outline lies beside the edge, which only grows stronger from there inwards.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @param shaded distance from the backdrop in shadow.
 * @returns 1 for what is to be backdrop; undefined where there is nothing.
 */
export function findSkirt(
  mask: Uint8Array,
  faint: Float32Array,
  shaded: Likeness["shaded"],
  lab: LabPlanes,
): Uint8Array | undefined {
  const skirt = climb(mask, faint, shaded, lab);
  const pieces = componentsOf(skirt, lab);
  if (pieces.list.length === 0) return undefined;
  const labels = labelsOf(pieces);
  const below = standsBelow(mask, labels, pieces.list.length, lab);
  const shadowy = goesOn(labels, pieces.list.length, lab);
  const large = mark(pieces, ({ area, label }) => area >= LEAST && below[label] === 1 && shadowy[label] === 1);
  return large.includes(1) ? maskOf(pieces, large) : undefined;
}

/** From the outline uphill to where the edge begins. */
function climb(mask: Uint8Array, faint: Float32Array, shaded: Float32Array, grid: Grid): Uint8Array {
  const { width, height } = grid;
  const size = mask.length;
  const rowLength = rowToDilate(width, OFF);
  const { kernels, take, put } = openKernels(7 * size + rowLength, 8);
  const [most, own, far, across, row] = [take(size), take(size), take(size), take(size), take(rowLength)];
  most.values.set(faint);
  own.values.set(faint);
  kernels.dilate(most.at, across.at, row.at, width, height, OFF);
  kernels.dilate(own.at, across.at, row.at, width, height, NEARBY);
  const object = put(mask);
  kernels.distanceTo(object, far.at, width, height, 0, OFF);
  const planes = [object, far.at, put(shaded), most.at, own.at] as const;
  const count = kernels.findFeet(...planes, width, size, SHADED, LEAST_EDGE, OWN, across.at);
  if (count === 0) return new Uint8Array(size);
  const outline = Array.from(new Int32Array(kernels.memory.buffer, across.at, count));
  const [strongest, depth] = [most.values.slice(), far.values.slice()] as const;
  const isShadow = (i: number): boolean => mask[i] === 1 && (shaded[i] ?? 0) < SHADED && (depth[i] ?? 0) <= OFF;
  return overgrow(outline, grid, (next, i) => {
    const strength = faint[next] ?? 0;
    return isShadow(next) && strength <= EDGE * (strongest[next] ?? 0) && strength >= SLACK * (faint[i] ?? 0);
  });
}

/**
 * By label, 1 for the pieces into which a shadow goes on: it gets darker towards what casts it, at about the same pace on
 * either side of the cut's outline. A pale part of the object begins with a step, and is even from there on, or gets lighter.
 */
function goesOn(labels: Int32Array, count: number, { l, width }: LabPlanes): Uint8Array {
  const [before, at, within] = [new Float64Array(count + 1), new Float64Array(count + 1), new Float64Array(count + 1)];
  const [feet, thick] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  for (let i = 2 * width; i < labels.length - FAR * width; i++) {
    const label = labels[i] ?? 0;
    const below = i + width;
    if (label === 0 || labels[below] === label) continue;
    const own = l[i] ?? 0;
    feet[label] = (feet[label] ?? 0) + 1;
    before[label] = (before[label] ?? 0) + ((l[i + FAR * width] ?? 0) - (l[below] ?? 0)) / (FAR - 1);
    at[label] = (at[label] ?? 0) + (l[below] ?? 0) - own;
    if (labels[i - 2 * width] !== label) continue;
    thick[label] = (thick[label] ?? 0) + 1;
    within[label] = (within[label] ?? 0) + (own - (l[i - 2 * width] ?? 0)) / 2;
  }
  return Uint8Array.from(feet, (columns, label) => {
    const pace = (before[label] ?? 0) / Math.max(1, columns);
    const step = (at[label] ?? 0) / Math.max(1, columns);
    const inside = (within[label] ?? 0) / Math.max(1, thick[label] ?? 0);
    return Math.abs(step - pace) <= Math.abs(pace) + STEP && (thick[label] === 0 || inside >= KEPT * pace) ? 1 : 0;
  });
}
