import openWebp from "@jsquash/webp/codec/dec/webp_dec.js";
import type { Raster } from "./raster.js";
import { openCodec } from "./wasm.js";
import { WEBP_DECODER } from "./wasm-files.js";

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeWebp(bytes: Uint8Array): Promise<Raster> {
  const { codec } = await openCodec(openWebp, WEBP_DECODER);
  const decoded = codec.decode(bytes);
  if (decoded === null) throw new Error("the WebP is damaged or truncated");
  return { data: decoded.data, width: decoded.width, height: decoded.height };
}
