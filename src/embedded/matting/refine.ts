import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Raster } from "../../pixels/raster.js";
import type { Triple } from "./push-pull.js";
import type { Sides } from "./sides.js";
import { OBJECT, type Trimap, UNKNOWN } from "./trimap.js";

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
  const { kernels, take, put } = openKernels(4 * width + columns.start.length * KNOWN, 5);
  // Interpolated between two rows of cells once, and along it for each pixel.
  const [line, seen, painted] = [take(columns.start.length * KNOWN), take(width), take(width)];
  line.values.fill(0);
  const [cells, parts] = [put(columns.cell), put(columns.part)] as const;
  const { buffer } = kernels.memory;
  const [from, to] = [new Uint8Array(buffer, seen.at), new Uint8Array(buffer, painted.at)];
  return (run) => {
    blendRows(line.values, known, run, cellsAcross);
    const [at, end] = [(run.y * width + run.x) * 4, (run.y * width + run.end) * 4];
    from.set(data.subarray(at, end));
    kernels.paintPixels(seen.at, painted.at, run.x, run.end, line.at, cells, parts);
    result.set(to.subarray(0, end - at), at);
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
