import type { Size } from "../model.js";
import type { Raster } from "./raster.js";

/**
 * A raster whose longer side is `maxSide` at most. Each pixel is the mean of the area that it stands for: several times
 * faster than careful resampling, from which the eye cannot tell it at that size.
 */
export function thumbnail(raster: Raster, maxSide: number): Raster {
  const longest = Math.max(raster.width, raster.height);
  if (longest <= maxSide) return raster;
  const side = (length: number) => Math.max(1, Math.round((length * maxSide) / longest));
  return averageAreas(raster, { width: side(raster.width), height: side(raster.height) });
}

/** Colours are weighted by alpha, so that what is clear adds none. */
function averageAreas({ data, width, height }: Raster, size: Size): Raster {
  const across = cuts(width, size.width);
  const down = cuts(height, size.height);
  const area = (width * height) / (size.width * size.height);
  const reduced = new Uint8ClampedArray(size.width * size.height * 4);
  // One pixel longer than the reduced row: what the last sample leaves over, which is nothing, has a place as well.
  const sums = new Float64Array(size.width * 4 + 4);
  const addRow = (y: number, share: number) =>
    addAcross(sums, data.subarray(y * width * 4, (y + 1) * width * 4), across, share);
  for (let to = 0, y = 0; to < size.height; to++, y++) {
    const last = down.last[to] ?? 0;
    const share = down.share[to] ?? 1;
    for (; y < last; y++) addRow(y, 1);
    addRow(last, share);
    writeMeans(sums, area, reduced.subarray(to * size.width * 4, (to + 1) * size.width * 4));
    sums.fill(0);
    if (share < 1) addRow(last, 1 - share);
  }
  return { ...size, data: reduced };
}

/** Where many samples are made fewer: in which of the many each of the few ends, and that one's share in it. */
interface Cuts {
  readonly last: Int32Array;
  readonly share: Float64Array;
}

function cuts(many: number, few: number): Cuts {
  const ends = Float64Array.from({ length: few }, (_, i) => ((i + 1) * many) / few);
  const last = Int32Array.from(ends, (end) => Math.ceil(end) - 1);
  return { last, share: ends.map((end, i) => end - (last[i] ?? 0)) };
}

/** Adds `share` of a row of samples to the reduced row's sums. */
function addAcross(sums: Float64Array, row: Uint8ClampedArray, { last, share }: Cuts, weight: number): void {
  for (let i = 0, from = 0; i < last.length; i++, from += 4) {
    // Whole samples are summed in whole numbers, which is faster.
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    for (const end = (last[i] ?? 0) * 4; from < end; from += 4) {
      const alpha = row[from + 3] ?? 0;
      r += (row[from] ?? 0) * alpha;
      g += (row[from + 1] ?? 0) * alpha;
      b += (row[from + 2] ?? 0) * alpha;
      a += alpha;
    }
    const here = share[i] ?? 1;
    const alpha = row[from + 3] ?? 0;
    const lastR = (row[from] ?? 0) * alpha;
    const lastG = (row[from + 1] ?? 0) * alpha;
    const lastB = (row[from + 2] ?? 0) * alpha;
    add(sums, i * 4, r + here * lastR, g + here * lastG, b + here * lastB, a + here * alpha, weight);
    add(sums, i * 4 + 4, lastR, lastG, lastB, alpha, weight * (1 - here));
  }
}

function add(sums: Float64Array, at: number, r: number, g: number, b: number, a: number, weight: number): void {
  sums[at] = (sums[at] ?? 0) + r * weight;
  sums[at + 1] = (sums[at + 1] ?? 0) + g * weight;
  sums[at + 2] = (sums[at + 2] ?? 0) + b * weight;
  sums[at + 3] = (sums[at + 3] ?? 0) + a * weight;
}

function writeMeans(sums: Float64Array, area: number, row: Uint8ClampedArray): void {
  for (let i = 0; i < row.length; i += 4) {
    const alpha = sums[i + 3] ?? 0;
    if (alpha === 0) continue;
    row[i] = (sums[i] ?? 0) / alpha;
    row[i + 1] = (sums[i + 1] ?? 0) / alpha;
    row[i + 2] = (sums[i + 2] ?? 0) / alpha;
    row[i + 3] = alpha / area;
  }
}
