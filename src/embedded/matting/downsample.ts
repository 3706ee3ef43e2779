import type { Raster } from "../../pixels/raster.js";
import type { Grid, RgbPlanes } from "./grid.js";

/** Where the objects' outlines are still 1 to 2 pixels wide, and a cut takes a fraction of a second. */
const WORKING_PIXELS = 360_000;
/** Below this the border ring holds too few samples for a model of the background. */
const LEAST_SIDE = 16;

/** The size at which a picture is segmented; a small picture stays as it is. */
export function workingSize({ width, height }: Grid): Grid {
  const scale = Math.min(1, Math.sqrt(WORKING_PIXELS / (width * height)));
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
  const { data } = image;
  const planes = newPlanes(width, height);
  const columnOf = new Int32Array(image.width);
  const columnCount = new Int32Array(width);
  for (let x = 0; x < image.width; x++) {
    const column = Math.min(width - 1, Math.floor((x * width) / image.width));
    columnOf[x] = column;
    columnCount[column] = (columnCount[column] ?? 0) + 1;
  }
  const sums = new Uint32Array(width * 3);
  let y = 0;
  for (let row = 0; row < height; row++) {
    const end = row === height - 1 ? image.height : Math.max(y + 1, Math.floor(((row + 1) * image.height) / height));
    const rows = end - y;
    sums.fill(0);
    for (; y < end; y++) addRow(data, y * image.width * 4, columnOf, sums);
    for (let column = 0; column < width; column++) {
      const scale = 1 / ((columnCount[column] ?? 0) * rows);
      const at = row * width + column;
      planes.r[at] = (sums[column * 3] ?? 0) * scale;
      planes.g[at] = (sums[column * 3 + 1] ?? 0) * scale;
      planes.b[at] = (sums[column * 3 + 2] ?? 0) * scale;
    }
  }
  return planes;
}

function addRow(data: Uint8ClampedArray, start: number, columnOf: Int32Array, sums: Uint32Array): void {
  let from = start;
  for (let x = 0; x < columnOf.length; x++, from += 4) {
    const to = (columnOf[x] ?? 0) * 3;
    sums[to] = (sums[to] ?? 0) + (data[from] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + (data[from + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + (data[from + 2] ?? 0);
  }
}

export function newPlanes(width: number, height: number): RgbPlanes {
  const size = width * height;
  return { width, height, r: new Float32Array(size), g: new Float32Array(size), b: new Float32Array(size) };
}
