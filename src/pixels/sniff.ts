import { readFileSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { Size, SourceType } from "../model.js";
import { readHead } from "../small-file.js";
import { readAvifHeader } from "./header/avif.js";
import { startsWith, text } from "./header/bytes.js";
import { type HeaderRead, type Orientation, type Sample, uprightSize } from "./header/header.js";
import { readJpegHeader } from "./header/jpeg.js";
import { PNG_SIGNATURE, readPngHeader } from "./header/png.js";
import { readTiffHeader } from "./header/tiff.js";
import { readWebpHeader } from "./header/webp.js";

/** What a file is by its first bytes, whatever its name says. Width and height are upright. */
export type Sniffed =
  | ({
      readonly kind: "picture";
      readonly type: SourceType;
      /** The turn that the file asks for; the size has it already. */
      readonly orientation: Orientation;
      /** Readers differ on whether the file asks for it. */
      readonly isTurnDisputed?: true;
      readonly sample: Sample;
      /** It may be transparent somewhere. */
      readonly hasAlpha?: true;
    } & Size)
  /** Not enough bytes to tell: read at least so many from the start and ask again. */
  | { readonly kind: "more"; readonly bytes: number }
  | { readonly kind: "lfs-pointer"; readonly sha256: string; readonly bytes: number }
  /** `what` completes "it is …": "a GIF picture", "empty", "a damaged JPEG: it has no frame header". */
  | { readonly kind: "other"; readonly what: string; readonly nature: Nature };

/** What something is that cannot be taken: a picture of another kind, an animation, one of ours that is spoilt, or no picture at all. */
export type Nature = "unsupported" | "animated" | "damaged" | "no picture";

/** Enough for nearly every header, and small enough to read from thousands of files. */
export const SNIFF_BYTES = 64 << 10;

const NAMES = { jpeg: "JPEG", png: "PNG", webp: "WebP", avif: "AVIF", tiff: "TIFF" } as const satisfies Record<
  SourceType,
  string
>;

const SIGNATURES: readonly (readonly [signature: string, at: number, what: string, nature: Nature])[] = [
  ["GIF8", 0, "a GIF picture", "unsupported"],
  ["II+\0", 0, "a BigTIFF picture", "unsupported"],
  ["MM\0+", 0, "a BigTIFF picture", "unsupported"],
  ["BM", 0, "a BMP picture", "unsupported"],
  ["8BPS", 0, "a Photoshop file", "unsupported"],
  ["%PDF", 0, "a PDF file", "no picture"],
  ["\0\0\x01\0", 0, "an icon file", "unsupported"],
  ["\0\0\0\x0cJXL ", 0, "a JPEG XL picture", "unsupported"],
  ["\xff\x0a", 0, "a JPEG XL picture", "unsupported"],
  ["\0\0\0\x0cjP  ", 0, "a JPEG 2000 picture", "unsupported"],
  ["PK\x03\x04", 0, "a ZIP archive", "no picture"],
  ["\0\x05\x16\x07", 0, "what macOS keeps beside a file (AppleDouble)", "no picture"],
  ["ftyp", 4, "a video or an unknown media file", "no picture"],
];

/** "JPEG", "WebP": as the formats write themselves. */
export function nameOf(type: SourceType): string {
  return NAMES[type];
}

/** "a JPEG", "an AVIF": as it stands in a sentence. */
export function kindOf(type: SourceType): string {
  return `${type === "avif" ? "an" : "a"} ${NAMES[type]}`;
}

/** Tells a picture's type and upright size from the file's first bytes. Never throws. */
export function sniff(head: Uint8Array): Sniffed {
  const type = sourceType(head);
  if (type !== undefined) return named(type, readHeader(type, head));
  return lfsPointer(head) ?? { kind: "other", ...otherThing(head) };
}

/** `undefined` where the bytes are none of the five types. */
export function sourceType(head: Uint8Array): SourceType | undefined {
  if (startsWith(head, "\xff\xd8\xff")) return "jpeg";
  if (startsWith(head, PNG_SIGNATURE)) return "png";
  if (startsWith(head, "RIFF") && startsWith(head, "WEBP", 8)) return "webp";
  if (startsWith(head, "ftyp", 4) && /avif|avis/.test(brands(head))) return "avif";
  if (startsWith(head, "II*\0") || startsWith(head, "MM\0*")) return "tiff";
  return undefined;
}

/** The header of bytes that are known to be of `type`. */
export function readHeader(type: SourceType, bytes: Uint8Array): HeaderRead {
  switch (type) {
    case "jpeg":
      return readJpegHeader(bytes);
    case "png":
      return readPngHeader(bytes);
    case "webp":
      return readWebpHeader(bytes);
    case "avif":
      return readAvifHeader(bytes);
    case "tiff":
      return readTiffHeader(bytes);
  }
}

/**
 * Sniffs an open file, reading on only where its header is longer than most.
 *
 * @param size the file's, in bytes
 */
export async function sniffOpened(file: FileHandle, size: number): Promise<Sniffed> {
  for (let wanted = SNIFF_BYTES; ; ) {
    const head = new Uint8Array(Math.min(wanted, size));
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const sniffed = sniff(head.subarray(0, bytesRead));
    if (sniffed.kind !== "more") return sniffed;
    if (bytesRead >= size || bytesRead < head.length) return truncated(head);
    wanted = Math.max(sniffed.bytes, wanted * 2);
  }
}

/** Sniffs a file by blocking: for a few bytes, to have another thread do it takes longer. Throws the file system's errors. */
export function sniffFile(path: string): Sniffed {
  const sniffed = sniff(readHead(path, SNIFF_BYTES));
  return sniffed.kind === "more" ? sniffWhole(readFileSync(path)) : sniffed;
}

/** Sniffs all bytes of a file. */
export function sniffWhole(bytes: Uint8Array): Sniffed {
  const sniffed = sniff(bytes);
  return sniffed.kind === "more" ? truncated(bytes) : sniffed;
}

function truncated(head: Uint8Array): Sniffed {
  const type = sourceType(head);
  const name = type === undefined ? "picture" : NAMES[type];
  return { kind: "other", what: `a truncated ${name}: it ends before its size is told`, nature: "damaged" };
}

function named(type: SourceType, read: HeaderRead): Sniffed {
  switch (read.kind) {
    case "more":
      return read;
    case "animated":
      return { kind: "other", what: `an animated ${NAMES[type]}`, nature: "animated" };
    case "unsupported":
      return { kind: "other", what: read.what, nature: "unsupported" };
    case "broken":
      return { kind: "other", what: `a damaged or unusual ${NAMES[type]}: ${read.reason}`, nature: "damaged" };
    case "header": {
      const { orientation, sample, isTurnDisputed, hasAlpha } = read.header;
      const more = { ...(isTurnDisputed && { isTurnDisputed }), ...(hasAlpha && { hasAlpha }) };
      return { kind: "picture", type, orientation, sample, ...more, ...uprightSize(read.header, orientation) };
    }
  }
}

function brands(head: Uint8Array): string {
  const size = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  return text(head, 8, Math.min(size, 256) - 8);
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: a text file of less than 1024 bytes. */
function lfsPointer(head: Uint8Array): Sniffed | undefined {
  if (!startsWith(head, "version https://git-lfs.github.com/spec/v1\n")) return undefined;
  const pointer = text(head, 0, 1024);
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer)?.[1];
  const bytes = /^size (\d{1,15})$/m.exec(pointer)?.[1];
  return sha256 === undefined || bytes === undefined
    ? undefined
    : { kind: "lfs-pointer", sha256, bytes: Number(bytes) };
}

function otherThing(head: Uint8Array): { readonly what: string; readonly nature: Nature } {
  if (startsWith(head, "ftyp", 4) && /hei[cxms]|hev[cx]|mif1|msf1/.test(brands(head)))
    return { what: "a HEIC picture", nature: "unsupported" };
  const known = SIGNATURES.find(([signature, at]) => startsWith(head, signature, at));
  if (known !== undefined) return { what: known[2], nature: known[3] };
  const start = head.subarray(0, 1024);
  if (start.length > 0 && !isBinary(start) && isSvg(start)) return { what: "an SVG drawing", nature: "unsupported" };
  return { what: noPicture(start), nature: "no picture" };
}

function noPicture(start: Uint8Array): string {
  if (start.length === 0) return "empty";
  if (start.every((byte) => byte === 0)) return "nothing but zeros";
  if (isBinary(start)) return "of an unknown kind";
  return /^<(!doctype html|html)/.test(wordsOf(start)) ? "an HTML page" : "text";
}

function isBinary(start: Uint8Array): boolean {
  return start.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function isSvg(start: Uint8Array): boolean {
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(wordsOf(start));
}

function wordsOf(start: Uint8Array): string {
  return text(start, 0, start.length).trimStart().toLowerCase();
}
