import type { Raster } from "./raster.js";

/**
 * Takes the colour of what is wholly transparent away: nobody sees it, it may show what was removed, and it costs bytes.
 * The raster given is not to be used any more.
 */
export function clearHidden(raster: Raster): Raster {
  const pixels = pixelsOf(raster);
  for (let i = 0; i < pixels.length; i++) if (isClear(pixels[i] ?? 0)) pixels[i] = 0;
  return { ...raster, data: new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength) };
}

/** Whether colours are still there under what is transparent. One colour for all of it shows nothing. */
export function hidesColours(raster: Raster): boolean {
  const pixels = pixelsOf(raster);
  let first: number | undefined;
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i] ?? 0;
    if (!isClear(pixel)) continue;
    first ??= pixel;
    if (pixel !== first) return true;
  }
  return false;
}

/** Whether what is transparent has no colour at all. */
export function isCleared(raster: Raster): boolean {
  const pixels = pixelsOf(raster);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i] ?? 0;
    if (pixel !== 0 && isClear(pixel)) return false;
  }
  return true;
}

/** Each pixel as one number, alpha in its highest byte: all of the runners' processors are little-endian. */
function pixelsOf({ data }: Raster): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

function isClear(pixel: number): boolean {
  return pixel < 0x1000000;
}
