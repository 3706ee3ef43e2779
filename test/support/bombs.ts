import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { exifOf, jpegWith, matrixProfile, pngChunkOf, pngOf } from "./bytes.js";

/** Pictures that are small to store and costly to read, or that lead a reader in circles. */

const MEGABYTE = 1 << 20;
const SIZE = { width: 500, height: 420 } as const;

async function plain(): Promise<Buffer> {
  const ground = { ...SIZE, channels: 3 as const, background: "#d8dce0" };
  const subject = Buffer.from('<svg width="500" height="420"><circle cx="250" cy="210" r="120" fill="#b3262e"/></svg>');
  return sharp({ create: ground })
    .composite([{ input: subject }])
    .png()
    .toBuffer();
}

/** A chunk whose text is `megabytes` of zeros, packed by a thousand to one. */
function packedText(type: "zTXt" | "iTXt" | "iCCP", megabytes: number): Buffer {
  const head = { zTXt: "Comment\0\0", iCCP: "profile\0\0", iTXt: "Comment\0\x01\0\0\0" }[type];
  const packed = deflateSync(Buffer.alloc(megabytes * MEGABYTE), { level: 9 });
  return pngChunkOf(type, Buffer.concat([Buffer.from(head, "latin1"), packed]));
}

async function pngWith(...chunks: readonly Buffer[]): Promise<Buffer> {
  const png = await plain();
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

/** A JPEG with a restart marker behind each block of its picture, and `more` of them in a row behind the last. */
async function jpegWithRestarts(more: number): Promise<Buffer> {
  const jpeg = await sharp(await plain())
    .jpeg({ chromaSubsampling: "4:4:4" })
    .toBuffer();
  const markers = Buffer.alloc(2 * more);
  for (let i = 0; i < more; i++) markers.set([0xff, 0xd0 + (i & 7)], 2 * i);
  const interval = jpegWith(jpeg, 0xdd, [Buffer.from([0, 1])]);
  return Buffer.concat([interval.subarray(0, -2), markers, interval.subarray(-2)]);
}

/** A progressive JPEG of `side` by `side` pixels whose last scan is said `times` over: each one visits every block. */
export async function jpegOfManyScans(side: number, times: number): Promise<Buffer> {
  const ground = { width: side, height: side, channels: 3 as const, background: "#d8dce0" };
  const jpeg = await sharp({ create: ground }).jpeg({ progressive: true }).toBuffer();
  const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = jpeg.subarray(last, -2);
  return Buffer.concat([jpeg.subarray(0, last), ...Array.from({ length: times }, () => scan), jpeg.subarray(-2)]);
}

/** A box of the ISO base media format. */
function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** An AVIF with more boxes at the end of its `meta`, which is where readers of metadata look. */
async function avifWith(boxes: readonly Buffer[]): Promise<Buffer> {
  const avif = await sharp(await plain())
    .avif({ effort: 1 })
    .toBuffer();
  const at = avif.indexOf("meta", 0, "latin1") - 4;
  const end = at + avif.readUInt32BE(at);
  const kept = avif.subarray(at + 12, end);
  return Buffer.concat([avif.subarray(0, at), box("meta", Buffer.alloc(4), ...boxes, kept), avif.subarray(end)]);
}

/** Items whose 65,535 extents take no bytes at all, so that a few bytes mean billions of steps. */
function endlessLocations(items: number): Buffer {
  const body = Buffer.alloc(8 + 6 * items);
  body.writeUInt16BE(items, 6);
  for (let i = 0; i < items; i++) body.writeUInt16BE(0xffff, 8 + 6 * i + 4);
  return box("iloc", body);
}

function exifItem(number: number): Buffer {
  const infe = Buffer.alloc(13);
  infe[0] = 2;
  infe.writeUInt16BE(number, 4);
  infe.write("Exif", 8, "latin1");
  return box("iinf", Buffer.from([0, 0, 0, 0, 0, 1]), box("infe", infe));
}

/** What sharp makes of one colour with 5,000 pixels a side, which takes seconds each time. */
const huge = (name: string) => readFileSync(new URL(`bombs/grey-5000.${name}`, import.meta.url));

/** The AVIF of a huge picture that says of itself that it is a small one. */
function avifThatLies(): Buffer {
  const avif = huge("avif");
  for (let at = avif.indexOf("ispe"); at >= 0; at = avif.indexOf("ispe", at + 4)) {
    avif.writeUInt32BE(SIZE.width, at + 8);
    avif.writeUInt32BE(SIZE.height, at + 12);
  }
  return avif;
}

function webpThatLies(): Buffer {
  const webp = huge("webp");
  webp.writeUIntLE(SIZE.width - 1, 24, 3);
  webp.writeUIntLE(SIZE.height - 1, 27, 3);
  return webp;
}

/** A directory whose next one is itself, of as many entries as there may be. */
function exifInCircles(): Buffer {
  const tiff = exifOf(Array.from({ length: 4000 }, () => ({ tag: 0x8769, type: 4, value: 8 })));
  tiff.writeUInt16LE(0xffff, 8);
  tiff.writeUInt32LE(8, tiff.length - 4);
  return tiff;
}

/** A profile all of whose elements are the whole of it, as a curve of millions of steps. */
function overlappingProfile(megabytes: number): Buffer {
  const profile = Buffer.concat([
    matrixProfile(2.2, [
      [0.4, 0.2, 0],
      [0.4, 0.7, 0.1],
      [0.1, 0.1, 0.7],
    ]),
    Buffer.alloc(megabytes * MEGABYTE, 7),
  ]);
  const count = profile.readUInt32BE(128);
  const start = 132 + 12 * count;
  profile.write("curv", start, "latin1");
  profile.writeUInt32BE((profile.length - start - 12) >> 1, start + 8);
  for (let i = 0; i < count; i++) {
    profile.writeUInt32BE(start, 132 + 12 * i + 4);
    profile.writeUInt32BE(profile.length - start, 132 + 12 * i + 8);
  }
  return profile;
}

/** An `mAB ` element whose curves are each the same long one. */
function tableOfOneCurve(megabytes: number): Buffer {
  const profile = Buffer.alloc(200 + megabytes * MEGABYTE, 7);
  profile.fill(0, 0, 200);
  profile.write("mntrCMYKLab ", 12, "latin1");
  profile.write("acsp", 36, "latin1");
  profile.writeUInt32BE(1, 128);
  profile.write("A2B0", 132, "latin1");
  profile.writeUInt32BE(144, 136);
  profile.writeUInt32BE(profile.length - 144, 140);
  profile.write("mAB ", 144, "latin1");
  profile.set([4, 3], 152);
  for (const at of [156, 164, 172]) profile.writeUInt32BE(40, at);
  for (let at = 184, i = 0; i < 4; i++) {
    const samples = ((profile.length - 200) >> 3) - 100;
    profile.write("curv", at, "latin1");
    profile.writeUInt32BE(samples, at + 8);
    at += 12 + 2 * samples + 3 - ((2 * samples + 3) & 3);
  }
  return profile;
}

async function jpegWithProfile(icc: Buffer): Promise<Buffer> {
  const jpeg = await sharp(await plain())
    .jpeg()
    .toBuffer();
  const size = 65_000;
  const chunks = Array.from({ length: Math.ceil(icc.length / size) }, (_, i) =>
    Buffer.concat([
      Buffer.from(`ICC_PROFILE\0${String.fromCharCode(Math.min(255, i + 1))}\xff`, "latin1"),
      icc.subarray(i * size, (i + 1) * size),
    ]),
  );
  return jpegWith(jpeg, 0xe2, chunks);
}

/** Each with what becomes of it: `read` as any other picture, or `refused` with a reason. */
export const bombs: Readonly<
  Record<string, { readonly make: () => Promise<Buffer>; readonly end: "read" | "refused" }>
> = {
  "PNG: texts that unpack to 50 MB each": {
    make: () => pngWith(packedText("zTXt", 50), packedText("iTXt", 50)),
    end: "read",
  },
  "PNG: 3,000 profiles of 7 MB each": {
    make: async () => {
      const one = packedText("iCCP", 7);
      return pngWith(...Array.from({ length: 3000 }, () => one));
    },
    end: "read",
  },
  "PNG: a profile of 100 MB": { make: () => pngWith(packedText("iCCP", 100)), end: "read" },
  "PNG: a million empty chunks": {
    make: async () => pngWith(Buffer.concat(Array<Buffer>(1_000_000).fill(pngChunkOf("teXt", Buffer.alloc(0))))),
    end: "refused",
  },
  "PNG: pixels that unpack to more than they are": {
    make: async () => pngOf(500, 420, { packed: deflateSync(Buffer.alloc(50 * MEGABYTE)) }),
    end: "refused",
  },
  "PNG: 2 billion pixels a side": { make: async () => pngOf(0x7fffffff, 0x7fffffff), end: "refused" },
  "JPEG: 65,500 restart markers": { make: () => jpegWithRestarts(65_500), end: "read" },
  "JPEG: 20,000 scans of 16 megapixels": { make: () => jpegOfManyScans(4000, 20_000), end: "refused" },
  "JPEG: EXIF in circles": {
    make: async () =>
      jpegWith(
        await sharp(await plain())
          .jpeg()
          .toBuffer(),
        0xe1,
        [Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifInCircles()])],
      ),
    end: "read",
  },
  "JPEG: a profile of overlapping elements": { make: () => jpegWithProfile(overlappingProfile(20)), end: "read" },
  "JPEG: a profile of long curves": { make: () => jpegWithProfile(tableOfOneCurve(20)), end: "read" },
  "WebP: 5,000 pixels a side, said to be 500": { make: async () => webpThatLies(), end: "refused" },
  "AVIF: 5,000 pixels a side, said to be 500": { make: async () => avifThatLies(), end: "refused" },
  "AVIF: extents without end": {
    make: () => avifWith([exifItem(9999), endlessLocations(60_000)]),
    end: "refused",
  },
  "AVIF: a million boxes": {
    make: () => avifWith([Buffer.concat(Array<Buffer>(1_000_000).fill(box("free")))]),
    end: "refused",
  },
};
