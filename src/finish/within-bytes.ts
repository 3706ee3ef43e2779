import type { Raster } from "../pixels/raster.js";
import { sampleBands } from "../pixels/sample-bands.js";
import { createQualitySearch, type QualitySearch } from "./quality-search.js";

/** Encodes at a quality of 1 to 100. */
export type Encode = (raster: Raster, quality: number) => Promise<Uint8Array>;

/** Below this a picture is not worth having, whatever the limit says. */
const WORST = 20;
/** The sample's share of the rows. */
const EVERY = 4;
/** A picture smaller than this is tried whole. */
const SAMPLED_PIXELS = 400_000;
/** Full encodes, each at a quality that what the last one came to has corrected. */
const TRIES = 6;
/** Where the sample says that the whole is larger by more than this, the whole is not tried. */
const UNSURE = 1.3;
/** A file that uses as much of the limit is not tried once more, to use more of it. */
const FULL_ENOUGH = 0.95;

/**
 * The encoding at the highest quality, up to `quality`, whose size keeps to `maxBytes`. The search runs on a sample
 * (every fourth band of rows), so that it costs little more than two full encodes. Throws an Error where even the worst
 * acceptable quality is too large.
 */
export async function encodeWithin(
  raster: Raster,
  encode: Encode,
  quality: number,
  maxBytes: number,
): Promise<Uint8Array> {
  const sample = sampleBands(raster, EVERY, SAMPLED_PIXELS);
  const search = createQualitySearch((at) => encode(sample, at), { worst: Math.min(WORST, quality), best: quality });
  const best =
    sample === raster
      ? await search.encodedAt(await search.highestWithin(maxBytes))
      : await encodeBySample(raster, encode, search, { quality, maxBytes, share: raster.height / sample.height });
  if (best.length <= maxBytes) return best;
  throw new Error(
    `it cannot be brought under max-bytes (${maxBytes}): at quality ${WORST} it is still larger. Use a smaller canvas, or allow more bytes`,
  );
}

interface Aim {
  readonly quality: number;
  readonly maxBytes: number;
  /** How many times as large as the sample the whole is taken to be, until it is known. */
  readonly share: number;
}

/** Of the files that keep to the limit the best one that was met; where none does, the last one. */
async function encodeBySample(
  raster: Raster,
  encode: Encode,
  search: QualitySearch,
  { quality, maxBytes, share }: Aim,
): Promise<Uint8Array> {
  const guessed = share * (await search.encodedAt(quality)).length;
  let aim = guessed <= UNSURE * maxBytes ? quality : await search.highestWithin(maxBytes / share);
  let tooHigh = quality + 1;
  let fitting = search.worst - 1;
  let best = new Uint8Array();
  for (let tries = 1; fitting < aim && aim < tooHigh; tries++) {
    const bytes = await encode(raster, aim);
    const fits = bytes.length <= maxBytes;
    if (fits || fitting < search.worst) best = new Uint8Array(bytes);
    if (fits) fitting = aim;
    else tooHigh = aim;
    if ((fits && bytes.length >= FULL_ENOUGH * maxBytes) || (fits && tries >= TRIES)) break;
    const known = bytes.length / (await search.encodedAt(aim)).length;
    aim = tries < TRIES ? Math.min(tooHigh - 1, await search.highestWithin(maxBytes / known)) : search.worst;
  }
  return best;
}
