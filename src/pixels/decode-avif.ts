import openAvif from "@jsquash/avif/codec/dec/avif_dec.js";
import type { Raster } from "./raster.js";
import { openCodec } from "./wasm.js";
import { AVIF_DECODER } from "./wasm-files.js";

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeAvif(bytes: Uint8Array): Promise<Raster> {
  const { codec } = await openCodec(openAvif, AVIF_DECODER);
  const decoded = codec.decode(bytes, 8);
  if (decoded === null) throw new Error("the AVIF is damaged or truncated");
  return { data: decoded.data, width: decoded.width, height: decoded.height };
}
