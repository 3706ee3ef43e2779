import openWebp from "@jsquash/webp/codec/dec/webp_dec.js";
import { text } from "./header/bytes.js";
import type { Header } from "./header/header.js";
import type { Raster } from "./raster.js";
import { codecOf, memoryFor } from "./wasm.js";
import { WEBP_DECODER } from "./wasm-files.js";

const useDecoder = codecOf(openWebp, WEBP_DECODER);

/** Pixels as stored. Throws an Error that names what is wrong with the bytes. */
export async function decodeWebp(bytes: Uint8Array, header: Header): Promise<Raster> {
  const decoded = await useDecoder((codec) => codec.decode(bytes), memoryFor(header, bytes));
  if (decoded === null) throw new Error("the WebP is damaged or truncated");
  const { data, width, height } = decoded;
  if (isOpaqueByWord(bytes)) for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { data, width, height };
}

const FIRST_CHUNK = 12;
const USES_ALPHA = 0x10;

/** A lossless picture whose header says that its alpha is not used may hold anything there. */
function isOpaqueByWord(bytes: Uint8Array): boolean {
  return text(bytes, FIRST_CHUNK, 4) === "VP8L" && ((bytes[FIRST_CHUNK + 12] ?? 0) & USES_ALPHA) === 0;
}
