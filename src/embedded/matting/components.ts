import { openKernels, type Room } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

export interface Component {
  /** Its value in `labelsOf`; 0 is what lies outside the mask. */
  readonly label: number;
  readonly area: number;
  readonly touchesFrame: boolean;
}

export interface Components extends Grid {
  readonly list: readonly Component[];
  readonly runs: Runs;
}

/** Horizontal runs of the pieces' pixels, in reading order. */
interface Runs {
  /** First pixel of each. */
  readonly start: Int32Array;
  /** The pixel after its last. */
  readonly end: Int32Array;
  /** Of its piece. */
  readonly label: Int32Array;
}

/** The 4-connected pieces of a mask, numbered from 1 in reading order. */
export function componentsOf(mask: Uint8Array, grid: Grid): Components {
  return findPieces(mask, grid, 1);
}

/** The same of what the mask leaves out. */
export function gapsOf(mask: Uint8Array, grid: Grid): Components {
  return findPieces(mask, grid, 0);
}

function findPieces(mask: Uint8Array, { width, height }: Grid, wanted: 0 | 1): Components {
  const most = Math.ceil(width / 2) * height;
  const { kernels, take, put } = openKernels(mask.length + 5 * most, 6);
  const [start, end, leader, areas, touches] = [take(most), take(most), take(most), take(most), take(most)];
  const count = kernels.findRuns(put(mask), width, height, wanted, start.at, end.at, leader.at);
  const { length } = mask;
  const pieces = kernels.numberPieces(start.at, end.at, leader.at, count, width, length, areas.at, touches.at);
  const whole = ({ at }: Room, size: number): Int32Array => new Int32Array(kernels.memory.buffer, at, size);
  const [area, atFrame] = [whole(areas, pieces), whole(touches, pieces)];
  const list = Array.from({ length: pieces }, (_, k) => {
    return { label: k + 1, area: area[k] ?? 0, touchesFrame: atFrame[k] === 1 };
  });
  const runs = {
    start: whole(start, count).slice(),
    end: whole(end, count).slice(),
    label: whole(leader, count).slice(),
  };
  return { width, height, list, runs };
}

/** Of each pixel, its piece's label. */
export function labelsOf({ width, height, runs: { start, end, label } }: Components): Int32Array {
  const labels = new Int32Array(width * height);
  for (let run = 0; run < start.length; run++) labels.fill(label[run] ?? 0, start[run], end[run]);
  return labels;
}

/** All pixels of the pieces, in reading order. */
export function pixelsOf({ runs: { start, end } }: Components): Int32Array {
  let count = 0;
  for (let run = 0; run < start.length; run++) count += (end[run] ?? 0) - (start[run] ?? 0);
  const pixels = new Int32Array(count);
  let at = 0;
  for (let run = 0; run < start.length; run++) {
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) pixels[at++] = i;
  }
  return pixels;
}

/** By label, 1 for the pieces that are meant; looking it up for every pixel costs next to nothing. */
export function mark({ list }: Components, isMeant: (piece: Component) => boolean): Uint8Array {
  const marks = new Uint8Array(list.length + 1);
  for (const piece of list) if (isMeant(piece)) marks[piece.label] = 1;
  return marks;
}

/** Sets the pixels of marked pieces to a value. */
export function paint(
  plane: Uint8Array,
  { runs: { start, end, label } }: Components,
  marks: Uint8Array,
  value: number,
): void {
  for (let run = 0; run < start.length; run++) {
    if (marks[label[run] ?? 0] === 1) plane.fill(value, start[run], end[run]);
  }
}

/** 1 for the pixels of marked pieces. */
export function maskOf(pieces: Components, marks: Uint8Array): Uint8Array {
  const mask = new Uint8Array(pieces.width * pieces.height);
  paint(mask, pieces, marks, 1);
  return mask;
}

/** How many pixels of a mask are set. */
export function areaOf(mask: Uint8Array): number {
  let area = 0;
  for (let i = 0; i < mask.length; i++) area += mask[i] ?? 0;
  return area;
}

/** Area of the largest piece of a mask. */
export function largestArea(mask: Uint8Array, grid: Grid): number {
  return componentsOf(mask, grid).list.reduce((most, piece) => Math.max(most, piece.area), 0);
}
