import { type Colours, headOf } from "./jpeg/frame.js";
import { huffmanCode } from "./jpeg/huffman.js";
import { quantization } from "./jpeg/quantization.js";
import { tokensOf } from "./jpeg/tokens.js";
import { writeTokens } from "./jpeg/write-tokens.js";
import type { Raster } from "./raster.js";

/** The longest side that the format can say. */
const MOST_SIDE = 65_535;
/** From here on colours are kept at full resolution: who asks for so much quality looks at red edges. */
const FULL_COLOUR_QUALITY = 93;
const END_OF_IMAGE = Uint8Array.of(0xff, 0xd9);

/**
 * Encodes a JPEG of `quality` 1 to 100; alpha is left out. Sequential: the progressive form is 2 % smaller and slower to
 * make and to show. Rejects with an Error with a user's message.
 */
export async function encodeJpg(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs(quality >= FULL_COLOUR_QUALITY ? "full" : "halved", raster, quality);
}

/** As `encodeJpg`, with the one component of a raster that is grey. */
export async function encodeGreyJpg(raster: Raster, quality: number): Promise<Uint8Array> {
  return encodeAs("grey", raster, quality);
}

function encodeAs(colours: Colours, raster: Raster, quality: number): Uint8Array {
  const { width, height } = raster;
  if (Math.max(width, height) > MOST_SIDE)
    throw new Error(`${width}×${height} is too large for JPEG, which ends at ${MOST_SIDE} px a side`);
  const quantized = quantization(quality);
  const { pieces, counts } = tokensOf(raster, colours, quantized);
  const codes = counts.slice(0, colours === "grey" ? 2 : 4).map(huffmanCode);
  const head = headOf({ width, height, colours, divisors: quantized.told, codes });
  return new Uint8Array(Buffer.concat([head, ...writeTokens(pieces, codes), END_OF_IMAGE]));
}
