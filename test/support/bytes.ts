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

/** A TIFF block as EXIF has it, in little endian, with whole-number entries that fit in place. */
export function exifOf(
  entries: readonly { readonly tag: number; readonly type: number; readonly count?: number; readonly value: number }[],
): Buffer {
  const tiff = Buffer.alloc(14 + 12 * entries.length);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(entries.length, 8);
  entries.forEach(({ tag, type, count = 1, value }, i) => {
    const at = 10 + 12 * i;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  });
  return tiff;
}

type Columns = readonly (readonly [number, number, number])[];

/** Adobe RGB (1998), annex B of its specification: gamma 563/256, primaries adapted to D50. */
export const ADOBE_COLUMNS = [
  [0.60974, 0.31111, 0.01947],
  [0.20528, 0.62567, 0.06087],
  [0.14919, 0.06322, 0.74457],
] as const;

/** A version 2 RGB matrix profile with one gamma: `columns` are the D50 XYZ of red, green and blue. */
export function matrixProfile(gamma: number, columns: Columns): Buffer {
  const [red, green, blue] = columns.map((column) => numbersTag("XYZ ", column));
  const curve = gammaTag(gamma);
  const tags = { rXYZ: red, gXYZ: green, bXYZ: blue, rTRC: curve, gTRC: curve, bTRC: curve };
  return profileOf(0x02100000, "mntrRGB XYZ ", tags);
}

/**
 * The same colours by a table (`mft2`: sampled curves and a lattice of XYZ; `mAB `: curves and a matrix; `mft1`: a
 * lattice of Lab in 8 bits).
 */
export function tableProfile(form: "mft1" | "mft2" | "mAB ", gamma: number, columns: Columns): Buffer {
  switch (form) {
    case "mft1":
      return profileOf(0x02100000, "scnrRGB Lab ", { A2B0: labLattice(gamma, columns) });
    case "mft2":
      return profileOf(0x02100000, "scnrRGB XYZ ", { A2B0: xyzLattice(gamma, columns) });
    case "mAB ":
      return profileOf(0x04200000, "scnrRGB XYZ ", { A2B0: stages(gamma, columns) });
  }
}

/** What XYZ is divided by to be stored in 16 bits. */
const XYZ_SCALE = 1 + 32767 / 32768;

function xyzLattice(gamma: number, columns: Columns): Buffer {
  const curve = Array.from({ length: 1024 }, (_, i) => (i / 1023) ** gamma);
  const corners = cube(2).map((rgb) => mixed(rgb, columns).map((value) => value / XYZ_SCALE));
  const values = [...curve, ...curve, ...curve, ...corners.flat(), 0, 1, 0, 1, 0, 1];
  const tag = Buffer.alloc(52 + 2 * values.length);
  tag.write("mft2", 0, "latin1");
  tag.set([3, 3, 2], 8);
  writeIdentity(tag);
  tag.writeUInt16BE(1024, 48);
  tag.writeUInt16BE(2, 50);
  values.forEach((value, i) => void tag.writeUInt16BE(Math.round(value * 65535), 52 + 2 * i));
  return tag;
}

function labLattice(gamma: number, columns: Columns): Buffer {
  const straight = Array.from({ length: 256 }, (_, i) => i);
  const lab = cube(17).flatMap((rgb) =>
    labOf(
      mixed(
        rgb.map((value) => value ** gamma),
        columns,
      ),
    ),
  );
  const values = [...straight, ...straight, ...straight, ...lab, ...straight, ...straight, ...straight];
  const head = Buffer.alloc(48);
  head.write("mft1", 0, "latin1");
  head.set([3, 3, 17], 8);
  writeIdentity(head);
  return Buffer.concat([head, Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round(value))))]);
}

function stages(gamma: number, columns: Columns): Buffer {
  const straight = gammaTag(1);
  const bent = gammaTag(gamma);
  const rows = [0, 1, 2].flatMap((row) => columns.map((column) => (column[row] ?? 0) / XYZ_SCALE));
  const matrix = Buffer.alloc(48);
  rows.forEach((value, i) => void matrix.writeInt32BE(Math.round(value * 65536), 4 * i));
  const head = Buffer.alloc(32);
  head.write("mAB ", 0, "latin1");
  head.set([3, 3], 8);
  head.writeUInt32BE(32, 12);
  head.writeUInt32BE(32 + 3 * straight.length, 16);
  head.writeUInt32BE(32 + 3 * straight.length + 48, 20);
  return Buffer.concat([head, straight, straight, straight, matrix, bent, bent, bent]);
}

/** A matrix that the format has a place for, and RGB no use. */
function writeIdentity(tag: Buffer): void {
  for (const i of [0, 4, 8]) tag.writeInt32BE(65536, 12 + 4 * i);
}

/** The points of a lattice over red, green and blue, the last running fastest. */
function cube(points: number): readonly (readonly number[])[] {
  const steps = Array.from({ length: points }, (_, i) => i / (points - 1));
  return steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => [r, g, b])));
}

function mixed(rgb: readonly number[], columns: Columns): readonly number[] {
  return [0, 1, 2].map((row) => columns.reduce((sum, column, k) => sum + (column[row] ?? 0) * (rgb[k] ?? 0), 0));
}

/** In the bytes of an 8-bit table. */
function labOf([x = 0, y = 0, z = 0]: readonly number[]): readonly number[] {
  const root = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const [fx, fy, fz] = [root(x / 0.9642), root(y), root(z / 0.8249)];
  return [(116 * fy - 16) * 2.55, 500 * (fx - fy) + 128, 200 * (fy - fz) + 128];
}

function numbersTag(type: string, values: readonly number[]): Buffer {
  const tag = Buffer.alloc(8 + 4 * values.length);
  tag.write(type, 0, "latin1");
  values.forEach((value, i) => void tag.writeInt32BE(Math.round(value * 65536), 8 + 4 * i));
  return tag;
}

function gammaTag(gamma: number): Buffer {
  const curve = Buffer.alloc(16);
  curve.write("curv", 0, "latin1");
  curve.writeUInt32BE(1, 8);
  curve.writeUInt16BE(Math.round(gamma * 256), 12);
  return curve;
}

const D50 = [0.9642, 1, 0.8249] as const;

function profileOf(version: number, kind: string, tags: Readonly<Record<string, Buffer | undefined>>): Buffer {
  const named = Object.entries({ ...tags, wtpt: numbersTag("XYZ ", D50) });
  const head = Buffer.alloc(132 + 12 * named.length);
  head.write("lcms", 4, "latin1");
  head.writeUInt32BE(version, 8);
  head.write(kind, 12, "latin1");
  head.write("acsp", 36, "latin1");
  D50.forEach((value, i) => void head.writeInt32BE(Math.round(value * 65536), 68 + 4 * i));
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
