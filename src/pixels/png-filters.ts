import type { Raster } from "./raster.js";

/** Every row as its difference from the row above: cheap, and good for photographs on empty ground. */
export function filterUp({ data, width, height }: Raster, channels: 3 | 4): Uint8Array {
  const length = 1 + width * channels;
  const lines = new Uint8Array(length * height);
  const above = width * 4;
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    lines[to++] = 2;
    for (let x = 0; x < width; x++, from += 4) {
      for (let c = 0; c < channels; c++, to++) {
        lines[to] = (data[from + c] ?? 0) - (y === 0 ? 0 : (data[from + c - above] ?? 0));
      }
    }
  }
  return lines;
}

/** For every row the filter whose differences are smallest in sum: the specification's advice, and libpng's. */
export function filterBest({ data, width, height }: Raster, channels: 3 | 4): Uint8Array {
  const bytes = width * channels;
  const lines = new Uint8Array((1 + bytes) * height);
  const candidates = Array.from({ length: 5 }, () => new Uint8Array(bytes));
  let above = new Uint8Array(bytes);
  let row = new Uint8Array(bytes);
  for (let y = 0; y < height; y++) {
    packRow(data, y * width * 4, row, channels);
    const best = fillCandidates(candidates, row, above, channels);
    const at = y * (1 + bytes);
    lines[at] = best;
    lines.set(candidates[best] ?? row, at + 1);
    [above, row] = [row, above];
  }
  return lines;
}

function packRow(data: Uint8ClampedArray, from: number, row: Uint8Array, channels: 3 | 4): void {
  if (channels === 4) {
    row.set(data.subarray(from, from + row.length));
    return;
  }
  for (let to = 0, at = from; to < row.length; to += 3, at += 4) {
    row[to] = data[at] ?? 0;
    row[to + 1] = data[at + 1] ?? 0;
    row[to + 2] = data[at + 2] ?? 0;
  }
}

/** Filters a row in all five ways and says which is smallest. */
function fillCandidates(
  [none, sub, up, average, paeth]: readonly Uint8Array[],
  row: Uint8Array,
  above: Uint8Array,
  step: number,
): number {
  if (!none || !sub || !up || !average || !paeth) return 0;
  const sums = new Float64Array(5);
  for (let i = 0; i < row.length; i++) {
    const value = row[i] ?? 0;
    const a = i < step ? 0 : (row[i - step] ?? 0);
    const b = above[i] ?? 0;
    const c = i < step ? 0 : (above[i - step] ?? 0);
    none[i] = value;
    sub[i] = value - a;
    up[i] = value - b;
    average[i] = value - ((a + b) >> 1);
    paeth[i] = value - predict(a, b, c);
    sums[0] = (sums[0] ?? 0) + magnitude(value);
    sums[1] = (sums[1] ?? 0) + magnitude(sub[i] ?? 0);
    sums[2] = (sums[2] ?? 0) + magnitude(up[i] ?? 0);
    sums[3] = (sums[3] ?? 0) + magnitude(average[i] ?? 0);
    sums[4] = (sums[4] ?? 0) + magnitude(paeth[i] ?? 0);
  }
  return sums.indexOf(Math.min(...sums));
}

function predict(a: number, b: number, c: number): number {
  const pa = Math.abs(b - c);
  const pb = Math.abs(a - c);
  const pc = Math.abs(a + b - c - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** A byte as the signed difference that it is, without its sign. */
function magnitude(byte: number): number {
  return byte < 128 ? byte : 256 - byte;
}
