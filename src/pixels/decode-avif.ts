import openAvif from "@jsquash/avif/codec/dec/avif_dec.js";
import { mendAvif } from "./avif-mend.js";
import { sameSize } from "./geometry.js";
import type { Header } from "./header/header.js";
import { crop as cropped } from "./pad.js";
import type { Raster } from "./raster.js";
import { codecOf, memoryFor } from "./wasm.js";
import { AVIF_DECODER } from "./wasm-files.js";

const useDecoder = codecOf(openAvif, AVIF_DECODER);

/** Pixels as stored, of the part that is shown. Throws an Error that names what is wrong with the bytes. */
export async function decodeAvif(bytes: Uint8Array, { width, height, crop }: Header): Promise<Raster> {
  const most = memoryFor(crop?.coded ?? { width, height }, bytes);
  const decoded = await useDecoder((codec) => codec.decode(mendAvif(bytes), 8), most);
  if (decoded === null) throw new Error("the AVIF is damaged or truncated");
  const whole = { data: decoded.data, width: decoded.width, height: decoded.height };
  if (crop === undefined) return whole;
  if (!sameSize(whole, crop.coded)) throw new Error("the AVIF is damaged: it is not as large as it declares");
  return cropped(whole, crop, { width, height });
}
