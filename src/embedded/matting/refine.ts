import type { Raster } from "../../pixels/raster.js";
import type { Triple } from "./push-pull.js";
import type { Sides } from "./sides.js";
import { OBJECT, type Trimap, UNKNOWN } from "./trimap.js";

/** Squared colour distance (0–255 RGB) at which a pixel's own colour counts for as much as what its place foretells. */
const NOISE = 45;
/** How much the squared distance from the line between both sides adds to that: what lies off it is no mixture of them. */
const STRANGE = 2;
/** The opacities that are drawn out to 0 and 1: below and above them there is noise rather than hair. */
const CLEAR = 0.06;
const SOLID = 0.94;
/** Below an opacity of about its root, the colour is rather that of the object nearby than the pixel's own, freed of backdrop. */
const CAUTION = 0.06;

/**
 * Opacity and foreground colour of every pixel at full size. Pixels outside the band cost a look at the trimap. In it, the
 * opacity is how far the pixel lies on the way from the backdrop's to the object's colour, and the colour is freed of the
 * backdrop's share, so that no halo is left on another background.
 *
 * @param noise squared RGB distance that colours beside each working pixel stray: the more, the less the colour counts.
 */
export function refine(image: Raster, trimap: Trimap, sides: Sides, noise?: Float32Array): Raster {
  const { width, height, data } = image;
  const result = new Uint8ClampedArray(data.length);
  const cells = cellStates(trimap);
  const columns = interpolation(width, trimap.width);
  const rows = interpolation(height, trimap.height);
  const paintRun = bandPainter(image, result, columns, [
    trimap.prior,
    ...sides.back,
    ...sides.front,
    noise ?? new Float32Array(trimap.prior.length),
  ]);
  for (let y = 0; y < height; y++) {
    const cellRow = (rows.cell[y] ?? 0) * trimap.width;
    // Runs of one state, since most of a picture is either copied or left out.
    for (let first = 0, x = 0; first < trimap.width; ) {
      const state = cells[cellRow + first];
      let next = first + 1;
      while (next < trimap.width && cells[cellRow + next] === state) next++;
      const end = columns.start[next] ?? width;
      const at = y * width * 4;
      if (state === OBJECT) result.set(data.subarray(at + x * 4, at + end * 4), at + x * 4);
      else if (state === UNKNOWN) paintRun({ y, x, end, first, next, cellRow, down: rows.part[y] ?? 0 });
      x = end;
      first = next;
    }
  }
  return { width, height, data: result };
}

interface Interpolation {
  /** Of each full-size row or column, the working one at or before it. */
  readonly cell: Int32Array;
  /** And how far it lies towards the next. */
  readonly part: Float32Array;
  /** Of each working row or column and the end, the first full-size one that it is the cell of, or of a later one. */
  readonly start: Int32Array;
}

function interpolation(size: number, working: number): Interpolation {
  const cell = new Int32Array(size);
  const part = new Float32Array(size);
  const start = new Int32Array(working + 1).fill(size);
  for (let i = size - 1; i >= 0; i--) {
    const at = Math.max(0, Math.min(working - 1, ((i + 0.5) * working) / size - 0.5));
    const low = Math.max(0, Math.min(working - 2, Math.floor(at)));
    cell[i] = low;
    part[i] = at - low;
    start[low] = i;
  }
  return { cell, part, start };
}

/** State of each 2 × 2 neighbourhood, to the right and below: `UNKNOWN` where the four differ. */
function cellStates({ state, width, height }: Trimap): Uint8Array {
  const cells = new Uint8Array(state.length);
  for (let y = 0; y < height; y++) {
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const right = x < width - 1 ? 1 : 0;
      const own = state[i] ?? 0;
      const same = state[i + right] === own && state[i + down] === own && state[i + down + right] === own;
      cells[i] = same ? own : UNKNOWN;
    }
  }
  return cells;
}

/** Part of one row. */
interface Run {
  readonly y: number;
  /** Its pixels, at full size, up to `end`. */
  readonly x: number;
  readonly end: number;
  /** Its cells, up to `next`, in the row that begins at `cellRow`. */
  readonly first: number;
  readonly next: number;
  readonly cellRow: number;
  /** How far the row lies towards the next one of cells. */
  readonly down: number;
}

/** What is known of a place at working size: opacity to fall back on, the backdrop's colour, the object's. */
type Known = readonly [prior: Float32Array, ...back: Triple, ...front: Triple, noise: Float32Array];
const KNOWN = 8;

function bandPainter(
  { width, data }: Raster,
  result: Uint8ClampedArray,
  columns: Interpolation,
  known: Known,
): (run: Run) => void {
  const cellsAcross = columns.start.length - 1;
  // Interpolated between two rows of cells once, and along it for each pixel.
  const line = new Float32Array(cellsAcross * KNOWN);
  return (run) => {
    blendRows(line, known, run, cellsAcross);
    for (let u = run.x; u < run.end; u++) {
      const left = (columns.cell[u] ?? 0) * KNOWN;
      paintPixel(data, result, (run.y * width + u) * 4, line, left, columns.part[u] ?? 0);
    }
  };
}

function blendRows(line: Float32Array, known: Known, { first, next, cellRow, down }: Run, cellsAcross: number): void {
  const last = Math.min(next, cellsAcross - 1);
  for (const [k, plane] of known.entries()) {
    for (let cell = first; cell <= last; cell++) {
      const upper = plane[cellRow + cell] ?? 0;
      const lower = plane[cellRow + cellsAcross + cell] ?? 0;
      line[cell * KNOWN + k] = upper + (lower - upper) * down;
    }
  }
}

/** @param left where the cell to the left begins in `line`, and `across` how far the pixel lies from it to the next. */
function paintPixel(
  data: Uint8ClampedArray,
  result: Uint8ClampedArray,
  at: number,
  line: Float32Array,
  left: number,
  across: number,
): void {
  const red = data[at] ?? 0;
  const green = data[at + 1] ?? 0;
  const blue = data[at + 2] ?? 0;
  const foretold = between(line, left, across);
  const br = between(line, left + 1, across);
  const bg = between(line, left + 2, across);
  const bb = between(line, left + 3, across);
  const fr = between(line, left + 4, across);
  const fg = between(line, left + 5, across);
  const fb = between(line, left + 6, across);
  const span = (fr - br) ** 2 + (fg - bg) ** 2 + (fb - bb) ** 2;
  const cr = red - br;
  const cg = green - bg;
  const cb = blue - bb;
  const along = (cr * (fr - br) + cg * (fg - bg) + cb * (fb - bb)) / (span + 1e-3);
  const seen = Math.max(0, Math.min(1, along));
  const off = (cr - seen * (fr - br)) ** 2 + (cg - seen * (fg - bg)) ** 2 + (cb - seen * (fb - bb)) ** 2;
  const blind = NOISE + STRANGE * off + between(line, left + 7, across);
  const alpha = ((span * seen + blind * foretold) / (span + blind) - CLEAR) / (SOLID - CLEAR);
  if (alpha <= 0) return;
  const opacity = data[at + 3] ?? 0;
  if (alpha >= 1) {
    result[at] = red;
    result[at + 1] = green;
    result[at + 2] = blue;
    result[at + 3] = opacity;
    return;
  }
  const own = (alpha * alpha) / (alpha * alpha + CAUTION);
  const freed = own / alpha;
  result[at] = freed * (red - (1 - alpha) * br) + (1 - own) * fr;
  result[at + 1] = freed * (green - (1 - alpha) * bg) + (1 - own) * fg;
  result[at + 2] = freed * (blue - (1 - alpha) * bb) + (1 - own) * fb;
  result[at + 3] = alpha * opacity;
}

function between(line: Float32Array, at: number, across: number): number {
  const left = line[at] ?? 0;
  return left + ((line[at + KNOWN] ?? 0) - left) * across;
}
