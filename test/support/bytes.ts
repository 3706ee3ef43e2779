import { crc32, deflateSync } from "node:zlib";

/** Bytes that no encoder at hand writes: damaged headers, odd chunks, profiles. */

export function pngChunkOf(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

/** A PNG of any declared size whose pixels are `packed`. */
export function pngOf(
  width: number,
  height: number,
  {
    depth = 8,
    colourType = 6,
    packed = new Uint8Array(),
    before = [],
  }: {
    readonly depth?: number;
    readonly colourType?: number;
    readonly packed?: Uint8Array;
    readonly before?: readonly Buffer[];
  } = {},
): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = depth;
  size[9] = colourType;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunkOf("IHDR", size),
    ...before,
    pngChunkOf("IDAT", packed),
    pngChunkOf("IEND", new Uint8Array()),
  ]);
}

export function pngWithProfile(png: Buffer, icc: Uint8Array): Buffer {
  const chunk = pngChunkOf("iCCP", Buffer.concat([Buffer.from("test\0\0", "latin1"), deflateSync(icc)]));
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** A JPEG with `segments` of one marker right after its first two bytes. */
export function jpegWith(jpeg: Buffer, marker: number, payloads: readonly Uint8Array[]): Buffer {
  const segments = payloads.map((payload) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(payload.length + 2, 2);
    return Buffer.concat([head, payload]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** A version 2 RGB matrix profile with one gamma: `columns` are the D50 XYZ of red, green and blue. */
export function matrixProfile(gamma: number, columns: readonly (readonly [number, number, number])[]): Buffer {
  const xyz = columns.map((column) => {
    const tag = Buffer.alloc(20);
    tag.write("XYZ ", 0, "latin1");
    column.forEach((value, i) => void tag.writeInt32BE(Math.round(value * 65536), 8 + 4 * i));
    return tag;
  });
  const curve = Buffer.alloc(16);
  curve.write("curv", 0, "latin1");
  curve.writeUInt32BE(1, 8);
  curve.writeUInt16BE(Math.round(gamma * 256), 12);
  const white = Buffer.alloc(20);
  white.write("XYZ ", 0, "latin1");
  [0.9642, 1, 0.8249].forEach((value, i) => void white.writeInt32BE(Math.round(value * 65536), 8 + 4 * i));
  const named = [
    ["rXYZ", xyz[0]],
    ["gXYZ", xyz[1]],
    ["bXYZ", xyz[2]],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
    ["wtpt", white],
  ] as const;
  const head = Buffer.alloc(132 + 12 * named.length);
  head.write("lcms", 4, "latin1");
  head.writeUInt32BE(0x02100000, 8);
  head.write("mntrRGB XYZ ", 12, "latin1");
  head.write("acsp", 36, "latin1");
  [0.9642, 1, 0.8249].forEach((value, i) => void head.writeInt32BE(Math.round(value * 65536), 68 + 4 * i));
  head.writeUInt32BE(named.length, 128);
  let at = head.length;
  const bodies: Buffer[] = [];
  named.forEach(([tag, body = Buffer.alloc(0)], i) => {
    head.write(tag, 132 + 12 * i, "latin1");
    head.writeUInt32BE(at, 136 + 12 * i);
    head.writeUInt32BE(body.length, 140 + 12 * i);
    bodies.push(body);
    at += body.length;
  });
  const profile = Buffer.concat([head, ...bodies]);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
}
