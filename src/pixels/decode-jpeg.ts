import openMozjpeg from "@jsquash/jpeg/codec/dec/mozjpeg_dec.js";
import type { Header } from "./header/header.js";
import { refuseManyScans } from "./jpeg-scans.js";
import type { Raster } from "./raster.js";
import { codecOf, memoryFor } from "./wasm.js";
import { JPEG_DECODER } from "./wasm-files.js";

const useDecoder = codecOf(openMozjpeg, JPEG_DECODER);

/**
 * Pixels as stored (not turned, not colour-managed); of a CMYK picture the four inks, 255 for full ink. Throws an Error that
 * names what is wrong with the bytes.
 */
export async function decodeJpeg(bytes: Uint8Array, header: Header): Promise<Raster> {
  refuseManyScans(bytes);
  return header.sample === "cmyk" ? decodeCmyk(bytes) : decodeColour(bytes, header);
}

function decodeColour(bytes: Uint8Array, header: Header): Promise<Raster> {
  return useDecoder(
    (codec, complaints) => {
      let decoded: ImageData | null;
      try {
        decoded = codec.decode(bytes, false);
      } catch {
        // The codec's `exit(1)` is no Error; what it wrote before it is all that can be said.
        throw new Error(`the JPEG is damaged (${complaints.at(-1) ?? "the decoder gave up"})`);
      }
      const complaint = complaints.find((line) => !/extraneous bytes/.test(line));
      if (complaint !== undefined && /premature end/i.test(complaint)) {
        throw new Error("the JPEG is truncated: its pixels end before the last row");
      }
      if (complaint !== undefined && /corrupt/i.test(complaint)) throw new Error(`the JPEG is damaged (${complaint})`);
      if (decoded === null) throw new Error("the JPEG is damaged");
      return { data: decoded.data, width: decoded.width, height: decoded.height };
    },
    memoryFor(header, bytes),
  );
}

/** mozjpeg's build refuses CMYK and YCCK; jpeg-js is slower and does both. */
async function decodeCmyk(bytes: Uint8Array): Promise<Raster> {
  const { decodeInks } = await import("./decode-cmyk.js");
  try {
    return decodeInks(bytes);
  } catch (error) {
    throw new Error(
      `the CMYK JPEG is damaged or truncated (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}
