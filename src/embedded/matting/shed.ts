import { type Backdrop, isBlownOut } from "./backdrop.js";
import { componentsOf, labelsOf, maskOf } from "./components.js";
import { dilate } from "./dilate.js";
import { depthIn, distanceTo } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";
import { overgrow } from "./overgrow.js";
import { hangsBelow, standsBelow } from "./underside.js";

/** In units of what is usual on the backdrop: weaker edges, this far around, make a soft outline, which things have not. */
const CRISP = 5;
const NEARBY = 3;
/** And those at which an object's foot begins. */
const FOOT = 4;
/** Of the object, what may be shadow or reflection, and the least in working pixels. */
const MOST = 0.5;
const LEAST = 25;
/** Of what it differs from the backdrop by near the foot, how much is left at its end. */
const FADED = 0.75;

/**
 * What a cut took for the object's foot, and is the shadow or the reflection under it: it ends softly, fades from the foot on,
 * and a crisp edge parts it from the object that stands on it.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @returns 1 for what is to be backdrop; undefined where there is nothing.
 */
export function findShed(
  mask: Uint8Array,
  faint: Float32Array,
  likeness: Likeness,
  backdrop: Backdrop,
): Uint8Array | undefined {
  const grid: Grid = backdrop.field;
  const soft = growFromSoftOutline(mask, faint, grid);
  const pieces = componentsOf(soft, grid);
  const { list } = pieces;
  if (list.length === 0) return undefined;
  const labels = labelsOf(pieces);
  const area = mask.reduce((sum, own) => sum + own, 0);
  // In front of blown-out white, reflections show whatever pattern the object has; elsewhere its soft parts look like that.
  const findBelow = isBlownOut(backdrop) ? hangsBelow : standsBelow;
  const below = findBelow(mask, labels, list.length, grid);
  const fades = measureFading(soft, labels, list.length, mask, likeness, grid);
  const isShed = new Uint8Array(list.length + 1);
  for (const piece of list) {
    if (piece.area < LEAST || piece.area > MOST * area) continue;
    if (below[piece.label] === 0 || (fades[piece.label] ?? 1) > FADED) continue;
    isShed[piece.label] = 1;
  }
  return isShed.includes(1) ? maskOf(pieces, isShed) : undefined;
}

/** What of the mask can be come to from where its outline is soft without crossing an edge. */
function growFromSoftOutline(mask: Uint8Array, faint: Float32Array, grid: Grid): Uint8Array {
  const { width } = grid;
  const near = dilate(faint, grid, NEARBY);
  const steps = [-width, -1, 1, width];
  const soft: number[] = [];
  for (let i = width; i < mask.length - width; i++) {
    const x = i % width;
    if (mask[i] === 0 || x === 0 || x === width - 1 || (near[i] ?? 0) >= CRISP) continue;
    if (steps.some((step) => mask[i + step] === 0)) soft.push(i);
  }
  return overgrow(soft, grid, (next) => mask[next] === 1 && (faint[next] ?? 0) < FOOT);
}

/** By label: how much less the half that lies farther from the object differs from the backdrop than the nearer one. */
function measureFading(
  soft: Uint8Array,
  labels: Int32Array,
  count: number,
  mask: Uint8Array,
  { lit }: Likeness,
  grid: Grid,
): Float64Array {
  const toEnd = depthIn(mask, grid);
  const firm = mask.slice();
  for (let i = 0; i < firm.length; i++) if (soft[i] === 1) firm[i] = 0;
  const toFoot = distanceTo(firm, grid);
  const sums = [0, 1].map(() => ({ sum: new Float64Array(count + 1), count: new Float64Array(count + 1) }));
  for (let i = 0; i < soft.length; i++) {
    const half = sums[(toEnd[i] ?? 0) < (toFoot[i] ?? 0) ? 1 : 0];
    const label = labels[i] ?? 0;
    if (label === 0 || half === undefined) continue;
    half.sum[label] = (half.sum[label] ?? 0) + Math.sqrt(lit[i] ?? 0);
    half.count[label] = (half.count[label] ?? 0) + 1;
  }
  return Float64Array.from({ length: count + 1 }, (_, label) => {
    const [near, far] = sums.map((half) => (half.sum[label] ?? 0) / Math.max(1, half.count[label] ?? 0));
    return (far ?? 0) / Math.max(1e-9, near ?? 0);
  });
}
