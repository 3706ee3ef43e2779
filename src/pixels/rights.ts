import { text, viewOf } from "./header/bytes.js";
import type { Exif } from "./header/exif.js";
import { pngChunk } from "./png-chunk.js";

/** What of a picture's metadata goes on into its products: whose it is. Position and serial numbers do not. */
export type Rights = Pick<Exif, "artist" | "copyright">;

const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;

/** A TIFF block with these two fields alone; empty where neither is known. */
export function exifOf(rights: Rights): Uint8Array {
  const fields = [
    { tag: ARTIST, value: rights.artist },
    { tag: COPYRIGHT, value: rights.copyright },
  ].flatMap(({ tag, value }) => (value === undefined ? [] : [{ tag, bytes: Buffer.from(`${value}\0`, "utf8") }]));
  if (fields.length === 0) return new Uint8Array();
  const head = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  const values: Buffer[] = [];
  let end = head.length;
  fields.forEach(({ tag, bytes }, i) => {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(2, at + 2);
    head.writeUInt32LE(bytes.length, at + 4);
    if (bytes.length <= 4) {
      bytes.copy(head, at + 8);
      return;
    }
    head.writeUInt32LE(end, at + 8);
    values.push(bytes);
    end += bytes.length;
  });
  return new Uint8Array(Buffer.concat([head, ...values]));
}

/** Puts an EXIF block into a JPEG, right behind its first two bytes and the JFIF segment. */
export function withJpegExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array {
  if (exif.length === 0) return jpeg;
  const view = viewOf(jpeg);
  const at = jpeg[3] === 0xe0 ? 4 + view.getUint16(4) : 2;
  const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from("Exif\0\0", "latin1")]);
  head.writeUInt16BE(2 + 6 + exif.length, 2);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, at), head, exif, jpeg.subarray(at)]));
}

const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;

/** Puts an EXIF block behind a WebP's pixels, which needs the extended form of the format. */
export function withWebpExif(
  webp: Uint8Array,
  exif: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Uint8Array {
  if (exif.length === 0) return webp;
  const rest = text(webp, 12, 4) === "VP8X" ? webp.subarray(30) : webp.subarray(12);
  const extended = Buffer.alloc(30);
  extended.write("RIFF", 0, "latin1");
  extended.write("WEBPVP8X", 8, "latin1");
  extended.writeUInt32LE(10, 16);
  extended[20] = HAS_EXIF | (hasAlpha(webp) ? HAS_ALPHA : 0);
  extended.writeUIntLE(size.width - 1, 24, 3);
  extended.writeUIntLE(size.height - 1, 27, 3);
  const chunk = Buffer.alloc(8);
  chunk.write("EXIF", 0, "latin1");
  chunk.writeUInt32LE(exif.length, 4);
  const whole = Buffer.concat([extended, rest, chunk, exif, Buffer.alloc(exif.length & 1)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return new Uint8Array(whole);
}

/** By the extended header's flag, or by the lossless header's bit. */
function hasAlpha(webp: Uint8Array): boolean {
  const kind = text(webp, 12, 4);
  if (kind === "VP8X") return ((webp[20] ?? 0) & HAS_ALPHA) !== 0;
  return kind === "VP8L" && (viewOf(webp).getUint32(21, true) & (1 << 28)) !== 0;
}

/** Chunks that say how a PNG looks; every other one that need not be there is somebody's metadata. */
const LOOKS = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs", "IDAT", "IEND"]);

/** A PNG's own pixels, untouched, with no metadata but `exif`. `png` is known to be whole. */
export function withPngExif(png: Uint8Array, exif: Uint8Array): Uint8Array {
  const view = viewOf(png);
  const parts: Uint8Array[] = [png.subarray(0, 8)];
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = text(png, at + 4, 4);
    if (LOOKS.has(type)) parts.push(png.subarray(at, end));
    if (type === "IHDR" && exif.length > 0) parts.push(pngChunk("eXIf", exif));
    if (type === "IEND") break;
    at = end;
  }
  return new Uint8Array(Buffer.concat(parts));
}
