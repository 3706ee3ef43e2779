import type { Size } from "../model.js";
import { openScaling } from "./kernels/scaling.js";
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
  const down = cuts(height, size.height);
  const area = (width * height) / (size.width * size.height);
  const reduced = new Uint8ClampedArray(size.width * size.height * 4);
  const { sums, addRow } = openSums(data, width, cuts(width, size.width));
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

/** The sums of a reduced row, in the memory of the kernels, and what adds a share of a row to them. */
function openSums(data: Uint8ClampedArray, width: number, { last, share }: Cuts) {
  // One pixel longer than the reduced row: what the last sample leaves over, which is nothing, has a place as well.
  const length = last.length * 4 + 4;
  const lengths = [width * 4, last.byteLength, share.byteLength, length * Float64Array.BYTES_PER_ELEMENT];
  const { kernels, places } = openScaling(lengths);
  const [pixels = 0, lasts = 0, shares = 0, at = 0] = places;
  const { buffer } = kernels.memory;
  const row = new Uint8ClampedArray(buffer, pixels, width * 4);
  const sums = new Float64Array(buffer, at, length).fill(0);
  new Int32Array(buffer, lasts, last.length).set(last);
  new Float64Array(buffer, shares, share.length).set(share);
  const addRow = (y: number, weight: number): void => {
    row.set(data.subarray(y * width * 4, (y + 1) * width * 4));
    kernels.addThumbRow(pixels, lasts, shares, last.length, weight, at);
  };
  return { sums, addRow };
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
