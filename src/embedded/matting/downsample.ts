import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Raster } from "../../pixels/raster.js";
import type { Grid, RgbPlanes } from "./grid.js";

/** Where the objects' outlines are still 1 to 2 pixels wide, and a cut takes a fraction of a second. */
export const WORKING_PIXELS = 360_000;
/** Below this the border ring holds too few samples for a model of the background. */
const LEAST_SIDE = 16;

/** The size at which a picture is segmented; a small picture stays as it is. */
export function workingSize({ width, height }: Grid, pixels = WORKING_PIXELS): Grid {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)));
  return {
    width: Math.min(width, Math.max(LEAST_SIDE, Math.round(width * scale))),
    height: Math.min(height, Math.max(LEAST_SIDE, Math.round(height * scale))),
  };
}

/**
 * Averages each source pixel into the one working pixel it mostly lies in: a single pass over the source, which is what
 * the large stage can afford, and averaging is also the best denoising there is.
 */
export function downsample(image: Raster, { width, height }: Grid): RgbPlanes {
  const planes = newPlanes(width, height);
  const columnEnd = ends(image.width, width);
  const rowEnd = ends(image.height, height);
  const { kernels, take, put } = openKernels(image.width + 7 * width, 6);
  const [room, sum, columns] = [take(image.width), take(width * 3), put(columnEnd)];
  const [r, g, b] = [take(width), take(width), take(width)];
  const { buffer } = kernels.memory;
  const pixels = new Uint8Array(buffer, room.at, image.width * 4);
  const sums = new Uint32Array(buffer, sum.at, width * 3);
  let y = 0;
  for (let row = 0; row < height; row++) {
    const end = rowEnd[row] ?? 0;
    const rows = end - y;
    sums.fill(0);
    for (; y < end; y++) {
      pixels.set(image.data.subarray(y * image.width * 4, (y + 1) * image.width * 4));
      kernels.addPixels(room.at, columns, width, sum.at);
    }
    kernels.meanPixels(sum.at, columns, width, rows, r.at, g.at, b.at);
    planes.r.set(r.values, row * width);
    planes.g.set(g.values, row * width);
    planes.b.set(b.values, row * width);
  }
  return planes;
}

/** Where each working column ends among those of the source (or each row). */
function ends(source: number, working: number): Int32Array {
  return Int32Array.from({ length: working }, (_, i) => Math.ceil(((i + 1) * source) / working));
}

export function newPlanes(width: number, height: number): RgbPlanes {
  const size = width * height;
  return { width, height, r: new Float32Array(size), g: new Float32Array(size), b: new Float32Array(size) };
}
