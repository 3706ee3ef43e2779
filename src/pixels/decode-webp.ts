import openWebp from "@jsquash/webp/codec/dec/webp_dec.js";
import type { Raster } from "./raster.js";
import { codecOf } from "./wasm.js";
import { WEBP_DECODER } from "./wasm-files.js";

const useDecoder = codecOf(openWebp, WEBP_DECODER);

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeWebp(bytes: Uint8Array): Promise<Raster> {
  const decoded = await useDecoder((codec) => codec.decode(bytes));
  if (decoded === null) throw new Error("the WebP is damaged or truncated");
  return { data: decoded.data, width: decoded.width, height: decoded.height };
}
