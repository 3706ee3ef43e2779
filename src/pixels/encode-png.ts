import { crc32, deflateSync } from "node:zlib";
import { PNG_SIGNATURE } from "./header/png.js";
import type { Raster } from "./raster.js";

/** A chunk that goes between the size and the pixels: metadata, a profile. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Encodes fast, for files that are kept for a while: RGBA, or RGB where every pixel is opaque. */
export function encodePng(raster: Raster, chunks: readonly PngChunk[] = []): Promise<Uint8Array> {
  const channels = isOpaque(raster) ? 3 : 4;
  const lines = filterUp(raster, channels);
  return Promise.resolve(assemble(raster, channels, deflateSync(lines, { level: 3 }), chunks));
}

export function isOpaque({ data }: Raster): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

/** Every row as its difference from the row above: cheap, and good for photographs on empty ground. */
function filterUp({ data, width, height }: Raster, channels: 3 | 4): Uint8Array {
  const length = 1 + width * channels;
  const lines = new Uint8Array(length * height);
  const above = width * 4;
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    lines[to++] = 2;
    for (let x = 0; x < width; x++, from += 4) {
      for (let c = 0; c < channels; c++, to++) {
        lines[to] = (data[from + c] ?? 0) - (y === 0 ? 0 : (data[from + c - above] ?? 0));
      }
    }
  }
  return lines;
}

function assemble(
  { width, height }: Raster,
  channels: 3 | 4,
  packed: Uint8Array,
  chunks: readonly PngChunk[],
): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  size[9] = channels === 4 ? 6 : 2;
  const parts = [
    Buffer.from(PNG_SIGNATURE, "latin1"),
    ...chunk("IHDR", size),
    ...chunks.flatMap(({ type, data }) => chunk(type, data)),
    ...chunk("IDAT", packed),
    ...chunk("IEND", new Uint8Array()),
  ];
  return own(Buffer.concat(parts));
}

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, "latin1");
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(data, crc32(head.subarray(4))), 0);
  return [head, data, tail];
}

/** Small Buffers share one pool, which cannot be handed to another thread. */
function own(bytes: Buffer): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
