import type { Raster } from "../pixels/raster.js";
import { sampleBands } from "../pixels/sample-bands.js";

/** Encodes at a quality of 1 to 100. */
export type Encode = (raster: Raster, quality: number) => Promise<Uint8Array>;

/** Below this a picture is not worth having, whatever the limit says. */
const WORST = 20;
/** The sample's share of the rows. */
const EVERY = 4;
/** A picture smaller than this is tried whole. */
const SAMPLED_PIXELS = 400_000;
/** Full encodes after the search on the sample, each lower by what the last one was too large. */
const TRIES = 5;

/**
 * The encoding at the highest quality, up to `quality`, whose size keeps to `maxBytes`. The search runs on a sample
 * (every fourth band of rows), so that it costs little more than one full encode. Throws an Error where even the worst
 * acceptable quality is too large.
 */
export async function encodeWithin(
  raster: Raster,
  encode: Encode,
  quality: number,
  maxBytes: number,
): Promise<Uint8Array> {
  const first = await encode(raster, quality);
  if (first.length <= maxBytes) return first;
  const sample = sampleBands(raster, EVERY, SAMPLED_PIXELS);
  const share = first.length / (await encode(sample, quality)).length;
  let aim = await searchSample(sample, encode, quality - 1, maxBytes / share);
  for (let tries = 0; tries < TRIES; tries++) {
    const bytes = await encode(raster, aim);
    if (bytes.length <= maxBytes) return bytes;
    if (aim <= WORST) break;
    aim = Math.max(WORST, aim - Math.max(1, Math.ceil((bytes.length / maxBytes - 1) * 30)));
  }
  throw new Error(
    `it cannot be brought under max-bytes (${maxBytes}): at quality ${WORST} it is still larger. Use a smaller canvas, or allow more bytes`,
  );
}

/** The highest quality from `WORST` to `most` at which the sample keeps to `limit`; `WORST` where none does. */
async function searchSample(sample: Raster, encode: Encode, most: number, limit: number): Promise<number> {
  let low = WORST;
  let high = Math.max(WORST, most);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((await encode(sample, middle)).length <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
