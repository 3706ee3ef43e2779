import type { Size } from "../model.js";
import type { Raster } from "./raster.js";
import { encoded, LINEAR } from "./srgb.js";

/** A part of a raster, in its pixels. */
export interface Region extends Size {
  readonly x: number;
  readonly y: number;
}

/** For each output sample: the first input sample that counts, and `taps` weights that add up to one. */
interface Kernel {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly taps: number;
}

const LOBES = 3;

/**
 * Brings `region` of a raster to `size` with a Lanczos filter of three lobes (widened when reducing, so that every pixel
 * counts), in linear light and with premultiplied alpha: no dark fringes, no colour of what is transparent. Works row
 * by row; beside input and output it holds only as many rows as the filter is high.
 */
export function resample(raster: Raster, region: Region, size: Size): Raster {
  const across = kernel(region.width, size.width);
  const down = kernel(region.height, size.height);
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  const rows = Array.from({ length: down.taps }, () => new Float32Array(size.width * 4));
  const line = new Float32Array(region.width * 4);
  const sum = new Float32Array(size.width * 4);
  let ready = 0;
  for (let y = 0; y < size.height; y++) {
    const first = down.first[y] ?? 0;
    for (ready = Math.max(ready, first); ready < first + down.taps && ready < region.height; ready++) {
      const row = rows[ready % down.taps] ?? sum;
      row.fill(0);
      convolveRow(line, toLinear(raster, region, ready, line), across, row);
    }
    sum.fill(0);
    for (let k = 0; k < down.taps && first + k < region.height; k++) {
      addRow(sum, rows[(first + k) % down.taps] ?? sum, down.weights[y * down.taps + k] ?? 0);
    }
    toSrgb(sum, data, y * size.width * 4);
  }
  return { ...size, data };
}

/** The whole of a raster at another size. */
export function resize(raster: Raster, size: Size): Raster {
  if (size.width === raster.width && size.height === raster.height) return raster;
  return resample(raster, { x: 0, y: 0, width: raster.width, height: raster.height }, size);
}

function kernel(from: number, to: number): Kernel {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(LOBES * stretch) * 2 + 1);
  const first = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.min(from - taps, Math.ceil(centre - LOBES * stretch)));
    first[i] = start;
    let total = 0;
    for (let k = 0; k < taps; k++) total += lanczos((start + k - centre) / stretch);
    for (let k = 0; k < taps; k++) weights[i * taps + k] = lanczos((start + k - centre) / stretch) / total;
  }
  return { first, weights, taps };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}

/** Pixels `from` up to, not including, `to` of a row: the others are transparent. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function toLinear({ data, width }: Raster, region: Region, row: number, line: Float32Array): Span {
  let from = ((region.y + row) * width + region.x) * 4;
  let seen = -1;
  let last = -1;
  for (let to = 0; to < line.length; to += 4, from += 4) {
    const alpha = (data[from + 3] ?? 0) * (1 / 255);
    if (alpha > 0) {
      if (seen < 0) seen = to;
      last = to;
    }
    line[to] = (LINEAR[data[from] ?? 0] ?? 0) * alpha;
    line[to + 1] = (LINEAR[data[from + 1] ?? 0] ?? 0) * alpha;
    line[to + 2] = (LINEAR[data[from + 2] ?? 0] ?? 0) * alpha;
    line[to + 3] = alpha;
  }
  return seen < 0 ? { from: 0, to: 0 } : { from: seen >> 2, to: (last >> 2) + 1 };
}

/** Writes where the filter meets `span`: a cutout is mostly empty, and what is empty stays so. */
function convolveRow(line: Float32Array, span: Span, { first, weights, taps }: Kernel, out: Float32Array): void {
  if (span.from === span.to) return;
  for (let x = 0; x < first.length; x++) {
    const start = first[x] ?? 0;
    if (start >= span.to) return;
    if (start + taps <= span.from) continue;
    let w = x * taps;
    let at = start * 4;
    let r = 0;
    let g = 0;
    let b = 0;
    let a = 0;
    for (const end = w + taps; w < end; w++, at += 4) {
      const weight = weights[w] ?? 0;
      r += weight * (line[at] ?? 0);
      g += weight * (line[at + 1] ?? 0);
      b += weight * (line[at + 2] ?? 0);
      a += weight * (line[at + 3] ?? 0);
    }
    const to = x * 4;
    out[to] = r;
    out[to + 1] = g;
    out[to + 2] = b;
    out[to + 3] = a;
  }
}

function addRow(sum: Float32Array, row: Float32Array, weight: number): void {
  if (weight === 0) return;
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + weight * (row[i] ?? 0);
}

function toSrgb(sum: Float32Array, data: Uint8ClampedArray, at: number): void {
  for (let i = 0; i < sum.length; i += 4) {
    const alpha = sum[i + 3] ?? 0;
    // Less than half a step of 8-bit alpha shows nothing, and its colour would be noise.
    if (alpha < 0.5 / 255) continue;
    const whole = 1 / alpha;
    data[at + i] = encoded((sum[i] ?? 0) * whole);
    data[at + i + 1] = encoded((sum[i + 1] ?? 0) * whole);
    data[at + i + 2] = encoded((sum[i + 2] ?? 0) * whole);
    data[at + i + 3] = alpha * 255;
  }
}
