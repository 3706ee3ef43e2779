import { openKernels, type Room } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

export interface Component {
  /** Its value in `labels`; 0 is what lies outside the mask. */
  readonly label: number;
  readonly area: number;
  readonly touchesFrame: boolean;
}

export interface Components {
  readonly labels: Int32Array;
  readonly list: readonly Component[];
}

/** Horizontal runs of set pixels, in reading order, each with the run that its piece is known by. */
interface Runs {
  readonly count: number;
  /** First pixel of each. */
  readonly start: Int32Array;
  /** The pixel after its last. */
  readonly end: Int32Array;
  /** An earlier run of the same piece, itself for the earliest: a union-find forest. */
  readonly leader: Int32Array;
}

/** The 4-connected pieces of a mask, numbered from 1 in reading order. */
export function componentsOf(mask: Uint8Array, grid: Grid): Components {
  const runs = findRuns(mask, grid);
  const labels = new Int32Array(mask.length);
  const labelOf = new Int32Array(runs.count);
  const list: { label: number; area: number; touchesFrame: boolean }[] = [];
  for (let run = 0; run < runs.count; run++) {
    const leader = leaderOf(runs.leader, run);
    if (leader === run) labelOf[run] = list.push({ label: list.length + 1, area: 0, touchesFrame: false });
    const label = labelOf[leader] ?? 0;
    labelOf[run] = label;
    const start = runs.start[run] ?? 0;
    const end = runs.end[run] ?? 0;
    labels.fill(label, start, end);
    const piece = list[label - 1];
    if (piece === undefined) continue;
    piece.area += end - start;
    piece.touchesFrame ||= meetsFrame(start, end, mask.length, grid.width);
  }
  return { labels, list };
}

/** Good until the kernels are opened anew. */
function findRuns(mask: Uint8Array, { width, height }: Grid): Runs {
  const most = Math.ceil(width / 2) * height;
  const { kernels, take, put } = openKernels(mask.length + 3 * most, 4);
  const [start, end, leader] = [take(most), take(most), take(most)];
  const count = kernels.findRuns(put(mask), width, height, start.at, end.at, leader.at);
  const runs = ({ at }: Room): Int32Array => new Int32Array(kernels.memory.buffer, at, count);
  return { count, start: runs(start), end: runs(end), leader: runs(leader) };
}

function leaderOf(leader: Int32Array, run: number): number {
  let at = run;
  for (let up = leader[at] ?? 0; up !== at; up = leader[at] ?? 0) {
    // Halving the way for the next who asks.
    leader[at] = leader[up] ?? 0;
    at = up;
  }
  return at;
}

function meetsFrame(start: number, end: number, size: number, width: number): boolean {
  return start < width || start >= size - width || start % width === 0 || end % width === 0;
}

/** By label, 1 for the pieces that are meant; looking it up for every pixel costs next to nothing. */
export function mark({ list }: Components, isMeant: (piece: Component) => boolean): Uint8Array {
  const marks = new Uint8Array(list.length + 1);
  for (const piece of list) if (isMeant(piece)) marks[piece.label] = 1;
  return marks;
}

/** Area of the largest piece of a mask. */
export function largestArea(mask: Uint8Array, grid: Grid): number {
  return componentsOf(mask, grid).list.reduce((most, piece) => Math.max(most, piece.area), 0);
}
