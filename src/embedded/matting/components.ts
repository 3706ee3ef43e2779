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

function findRuns(mask: Uint8Array, { width, height }: Grid): Runs {
  const most = Math.ceil(width / 2) * height;
  const start = new Int32Array(most);
  const end = new Int32Array(most);
  const leader = new Int32Array(most);
  let count = 0;
  let above = 0;
  for (let row = 0; row < mask.length; row += width) {
    const first = count;
    let candidate = above;
    for (let i = row; i < row + width; i++) {
      if ((mask[i] ?? 0) === 0) continue;
      const from = i;
      while (i < row + width && (mask[i] ?? 0) !== 0) i++;
      start[count] = from;
      end[count] = i;
      leader[count] = count;
      while (candidate < first && (end[candidate] ?? 0) + width <= from) candidate++;
      for (let other = candidate; other < first && (start[other] ?? 0) + width < i; other++) join(leader, other, count);
      count++;
    }
    above = first;
  }
  return { count, start, end, leader };
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

function join(leader: Int32Array, one: number, other: number): void {
  const a = leaderOf(leader, one);
  const b = leaderOf(leader, other);
  if (a < b) leader[b] = a;
  else leader[a] = b;
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
