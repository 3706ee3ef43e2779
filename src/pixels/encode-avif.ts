import openAvif from "@jsquash/avif/codec/enc/avif_enc.js";
import { withFilledBlocks } from "./fill-blocks.js";
import type { Raster } from "./raster.js";
import { codecOf } from "./wasm.js";
import { AVIF_ENCODER } from "./wasm-files.js";

const useEncoder = codecOf(openAvif, AVIF_ENCODER);

/** The encoder takes 36 bytes a pixel, and WebAssembly has no more than 2 GB. */
export const AVIF_MOST_PIXELS = 40_000_000;
/** Beyond it less effort is made: a picture should not take minutes. */
const QUICK_PIXELS = 16_000_000;
const SPEED = { thorough: 7, quick: 8 } as const;

/** How colours are stored, as the encoder numbers it. */
const COLOURS = { none: 0, halved: 1, full: 3 } as const;
/** From here on colours are kept at full resolution, as in a JPEG. */
const FULL_COLOUR_QUALITY = 93;
const LOSSLESS = 100;

/**
 * Encodes an AVIF of `quality` 1 to 100, which looks as a WebP of that number does; 100 is lossless. Alpha is always kept
 * exactly. Rejects with an Error with a user's message.
 */
export function encodeAvif(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs(quality >= FULL_COLOUR_QUALITY ? COLOURS.full : COLOURS.halved, raster, quality);
}

/** As `encodeAvif`, with the one channel of a raster that is grey. */
export function encodeGreyAvif(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs(quality === LOSSLESS ? COLOURS.full : COLOURS.none, raster, quality);
}

async function encodeAs(
  subsample: (typeof COLOURS)[keyof typeof COLOURS],
  raster: Raster,
  quality: number,
): Promise<Uint8Array> {
  const { width, height } = raster;
  if (width * height > AVIF_MOST_PIXELS)
    throw new Error(
      `${width}×${height} pixels are too many for AVIF here, which ends at ${AVIF_MOST_PIXELS / 1e6} megapixels: use a smaller canvas, webp or jpg`,
    );
  const { data } = withFilledBlocks(raster);
  return useEncoder((codec) => {
    const encoded = codec.encode(data, width, height, {
      quality: ownQuality(quality),
      qualityAlpha: LOSSLESS,
      denoiseLevel: 0,
      tileRowsLog2: 0,
      tileColsLog2: 0,
      speed: width * height > QUICK_PIXELS ? SPEED.quick : SPEED.thorough,
      subsample,
      chromaDeltaQ: false,
      sharpness: 0,
      enableSharpYUV: false,
      tune: 0,
      bitDepth: 8,
    });
    if (encoded === null)
      throw new Error(`the AVIF could not be encoded: ${width}×${height} pixels are probably too many for its memory`);
    // The codec's array is a window on its memory.
    return new Uint8Array(encoded);
  });
}

/**
 * The encoder's number for what looks as a WebP at `quality`, by the PSNR of photographs: 50, 75, 90 and 95 are 44, 56, 82
 * and 91.
 */
function ownQuality(quality: number): number {
  return Math.round(quality < 75 ? 20 + quality * 0.48 : 56 + (quality - 75) * 1.76);
}
