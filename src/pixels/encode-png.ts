import { deflateSync } from "node:zlib";
import { PNG_SIGNATURE } from "./header/png.js";
import { pngChunk } from "./png-chunk.js";
import { filterBest, filterUp } from "./png-filters.js";
import type { Raster } from "./raster.js";

/** `fast` for files that are read soon, `small` for files that are handed out. */
export type PngEffort = "fast" | "small";

/** Encodes RGBA, or RGB where every pixel is opaque. `exif` is a TIFF block; empty for none. */
export function encodePng(
  raster: Raster,
  effort: PngEffort = "fast",
  exif: Uint8Array = new Uint8Array(),
): Promise<Uint8Array> {
  const channels = isOpaque(raster) ? 3 : 4;
  const packed =
    effort === "fast"
      ? deflateSync(filterUp(raster, channels), { level: 3 })
      : deflateSync(filterBest(raster, channels), { level: 9, memLevel: 9 });
  return Promise.resolve(assemble(raster, channels, packed, exif));
}

export function isOpaque({ data }: Raster): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function assemble({ width, height }: Raster, channels: 3 | 4, packed: Uint8Array, exif: Uint8Array): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  size[9] = channels === 4 ? 6 : 2;
  const parts = [
    Buffer.from(PNG_SIGNATURE, "latin1"),
    pngChunk("IHDR", size),
    ...(exif.length > 0 ? [pngChunk("eXIf", exif)] : []),
    pngChunk("IDAT", packed),
    pngChunk("IEND", new Uint8Array()),
  ];
  return ownMemory(Buffer.concat(parts));
}

/** Small Buffers share one pool, which cannot be handed to another thread. */
function ownMemory(bytes: Buffer): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
