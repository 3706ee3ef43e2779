import { openKernels } from "../../pixels/kernels/kernels.js";
import type { LabPlanes } from "./grid.js";

/** Of the histograms: 16 of L by 32 each of a and b. */
const CELLS = 16 * 32 * 32;

/** How much one colour's share on either side may speak for that side. */
const MOST = 3;
/** Pixels of either side. */
const COUNTS = 2;

/**
 * Evidence plus what the colours say: a colour that the object has and the backdrop has not speaks for object. Histograms
 * are taken where mask and evidence agree; where either side is too small to learn from, the evidence is returned as it is.
 */
export function colourEvidence({ l, a, b }: LabPlanes, mask: Uint8Array, evidence: Float32Array): Float32Array {
  const size = mask.length;
  const { kernels, take, put } = openKernels(6 * size + 4 * CELLS + 2 * COUNTS, 10);
  const [cells, front, back, counts] = [take(Math.ceil(size / 2)), take(CELLS), take(CELLS), take(2 * COUNTS)];
  const [table, result] = [take(2 * CELLS), take(size)];
  result.values.set(evidence);
  const planes = [put(l), put(a), put(b), put(mask), result.at] as const;
  kernels.countColours(...planes, size, cells.at, front.at, back.at, counts.at);
  const { buffer } = kernels.memory;
  const [fronts = 0, backs = 0] = new Float64Array(buffer, counts.at, COUNTS);
  if (fronts < 0.001 * size || backs < 0.01 * size) return evidence;
  const said = new Float64Array(buffer, table.at, CELLS);
  const never = saidBy(0, 0, fronts, backs);
  for (let cell = 0; cell < CELLS; cell++) {
    const [own, other] = [front.values[cell] ?? 0, back.values[cell] ?? 0];
    said[cell] = own === 0 && other === 0 ? never : saidBy(own, other, fronts, backs);
  }
  kernels.addSaid(result.at, cells.at, table.at, size);
  return result.values.slice();
}

/** For the object, by so many pixels of it and so many of the backdrop. */
function saidBy(own: number, other: number, fronts: number, backs: number): number {
  // The added counts stand for colours never seen: they must not speak for either side.
  const ratio = ((own + 0.3) * (backs + 600)) / ((other + 0.3) * (fronts + 600));
  return Math.max(-MOST, Math.min(MOST, 1.2 * Math.log(ratio)));
}
