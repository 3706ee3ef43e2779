import openWebp from "@jsquash/webp/codec/dec/webp_dec.js";
import type { Raster } from "./raster.js";
import { openCodec } from "./wasm.js";

const WASM = new URL("../../node_modules/@jsquash/webp/codec/dec/webp_dec.wasm", import.meta.url);

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeWebp(bytes: Uint8Array): Promise<Raster> {
  const { codec } = await openCodec(openWebp, WASM);
  const decoded = codec.decode(bytes);
  if (decoded === null) throw new Error("the WebP is damaged or truncated");
  return { data: decoded.data, width: decoded.width, height: decoded.height };
}
