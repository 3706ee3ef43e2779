import type { Size } from "../model.js";
import { openScaling } from "./kernels/scaling.js";
import type { Raster } from "./raster.js";
import { ENCODED, LINEAR } from "./srgb.js";

/** A part of a raster, in its pixels. */
export interface Region extends Size {
  readonly x: number;
  readonly y: number;
}

/** For each output sample: the first input sample that counts, and `taps` weights that add up to one. */
interface Kernel {
  readonly first: Int32Array;
  readonly weights: Float64Array;
  readonly taps: number;
}

const LOBES = 3;
const LIGHT = Float64Array.from(LINEAR);

/**
 * Brings `region` of a raster to `size` with a Lanczos filter of three lobes (widened when reducing, so that every pixel
 * counts), in linear light and with premultiplied alpha: no dark fringes, no colour of what is transparent. Works row
 * by row; beside input and output it holds only as many rows as the filter is high.
 */
export function resample(raster: Raster, region: Region, size: Size): Raster {
  const across = kernel(region.width, size.width);
  const down = kernel(region.height, size.height);
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  const { convolve, mix } = openRows(raster, region, { across, down, width: size.width });
  let ready = 0;
  for (let y = 0; y < size.height; y++) {
    const first = down.first[y] ?? 0;
    const end = Math.min(first + down.taps, region.height);
    for (ready = Math.max(ready, first); ready < end; ready++) convolve(ready);
    data.set(mix(y, first, end), y * size.width * 4);
  }
  return { ...size, data };
}

interface Kernels {
  readonly across: Kernel;
  readonly down: Kernel;
  /** Of the output, in pixels. */
  readonly width: number;
}

const PIXEL_BYTES = 4;
/** A pixel of the line that is filtered, and of a row that was. */
const LINE_BYTES = 32;
const ROW_BYTES = 16;

/** What is done with rows, in the memory of the kernels. */
function openRows({ data, width: stride }: Raster, region: Region, { across, down, width }: Kernels) {
  const { kernels, places } = openScaling([
    Math.max(region.width, width) * PIXEL_BYTES,
    region.width * LINE_BYTES,
    down.taps * width * ROW_BYTES,
    LIGHT.byteLength,
    ENCODED.byteLength,
    across.first.byteLength,
    across.weights.byteLength,
    down.weights.byteLength,
    down.taps * 4,
    8,
  ]);
  const [pixels = 0, line = 0, rows = 0, light = 0, codes = 0, firsts = 0, weights = 0, mixed = 0, order = 0, at = 0] =
    places;
  const { buffer } = kernels.memory;
  const bytes = new Uint8ClampedArray(buffer);
  const span = new Int32Array(buffer, at, 2);
  const rowPlaces = new Uint32Array(buffer, order, down.taps);
  new Float64Array(buffer, light, LIGHT.length).set(LIGHT);
  bytes.set(ENCODED, codes);
  new Int32Array(buffer, firsts, across.first.length).set(across.first);
  new Float64Array(buffer, weights, across.weights.length).set(across.weights);
  new Float64Array(buffer, mixed, down.weights.length).set(down.weights);
  const placeOf = (row: number) => rows + (row % down.taps) * width * ROW_BYTES;
  return {
    /** Filters a row of the region across. */
    convolve: (row: number): void => {
      const start = ((region.y + row) * stride + region.x) * PIXEL_BYTES;
      bytes.set(data.subarray(start, start + region.width * PIXEL_BYTES), pixels);
      kernels.linearRow(pixels, light, line, region.width, at);
      const [from = 0, end = 0] = span;
      kernels.convolveRow(line, from, end, firsts, weights, across.taps, placeOf(row), width);
    },
    /** The pixels of row `y` of the output, from filtered rows; they last until the next call. */
    mix: (y: number, first: number, end: number): Uint8ClampedArray => {
      for (let row = first; row < end; row++) rowPlaces[row - first] = placeOf(row);
      const share = mixed + y * down.taps * Float64Array.BYTES_PER_ELEMENT;
      kernels.mixRows(order, share, end - first, width, codes, pixels);
      return bytes.subarray(pixels, pixels + width * PIXEL_BYTES);
    },
  };
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
  const weights = new Float64Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.min(from - taps, Math.ceil(centre - LOBES * stretch)));
    first[i] = start;
    let total = 0;
    for (let k = 0; k < taps; k++) total += lanczos((start + k - centre) / stretch);
    for (let k = 0; k < taps; k++) weights[i * taps + k] = Math.fround(lanczos((start + k - centre) / stretch) / total);
  }
  return { first, weights, taps };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
