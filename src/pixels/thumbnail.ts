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
  const line = new Float64Array(size.width * 4 + 4);
  const sum = new Float64Array(size.width * 4);
  for (let to = 0, y = 0; to < size.height; to++) {
    const last = down.last[to] ?? 0;
    const share = down.share[to] ?? 1;
    for (; y <= last; y++) {
      sumAcross(data.subarray(y * width * 4, (y + 1) * width * 4), across, line);
      addRow(sum, line, y < last ? 1 : share);
    }
    writeMeans(sum, area, reduced, to * size.width * 4);
    sum.fill(0);
    addRow(sum, line, 1 - share);
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

/** Into `line`, which is one pixel longer than the reduced row: each pixel leaves its last sample's rest to the next. */
function sumAcross(row: Uint8ClampedArray, { last, share }: Cuts, line: Float64Array): void {
  line.fill(0);
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
    const alpha = row[from + 3] ?? 0;
    const here = alpha * (share[i] ?? 1);
    addPixel(line, i * 4, r, g, b, a);
    addPixel(line, i * 4, (row[from] ?? 0) * here, (row[from + 1] ?? 0) * here, (row[from + 2] ?? 0) * here, here);
    const rest = alpha - here;
    addPixel(line, i * 4 + 4, (row[from] ?? 0) * rest, (row[from + 1] ?? 0) * rest, (row[from + 2] ?? 0) * rest, rest);
  }
}

function addPixel(line: Float64Array, at: number, r: number, g: number, b: number, a: number): void {
  line[at] = (line[at] ?? 0) + r;
  line[at + 1] = (line[at + 1] ?? 0) + g;
  line[at + 2] = (line[at + 2] ?? 0) + b;
  line[at + 3] = (line[at + 3] ?? 0) + a;
}

function addRow(sum: Float64Array, line: Float64Array, share: number): void {
  if (share === 0) return;
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (line[i] ?? 0) * share;
}

function writeMeans(sum: Float64Array, area: number, out: Uint8ClampedArray, at: number): void {
  for (let i = 0; i < sum.length; i += 4) {
    const alpha = sum[i + 3] ?? 0;
    if (alpha === 0) continue;
    const whole = 1 / alpha;
    out[at + i] = (sum[i] ?? 0) * whole;
    out[at + i + 1] = (sum[i + 1] ?? 0) * whole;
    out[at + i + 2] = (sum[i + 2] ?? 0) * whole;
    out[at + i + 3] = alpha / area;
  }
}
