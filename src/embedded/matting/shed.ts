import { openKernels } from "../../pixels/kernels/kernels.js";
import { type Backdrop, isBlownOut } from "./backdrop.js";
import { areaOf, type Components, componentsOf, labelsOf, mark, maskOf, paint } from "./components.js";
import { rowToDilate } from "./dilate.js";
import { depthIn, distanceTo } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";
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
  if (soft === undefined) return undefined;
  const pieces = componentsOf(soft, grid);
  const { list } = pieces;
  const most = MOST * areaOf(mask);
  const isShed = mark(pieces, ({ area }) => area >= LEAST && area <= most);
  if (!isShed.includes(1)) return undefined;
  const labels = labelsOf(pieces);
  // In front of blown-out white, reflections show whatever pattern the object has; elsewhere its soft parts look like that.
  const findBelow = isBlownOut(backdrop) ? hangsBelow : standsBelow;
  const below = findBelow(mask, labels, list.length, grid);
  for (const { label } of list) if (below[label] === 0) isShed[label] = 0;
  if (!isShed.includes(1)) return undefined;
  const fades = measureFading(pieces, mask, likeness);
  for (const { label } of list) if ((fades[label] ?? 1) > FADED) isShed[label] = 0;
  return isShed.includes(1) ? maskOf(pieces, isShed) : undefined;
}

/** What of the mask can be come to from where its outline is soft without crossing an edge; undefined where it is soft nowhere. */
function growFromSoftOutline(mask: Uint8Array, faint: Float32Array, { width, height }: Grid): Uint8Array | undefined {
  const size = mask.length;
  const rowLength = rowToDilate(width, NEARBY);
  const { kernels, take, put, bytesAt } = openKernels(6 * size + rowLength, 7);
  const [near, across, row, open] = [take(size), take(size), take(rowLength), take(size)];
  near.values.set(faint);
  kernels.dilate(near.at, across.at, row.at, width, height, NEARBY);
  const [object, lines] = [put(mask), put(faint)] as const;
  const count = kernels.findSoft(object, near.at, lines, width, height, CRISP, FOOT, open.at, across.at);
  if (count === 0) return undefined;
  const soft = new Int32Array(kernels.memory.buffer, across.at, count).slice();
  const pieces = componentsOf(bytesAt(open.at, size), { width, height });
  const isSoft = new Uint8Array(pieces.list.length + 1);
  const { end, label } = pieces.runs;
  // Both are in reading order, and each pixel is in one of the runs.
  let run = 0;
  for (const i of soft) {
    while ((end[run] ?? size) <= i) run++;
    isSoft[label[run] ?? 0] = 1;
  }
  return maskOf(pieces, isSoft);
}

/** By label: how much less the half that lies farther from the object differs from the backdrop than the nearer one. */
function measureFading(pieces: Components, mask: Uint8Array, { lit }: Likeness): Float64Array {
  const toEnd = depthIn(mask, pieces);
  const firm = mask.slice();
  paint(firm, pieces, new Uint8Array(pieces.list.length + 1).fill(1), 0);
  const toFoot = distanceTo(firm, pieces);
  const size = pieces.list.length + 1;
  const [near, nears] = [new Float64Array(size), new Float64Array(size)];
  const [far, fars] = [new Float64Array(size), new Float64Array(size)];
  const { start, end, label } = pieces.runs;
  for (let run = 0; run < start.length; run++) {
    const own = label[run] ?? 0;
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) {
      const isFar = (toEnd[i] ?? 0) < (toFoot[i] ?? 0);
      const [sum, count] = isFar ? [far, fars] : [near, nears];
      sum[own] = (sum[own] ?? 0) + Math.sqrt(lit[i] ?? 0);
      count[own] = (count[own] ?? 0) + 1;
    }
  }
  return near.map((sum, own) => {
    const before = sum / Math.max(1, nears[own] ?? 0);
    return (far[own] ?? 0) / Math.max(1, fars[own] ?? 0) / Math.max(1e-9, before);
  });
}
