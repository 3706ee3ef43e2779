import type { Raster } from "../../pixels/raster.js";
import { type Trimap, touchesUnknown } from "./trimap.js";

/** A hole of at most this part of the picture is no hole: nobody looks through it, and everybody sees a speck. */
const SMALLEST_HOLE = 25e-6;
/** Opacities below this are looked through. */
const HALF = 128;

const OPEN = 1;
const FOUND = 2;

/**
 * Closes pinholes: spots well inside of an outline whose colour happens to be the backdrop's, as the rim of a line in a
 * pattern has it. The picture's own pixels take their place. Hair and its gaps lie beyond the outline, and stay.
 * @param cutout is changed in place
 * @param mask 1 inside of the outline, at the trimap's size
 */
export function closePinholes(cutout: Raster, original: Raster, trimap: Trimap, mask: Uint8Array): void {
  const { width, height, data } = cutout;
  const state = new Uint8Array(width * height);
  const hole = new Int32Array(Math.floor(SMALLEST_HOLE * state.length) + 1);
  const starts = Int32Array.from({ length: trimap.width + 1 }, (_, x) => Math.ceil((x * width) / trimap.width));
  const rowOf = (y: number): number => Math.floor((y * trimap.height) / height) * trimap.width;
  const isInside = (i: number): boolean => {
    const x = i % width;
    const y = Math.floor(i / width);
    const isAtFrame = x === 0 || x === width - 1 || y === 0 || y === height - 1;
    return !isAtFrame && mask[rowOf(y) + Math.floor((x * trimap.width) / width)] === 1;
  };
  const touched = touchesUnknown(trimap);
  const doubtful = new Int32Array(trimap.width);
  for (let y = 0, cells = -1, count = 0; y < height; y++) {
    if (rowOf(y) !== cells) {
      cells = rowOf(y);
      count = listDoubtful(doubtful, cells, touched, mask);
    }
    for (let n = 0; n < count; n++) {
      const cell = doubtful[n] ?? 0;
      const end = y * width + (starts[cell + 1] ?? width);
      for (let i = y * width + (starts[cell] ?? 0); i < end; i++) {
        if ((data[i * 4 + 3] ?? 0) >= HALF || state[i] !== 0) continue;
        close(follow(i, hole, state, cutout, isInside), hole, data, original.data);
      }
    }
  }
}

/** Those of a row's cells that lie inside of the outline and are looked at pixel by pixel. */
function listDoubtful(list: Int32Array, row: number, touched: Uint8Array, mask: Uint8Array): number {
  let count = 0;
  for (let cell = 0; cell < list.length; cell++) {
    if (touched[row + cell] === 1 && mask[row + cell] === 1) list[count++] = cell;
  }
  return count;
}

/** @returns how many pixels the hole has; none where it leads out of the outline, or is too large */
function follow(
  from: number,
  hole: Int32Array,
  state: Uint8Array,
  { width, data }: Raster,
  isInside: (at: number) => boolean,
): number {
  let count = 0;
  let isOpen = false;
  const visit = (i: number): void => {
    if ((data[i * 4 + 3] ?? 255) >= HALF || state[i] === FOUND) return;
    if (state[i] === OPEN || count === hole.length || !isInside(i)) isOpen = true;
    else {
      state[i] = FOUND;
      hole[count++] = i;
    }
  };
  visit(from);
  for (let next = 0; next < count && !isOpen; next++) {
    const i = hole[next] ?? 0;
    for (let side = 0; side < 4; side++) visit(i + (side < 2 ? 1 - 2 * side : (5 - 2 * side) * width));
  }
  if (!isOpen) return count;
  for (let k = 0; k < count; k++) state[hole[k] ?? 0] = OPEN;
  return 0;
}

function close(count: number, hole: Int32Array, data: Uint8ClampedArray, original: Uint8ClampedArray): void {
  for (let k = 0; k < count; k++) {
    const at = (hole[k] ?? 0) * 4;
    data.set(original.subarray(at, at + 4), at);
  }
}
