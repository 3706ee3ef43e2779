import openWebp from "@jsquash/webp/codec/enc/webp_enc_simd.js";
import type { Raster } from "./raster.js";
import { codecOf } from "./wasm.js";
import { WEBP_ENCODER } from "./wasm-files.js";

const useEncoder = codecOf(openWebp, WEBP_ENCODER);

/** The longest side that the format can say. */
export const WEBP_MOST_SIDE = 16_383;

/** Of alpha, which then has some thirty levels: nobody sees it, and it is half as large and packed in half the time. */
const QUICK_ALPHA_QUALITY = 60;

/**
 * Encodes a WebP of `quality` 1 to 100; 100 is lossless. Alpha is kept exactly.
 * @param effort `quick` for previews: a little larger, several times faster, with fewer levels of alpha
 */
export async function encodeWebp(
  { data, width, height }: Raster,
  quality: number,
  effort: "thorough" | "quick" = "thorough",
): Promise<Uint8Array> {
  if (Math.max(width, height) > WEBP_MOST_SIDE) {
    throw new Error(`${width}×${height} is too large for WebP, which ends at ${WEBP_MOST_SIDE} px a side`);
  }
  const lossless = quality === 100;
  return useEncoder((codec) => {
    const encoded = codec.encode(data, width, height, {
      // A lossless picture's quality is the effort.
      quality: lossless ? 75 : quality,
      target_size: 0,
      target_PSNR: 0,
      method: effort === "quick" ? 0 : 4,
      sns_strength: 50,
      filter_strength: 60,
      filter_sharpness: 0,
      filter_type: 1,
      partitions: 0,
      segments: 4,
      pass: 1,
      show_compressed: 0,
      preprocessing: 0,
      autofilter: 0,
      partition_limit: 0,
      alpha_compression: 1,
      alpha_filtering: 1,
      alpha_quality: effort === "quick" ? QUICK_ALPHA_QUALITY : 100,
      lossless: lossless ? 1 : 0,
      exact: 0,
      image_hint: 0,
      emulate_jpeg_size: 0,
      thread_level: 0,
      low_memory: 0,
      near_lossless: 100,
      use_delta_palette: 0,
      use_sharp_yuv: effort === "quick" ? 0 : 1,
    });
    if (encoded === null)
      throw new Error(`the WebP could not be encoded: ${width}×${height} pixels are probably too many for its memory`);
    // The codec's array is a window on its memory.
    return new Uint8Array(encoded);
  });
}
