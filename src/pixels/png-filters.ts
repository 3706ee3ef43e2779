import type { Raster } from "./raster.js";

/** A filter by its number in the format, or for every row the one whose differences are smallest in sum. */
export type FilterChoice = 0 | 1 | 2 | 3 | 4 | "row by row";

export const FILTER_CHOICES: readonly FilterChoice[] = [0, 1, 2, 3, 4, "row by row"];

/** Writes a filtered row to `out` and gives the sum of its differences. The rows have `step` zeros in front. */
type Filter = (row: Uint8Array, above: Uint8Array, step: number, out: Uint8Array) => number;

/** By their number in the format. */
const FILTERS: readonly Filter[] = [none, sub, up, average, paeth];

/** A raster's rows, filtered and each led by its filter's number, ready to be compressed. */
export function filterRows({ data, width, height }: Raster, channels: 3 | 4, choice: FilterChoice): Uint8Array {
  const bytes = width * channels;
  const lines = new Uint8Array((1 + bytes) * height);
  const filters = choice === "row by row" ? FILTERS : FILTERS.slice(choice, choice + 1);
  const first = choice === "row by row" ? 0 : choice;
  const candidates = filters.map(() => new Uint8Array(bytes));
  // One pixel of zeros in front, which is what a filter sees to the left of the first.
  let above = new Uint8Array(channels + bytes);
  let row = new Uint8Array(channels + bytes);
  for (let y = 0; y < height; y++) {
    packRow(data, y * width * 4, row.subarray(channels), channels);
    const sums = filters.map((filter, i) => filter(row, above, channels, candidates[i] ?? row));
    const best = sums.indexOf(Math.min(...sums));
    const at = y * (1 + bytes);
    lines[at] = first + best;
    lines.set(candidates[best] ?? row, at + 1);
    [above, row] = [row, above];
  }
  return lines;
}

/**
 * RGBA rows, each as its difference from the row above: as `filterRows` with filter 2, four bytes at a time. Cheap, and
 * good for photographs on empty ground.
 */
export function filterUpRgba({ data, width, height }: Raster): Uint8Array {
  const lines = new Uint8Array((1 + width * 4) * height);
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  const pixels = new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
  const row = new Uint32Array(width);
  const bytes = new Uint8Array(row.buffer);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const above = y === 0 ? 0 : (pixels[i - width] ?? 0);
      const here = pixels[i] ?? 0;
      // Four subtractions at once: the top bits are set against borrowing, and put right afterwards.
      row[x] = ((here | 0x80808080) - (above & 0x7f7f7f7f)) ^ ((here ^ ~above) & 0x80808080);
    }
    const at = y * (1 + width * 4);
    lines[at] = 2;
    lines.set(bytes, at + 1);
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

function none(row: Uint8Array, _above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude(put(out, i, row[i + step] ?? 0));
  return sum;
}

function sub(row: Uint8Array, _above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude(put(out, i, (row[i + step] ?? 0) - (row[i] ?? 0)));
  return sum;
}

function up(row: Uint8Array, above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += magnitude(put(out, i, (row[i + step] ?? 0) - (above[i + step] ?? 0)));
  return sum;
}

function average(row: Uint8Array, above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const middle = ((row[i] ?? 0) + (above[i + step] ?? 0)) >> 1;
    sum += magnitude(put(out, i, (row[i + step] ?? 0) - middle));
  }
  return sum;
}

function paeth(row: Uint8Array, above: Uint8Array, step: number, out: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const predicted = predict(row[i] ?? 0, above[i + step] ?? 0, above[i] ?? 0);
    sum += magnitude(put(out, i, (row[i + step] ?? 0) - predicted));
  }
  return sum;
}

function put(out: Uint8Array, i: number, difference: number): number {
  out[i] = difference;
  return difference & 255;
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
