import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { assertInside } from "../inside.js";
import type { Recipe, Size } from "../model.js";
import { decode, decodePicture } from "../pixels/decode.js";
import { readPacking } from "../pixels/decode-png.js";
import { encodeGreyPng, encodePng } from "../pixels/encode-png.js";
import { readExif } from "../pixels/header/exif.js";
import { type Header, uprightSize } from "../pixels/header/header.js";
import { readProfile } from "../pixels/icc.js";
import type { Raster } from "../pixels/raster.js";
import { exifOf, withJpegExif, withPngExif, withWebpExif } from "../pixels/rights.js";
import { readHeader, sourceType } from "../pixels/sniff.js";
import { writeWhole } from "../write-whole.js";
import { drawProduct } from "./draw-product.js";
import { restoreCutout, whatWasSent } from "./restore/restore.js";
import { findSubject } from "./subject.js";
import { type Encode, encodeWithin } from "./within-bytes.js";

export interface ComposeInput {
  /** Absolute path of the picture: for its full size, its colours and whose it is. */
  readonly source: string;
  /** Absolute path of the cutout's PNG; the picture's own where that is cut out already. */
  readonly cutout: string;
  readonly recipe: Recipe;
  /** Absolute path of the product. */
  readonly target: string;
  /** Absolute path of the folder that nothing is written outside of. */
  readonly workspace: string;
}

export interface Composed {
  readonly size: Size;
  readonly bytes: number;
  readonly sha256: string;
  /** What a user should know of how the picture was read or what the service had altered; empty for nearly all. */
  readonly notes: readonly string[];
}

interface Made {
  readonly bytes: Uint8Array;
  readonly size: Size;
  readonly notes: readonly string[];
}

/** Makes one product of one cutout and writes it whole. Rejects with an Error with a user's message. */
export async function composeProduct({ source, cutout, recipe, target, workspace }: ComposeInput): Promise<Composed> {
  await assertInside(workspace, target);
  const original = await readFile(source);
  const header = headerOf(original, "the picture");
  const exif = exifOf(header.exif === undefined ? {} : readExif(header.exif));
  const restored = cutout === source ? await itsOwn(original, header) : await restore(original, header, cutout);
  const { bytes, size, notes } = await makeProduct(original, restored, recipe, exif);
  await writeWhole(target, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { size: { width: size.width, height: size.height }, bytes: bytes.length, sha256, notes };
}

/** A cutout with the pixels that its product is to have. */
interface Restored {
  readonly cutout: Raster;
  /** A PNG that holds just these; absent where there is none. */
  readonly png?: Uint8Array;
  readonly notes: readonly string[];
}

async function restore(original: Uint8Array, header: Header, file: string): Promise<Restored> {
  const png = await readFile(file);
  const upright = uprightSize(header, header.orientation);
  const sent = whatWasSent(header, isPlain(header));
  const restored = await restoreCutout(await decode(png), upright, sent, () => decodePicture(original));
  return sent === "itself" && isPlain(headerOf(png, "the cutout")) ? { ...restored, png } : restored;
}

async function itsOwn(original: Uint8Array, header: Header): Promise<Restored> {
  const { raster: cutout, notes } = await decodePicture(original);
  const isPng = header.type === "png" && header.sample === "8-bit" && isPlain(header);
  return isPng ? { cutout, notes, png: original } : { cutout, notes };
}

async function makeProduct(
  original: Uint8Array,
  { cutout, png, notes }: Restored,
  recipe: Recipe,
  exif: Uint8Array,
): Promise<Made> {
  const theirs = png !== undefined && isAsItIs(recipe) && !hidesColours(cutout) ? withPngExif(png, exif) : undefined;
  if (theirs !== undefined && isFit(theirs, recipe) && isPackedWell(theirs))
    return { bytes: theirs, size: cutout, notes };
  const shown = {
    cutout: async () => cutout,
    subject: async () => findSubject(cutout),
    picture: async () => (await decodePicture(original)).raster,
  };
  const product = await drawProduct(shown, recipe);
  const bytes = await encode(product, recipe, exif);
  return { bytes: theirs !== undefined && theirs.length <= bytes.length ? theirs : bytes, size: product, notes };
}

/** What was removed may still lie under what is transparent, and is not handed out. One colour for all of it shows nothing. */
function hidesColours({ data }: Raster): boolean {
  let first: number | undefined;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 0) continue;
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    first ??= colour;
    if (colour !== first) return true;
  }
  return false;
}

/** Below it the service's rows are as they came, and ours would be a good deal smaller. */
const LEAST_FILTERED = 0.25;

/** Whether ours would hardly be smaller. */
function isPackedWell(png: Uint8Array): boolean {
  const packing = readPacking(png);
  return packing !== undefined && packing.level >= 2 && packing.filtered >= LEAST_FILTERED;
}

function isFit({ length }: Uint8Array, { maxBytes = Number.POSITIVE_INFINITY }: Recipe): boolean {
  return length <= maxBytes;
}

/** Nothing in the recipe touches a pixel. */
function isAsItIs({ content, shadow, format, trim, margin, canvas, background }: Recipe): boolean {
  if (content !== undefined || shadow !== undefined || format !== "png") return false;
  return !trim && margin.value === 0 && canvas === undefined && background.kind === "transparent";
}

/** Upright sRGB, as every cutout without a profile is taken to be. */
function isPlain({ icc, orientation, type, unapplied }: Header): boolean {
  const turned = type === "png" && orientation !== 1;
  return !turned && unapplied === undefined && (icc === undefined || readProfile(icc).kind === "srgb");
}

async function encode(product: Raster, recipe: Recipe, exif: Uint8Array): Promise<Uint8Array> {
  switch (recipe.format) {
    case "png":
      return encodePngWithin(product, recipe, exif);
    case "webp": {
      const webp = await encodeLossy(product, recipe, exif, (await import("../pixels/encode-webp.js")).encodeWebp);
      return withWebpExif(webp, exif, product);
    }
    case "jpg": {
      if (recipe.background.kind === "transparent" && recipe.content === undefined) {
        throw new Error("a JPG has no transparency: give a background colour, or use png or webp");
      }
      const { encodeJpg, encodeGreyJpg } = await import("../pixels/encode-jpg.js");
      const jpg = await encodeLossy(product, recipe, exif, recipe.content === "mask" ? encodeGreyJpg : encodeJpg);
      return withJpegExif(jpg, exif);
    }
  }
}

/** The most that an EXIF block adds around itself, in either format. */
const EXIF_FRAME_BYTES = 32;

function encodeLossy(product: Raster, recipe: Recipe, exif: Uint8Array, encoder: Encode): Promise<Uint8Array> {
  const { quality, maxBytes } = recipe;
  if (maxBytes === undefined) return encoder(product, quality);
  const room = exif.length === 0 ? maxBytes : maxBytes - exif.length - EXIF_FRAME_BYTES;
  return encodeWithin(product, encoder, quality, room);
}

async function encodePngWithin(product: Raster, { content, maxBytes }: Recipe, exif: Uint8Array): Promise<Uint8Array> {
  const bytes = await (content === "mask" ? encodeGreyPng(product, exif) : encodePng(product, "small", exif));
  if (maxBytes === undefined || bytes.length <= maxBytes) return bytes;
  throw new Error(
    `the PNG has ${bytes.length} bytes, more than max-bytes (${maxBytes}), and PNG has no quality to lower: use webp or jpg, or a smaller canvas`,
  );
}

function headerOf(bytes: Uint8Array, what: string): Header {
  const type = sourceType(bytes);
  const read = type === undefined ? undefined : readHeader(type, bytes);
  if (read?.kind !== "header") throw new Error(`${what} cannot be read any more: was the file changed during the run?`);
  return read.header;
}
