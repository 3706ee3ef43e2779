import type { Raster } from "./raster.js";

/** Rows of a band: a multiple of every codec's block. */
const BAND = 32;

/**
 * Every `every`th band of rows as a raster of its own, to try settings on at a fraction of the cost; the raster itself
 * where it has fewer than `least` pixels.
 */
export function sampleBands(raster: Raster, every: number, least: number): Raster {
  const { width, height, data } = raster;
  const bands = Math.floor(height / (BAND * every));
  if (width * height < least || bands === 0) return raster;
  const length = BAND * width * 4;
  const sample = new Uint8ClampedArray(bands * length);
  for (let band = 0; band < bands; band++) {
    const from = (band * every + (every >> 1)) * length;
    sample.set(data.subarray(from, from + length), band * length);
  }
  return { data: sample, width, height: bands * BAND };
}
