import openAvif from "@jsquash/avif/codec/dec/avif_dec.js";
import type { Raster } from "./raster.js";
import { codecOf } from "./wasm.js";
import { AVIF_DECODER } from "./wasm-files.js";

const useDecoder = codecOf(openAvif, AVIF_DECODER);

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeAvif(bytes: Uint8Array): Promise<Raster> {
  const decoded = await useDecoder((codec) => codec.decode(bytes, 8));
  if (decoded === null) throw new Error("the AVIF is damaged or truncated");
  return { data: decoded.data, width: decoded.width, height: decoded.height };
}
