import type { Recipe, Size } from "../model.js";
import type { Packing } from "../pixels/decode-png.js";
import { encodeGreyPng, encodePng } from "../pixels/encode-png.js";
import { hidesColours } from "../pixels/hidden-colours.js";
import type { Raster } from "../pixels/raster.js";
import { withJpegExif, withPngExif, withWebpExif } from "../pixels/rights.js";
import type { OpenCutout } from "./open-cutout.js";
import { type Encode, encodeWithin } from "./within-bytes.js";

export interface ProductOrigin {
  readonly cutout: OpenCutout;
  /** Whose it is, as a TIFF block; empty for none. */
  readonly exif: Uint8Array;
}

/** A product that is the service's own file. */
export interface Kept extends Size {
  readonly bytes: Uint8Array;
}

/** A product's file. Rejects with an Error with a user's message. */
export async function encodeProduct(
  product: Raster,
  recipe: Recipe,
  { cutout, exif }: ProductOrigin,
): Promise<Uint8Array> {
  switch (recipe.format) {
    case "png":
      return withinLimit(await encodeOwnOrTheirs(product, recipe, { cutout, exif }), recipe);
    case "webp": {
      const webp = await encodeLossy(product, recipe, exif, (await import("../pixels/encode-webp.js")).encodeWebp);
      return withWebpExif(webp, exif, product);
    }
    case "avif": {
      const { encodeAvif, encodeGreyAvif } = await import("../pixels/encode-avif.js");
      const encoder = recipe.content === "mask" ? encodeGreyAvif : encodeAvif;
      const { withAvifExif } = await import("../pixels/avif-rights.js");
      return withAvifExif(await encodeLossy(product, recipe, exif, encoder), exif);
    }
    case "jpg": {
      if (recipe.background.kind === "transparent" && recipe.content === undefined) {
        throw new Error("a JPG has no transparency: give a background colour, or use png, webp or avif");
      }
      const { encodeJpg, encodeGreyJpg } = await import("../pixels/encode-jpg.js");
      const jpg = await encodeLossy(product, recipe, exif, recipe.content === "mask" ? encodeGreyJpg : encodeJpg);
      return withJpegExif(jpg, exif);
    }
  }
}

/**
 * The service's file where it is the product as it stands, and packed well enough: nothing is drawn for it, and nothing
 * packed.
 */
export async function keepTheirs(recipe: Recipe, { cutout, exif }: ProductOrigin): Promise<Kept | undefined> {
  if (!isAsItIs(recipe)) return undefined;
  const { raster, png } = await cutout.restored();
  if (png === undefined || !isWellPacked(png.packing) || hidesColours(raster)) return undefined;
  const bytes = withPngExif(png.bytes, exif);
  return isFit(bytes, recipe) ? { bytes, width: raster.width, height: raster.height } : undefined;
}

/** The service's file, of the same pixels, where it turns out smaller than ours. */
async function encodeOwnOrTheirs(
  product: Raster,
  recipe: Recipe,
  { cutout, exif }: ProductOrigin,
): Promise<Uint8Array> {
  if (recipe.content === "mask") return encodeGreyPng(product, exif);
  const ours = await encodePng(product, "small", exif);
  if (!isAsItIs(recipe)) return ours;
  const { raster, png } = await cutout.restored();
  const theirs = png && withPngExif(png.bytes, exif);
  return theirs !== undefined && theirs.length <= ours.length && !hidesColours(raster) ? theirs : ours;
}

/** Below it the service's rows are as they came, and ours would be a good deal smaller. */
const LEAST_FILTERED = 0.25;

function isWellPacked(packing: Packing | undefined): boolean {
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

/** The most that an EXIF block adds around itself, in any format: an AVIF's has four boxes. */
const EXIF_FRAME_BYTES = 100;

function encodeLossy(product: Raster, recipe: Recipe, exif: Uint8Array, encoder: Encode): Promise<Uint8Array> {
  const { quality, maxBytes } = recipe;
  if (maxBytes === undefined) return encoder(product, quality);
  const room = exif.length === 0 ? maxBytes : maxBytes - exif.length - EXIF_FRAME_BYTES;
  return encodeWithin(product, encoder, quality, room);
}

function withinLimit(png: Uint8Array, { maxBytes }: Recipe): Uint8Array {
  if (maxBytes === undefined || png.length <= maxBytes) return png;
  throw new Error(
    `the PNG has ${png.length} bytes, more than max-bytes (${maxBytes}), and PNG has no quality to lower: use webp, avif or jpg, or a smaller canvas`,
  );
}
