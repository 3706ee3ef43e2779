import type { SourceType } from "../model.js";
import type { Packing } from "./decode-png.js";
import type { Header } from "./header/header.js";
import { convertByTable } from "./icc/apply-table.js";
import { convertToSrgb, readProfile } from "./icc.js";
import { orient } from "./orient.js";
import type { Raster } from "./raster.js";
import { readHeader, sniff, sourceType } from "./sniff.js";

/**
 * Most pixels that are ever unpacked: above the largest phones' 108 megapixels. A thread holds at most about three
 * rasters of that size (some 1.5 GB); what claims more is refused by its header, before anything is allocated.
 */
export const MAX_PIXELS = 120_000_000;

/** A decoded picture and what a user should know about how it was read. */
export interface Decoded {
  readonly raster: Raster;
  readonly header: Header;
  /** How it was packed, where it is a PNG. */
  readonly packing?: Packing;
  /** Sentences such as "Its colour profile …": empty for nearly every picture. */
  readonly notes: readonly string[];
}

/** Any supported picture as upright sRGB pixels. Rejects with an Error that says what is wrong with the bytes. */
export async function decode(bytes: Uint8Array): Promise<Raster> {
  return (await decodePicture(bytes)).raster;
}

/** As `decode`, with the header and the notes. */
export async function decodePicture(bytes: Uint8Array): Promise<Decoded> {
  const stored = await decodeStored(bytes);
  return { ...stored, raster: orient(stored.raster, stored.header.orientation) };
}

/** As `decodePicture`, but not turned: whether to obey the file's tag is the caller's to decide. */
export async function decodeStored(bytes: Uint8Array): Promise<Decoded> {
  const header = headerOf(bytes);
  const { width, height } = header.crop?.coded ?? header;
  if (width * height > MAX_PIXELS) {
    throw new Error(
      `it declares ${width}×${height} pixels, more than the ${MAX_PIXELS / 1e6} megapixels that are ever unpacked`,
    );
  }
  const { raster: stored, packing } = await decodeAs(header.type, bytes, header);
  if (stored.width !== header.width || stored.height !== header.height) {
    throw new Error(
      `it declares ${header.width}×${header.height} pixels and holds ${stored.width}×${stored.height}: the file is damaged`,
    );
  }
  const notes = manageColours(stored, header);
  return { raster: stored, header, notes, ...(packing && { packing }) };
}

/** Brings the colours to sRGB, in place; says so where that was not possible. */
function manageColours(raster: Raster, { icc, sample, unapplied }: Header): readonly string[] {
  if (unapplied !== undefined) {
    return [
      `what it says of its colours in ${unapplied} is not applied: they were taken for sRGB, as most programs do`,
    ];
  }
  const profile = icc === undefined ? undefined : readProfile(icc);
  const isCmyk = sample === "cmyk";
  if (profile?.kind === "table" && (profile.space === "CMYK") === isCmyk) {
    convertByTable(raster, profile.table);
    return [];
  }
  if (isCmyk) {
    mixInks(raster);
    const why = icc === undefined ? "without a colour profile" : "with a colour profile that cannot be applied";
    return [
      `it is CMYK ${why}: its colours were converted by rule of thumb and may differ plainly from what was meant`,
    ];
  }
  if (profile?.kind === "matrix") convertToSrgb(raster, profile);
  if (profile === undefined || profile.kind === "matrix" || profile.kind === "srgb") return [];
  return [
    `its colour profile (${profile.name}) could not be applied, and its colours were taken for sRGB: they may differ plainly from what was meant`,
  ];
}

/** Inks to sRGB by rule of thumb, in place. */
function mixInks({ data }: Raster): void {
  for (let i = 0; i < data.length; i += 4) {
    const paper = 1 - (data[i + 3] ?? 0) / 255;
    for (let c = i; c < i + 3; c++) data[c] = (255 - (data[c] ?? 0)) * paper;
    data[i + 3] = 255;
  }
}

function headerOf(bytes: Uint8Array): Header {
  const type = sourceType(bytes);
  const read = type === undefined ? undefined : readHeader(type, bytes);
  if (read?.kind === "header") return read.header;
  const sniffed = sniff(bytes);
  if (sniffed.kind === "more") throw new Error("the picture is truncated: it ends before its size is told");
  throw new Error(sniffed.kind === "other" ? `it is ${sniffed.what}` : "it is a Git LFS pointer");
}

/** Each codec is loaded when the first picture of its type comes. */
async function decodeAs(
  type: SourceType,
  bytes: Uint8Array,
  header: Header,
): Promise<Pick<Decoded, "raster" | "packing">> {
  switch (type) {
    case "jpeg":
      return { raster: await (await import("./decode-jpeg.js")).decodeJpeg(bytes, header) };
    case "png":
      return (await import("./decode-png.js")).decodePng(bytes);
    case "webp":
      return { raster: await (await import("./decode-webp.js")).decodeWebp(bytes, header) };
    case "avif":
      return { raster: await (await import("./decode-avif.js")).decodeAvif(bytes, header) };
    case "tiff":
      return { raster: (await import("./decode-tiff.js")).decodeTiff(bytes) };
  }
}
