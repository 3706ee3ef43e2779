import openMozjpeg from "@jsquash/jpeg/codec/enc/mozjpeg_enc.js";
import type { Raster } from "./raster.js";
import { codecOf } from "./wasm.js";
import { JPEG_ENCODER } from "./wasm-files.js";

const useEncoder = codecOf(openMozjpeg, JPEG_ENCODER);

const GREY = 1;
const YCBCR = 3;
/** From here on colours are kept at full resolution: who asks for so much quality looks at red edges. */
const FULL_COLOUR_QUALITY = 93;

/**
 * Encodes a JPEG of `quality` 1 to 100; alpha is left out. Sequential: the progressive form is 2 % smaller and takes
 * three times as long.
 */
export function encodeJpg(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs(YCBCR, raster, quality);
}

/** As `encodeJpg`, with the one component of a raster that is grey. */
export function encodeGreyJpg(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs(GREY, raster, quality);
}

function encodeAs(
  colours: typeof GREY | typeof YCBCR,
  { data, width, height }: Raster,
  quality: number,
): Promise<Uint8Array> {
  return useEncoder((codec, complaints) => {
    const encoded = codec.encode(data, width, height, {
      quality,
      baseline: false,
      arithmetic: false,
      progressive: false,
      optimize_coding: true,
      smoothing: 0,
      color_space: colours,
      quant_table: 3,
      trellis_multipass: false,
      trellis_opt_zero: false,
      trellis_opt_table: false,
      trellis_loops: 1,
      auto_subsample: false,
      chroma_subsample: quality >= FULL_COLOUR_QUALITY ? 1 : 2,
      separate_chroma_quality: false,
      chroma_quality: quality,
    });
    if (encoded.length < 100)
      throw new Error(`the JPEG could not be encoded (${complaints.at(-1) ?? "no reason given"})`);
    // The codec's array is a window on its memory.
    return new Uint8Array(encoded);
  });
}
