import type { Raster } from "../../pixels/raster.js";
import { rowOf, visitPixels } from "./cell-pixels.js";
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
  const isInside = (i: number): boolean => {
    const x = i % width;
    const y = Math.floor(i / width);
    const isAtFrame = x === 0 || x === width - 1 || y === 0 || y === height - 1;
    return !isAtFrame && mask[rowOf(y, height, trimap) + Math.floor((x * trimap.width) / width)] === 1;
  };
  const doubtful = touchesUnknown(trimap).map((touched, cell) => touched & (mask[cell] ?? 0));
  visitPixels(cutout, trimap, doubtful, (i) => {
    if ((data[i * 4 + 3] ?? 0) >= HALF || state[i] !== 0) return;
    close(follow(i, hole, state, cutout, isInside), hole, data, original.data);
  });
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
