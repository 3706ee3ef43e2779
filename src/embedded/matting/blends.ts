import type { Raster } from "../../pixels/raster.js";
import { visitPixels } from "./cell-pixels.js";
import { type Trimap, touchesUnknown } from "./trimap.js";

/** In working pixels from the outline: there it is soft. */
const RIM = 2;
/** Opacities from here on hide what is behind; those below the other show more of it than of the object. */
const SOLID = 250;
const HALF = 128;
/** In pixels: how far the soft edge of a gap reaches. */
const EDGE = 3;

/**
 * Makes solid what only looks as if the backdrop showed through: the pixels along the lines of a pattern, where two of its
 * colours blend into one near the backdrop's. A gap has some width, and pixels in its middle that are clear all around; what
 * is well inside of the outline, and has none of those near, is the object. The picture's own pixels take its place.
 * @param cutout is changed in place
 * @param mask 1 inside of the outline, at the trimap's size
 */
export function closeBlends(cutout: Raster, original: Raster, trimap: Trimap, mask: Uint8Array): void {
  const { data } = cutout;
  const blends: number[] = [];
  visitPixels(cutout, trimap, deepCells(trimap, mask), (i) => {
    if ((data[i * 4 + 3] ?? 0) < SOLID && !isByGap(cutout, i)) blends.push(i * 4);
  });
  for (const at of blends) data.set(original.data.subarray(at, at + 4), at);
}

/** 1 for the cells that are looked at pixel by pixel although they lie well inside of the outline. */
function deepCells(trimap: Trimap, mask: Uint8Array): Uint8Array {
  const { width, height } = trimap;
  const doubtful = touchesUnknown(trimap);
  const deep = new Uint8Array(mask.length);
  for (let y = RIM; y < height - RIM; y++) {
    for (let i = y * width + RIM; i < (y + 1) * width - RIM; i++) {
      if (doubtful[i] === 0 || mask[i] === 0) continue;
      const [up, down] = [i - RIM * width, i + RIM * width];
      const corners = (mask[up - RIM] ?? 0) + (mask[up + RIM] ?? 0) + (mask[down - RIM] ?? 0) + (mask[down + RIM] ?? 0);
      const sides = (mask[i - RIM] ?? 0) + (mask[i + RIM] ?? 0) + (mask[up] ?? 0) + (mask[down] ?? 0);
      if (corners + sides === 8) deep[i] = 1;
    }
  }
  return deep;
}

/** Whether the middle of a gap is near; what lies off the picture is as clear as one. */
function isByGap(cutout: Raster, i: number): boolean {
  for (let dy = -EDGE; dy <= EDGE; dy++) {
    const row = i + dy * cutout.width;
    for (let j = row - EDGE; j <= row + EDGE; j++) if (isMiddle(cutout, j)) return true;
  }
  return false;
}

function isMiddle({ width, data }: Raster, i: number): boolean {
  if ((data[i * 4 + 3] ?? 0) >= HALF) return false;
  for (let row = i - width; row <= i + width; row += width) {
    for (let j = row - 1; j <= row + 1; j++) if ((data[j * 4 + 3] ?? 0) >= HALF) return false;
  }
  return true;
}
