import type { Size } from "../model.js";
import type { Raster } from "./raster.js";

/** Puts a raster into a larger frame, whose rim repeats the raster's own border pixels. */
export function padWithBorder(raster: Raster, size: Size, offset: { readonly x: number; readonly y: number }): Raster {
  const to = new Uint32Array(size.width * size.height);
  const from = new Uint32Array(raster.data.buffer, raster.data.byteOffset, raster.width * raster.height);
  const right = offset.x + raster.width;
  for (let y = 0; y < size.height; y++) {
    const row = clamp(y - offset.y, raster.height) * raster.width;
    const at = y * size.width;
    to.set(from.subarray(row, row + raster.width), at + offset.x);
    to.fill(from[row] ?? 0, at, at + offset.x);
    to.fill(from[row + raster.width - 1] ?? 0, at + right, at + size.width);
  }
  return { ...size, data: new Uint8ClampedArray(to.buffer) };
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The part of a raster that begins at `offset` and has `size`. */
export function crop(raster: Raster, offset: { readonly x: number; readonly y: number }, size: Size): Raster {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  const length = size.width * 4;
  for (let y = 0; y < size.height; y++) {
    const from = ((offset.y + y) * raster.width + offset.x) * 4;
    data.set(raster.data.subarray(from, from + length), y * length);
  }
  return { ...size, data };
}
