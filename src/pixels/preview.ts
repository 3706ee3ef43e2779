import { readFileSync } from "node:fs";
import type { Size } from "../model.js";
import { onCheckerboard } from "./checkerboard.js";
import { decode } from "./decode.js";
import { encodeJpg } from "./encode-jpg.js";
import { encodeWebp } from "./encode-webp.js";
import { isOpaque } from "./kernels/opaque.js";
import type { Raster } from "./raster.js";
import { thumbnail } from "./thumbnail.js";

export interface PreviewSize {
  /** The longer side of the preview at most, in pixels. A smaller picture is not enlarged. */
  readonly maxSide: number;
  /** The preview keeps to it wherever a lower quality can bring that about. */
  readonly maxBytes: number;
}

export interface PreviewInput extends PreviewSize {
  /** Absolute path of any supported picture: a source, a cutout, a product. */
  readonly file: string;
  /** What is clear is kept clear, unless there is a ground to show it on. */
  readonly ground?: "checkerboard";
}

export interface Preview extends Size {
  readonly mime: "image/jpeg" | "image/webp";
  readonly bytes: Uint8Array;
}

const QUALITIES = [80, 65, 50, 35, 20] as const;

/** A small upright picture of a picture, for reports and galleries. Rejects as `decode` does. */
export async function previewPicture({ file, ground, ...size }: PreviewInput): Promise<Preview> {
  const reduced = thumbnail(await decode(readFileSync(file)), size.maxSide);
  return encodePreview(ground === undefined ? reduced : onCheckerboard(reduced), size);
}

/** As `previewPicture`, of pixels: a WebP where something is clear, and else a JPEG, which takes a third of the time. */
export async function encodePreview(raster: Raster, { maxSide, maxBytes }: PreviewSize): Promise<Preview> {
  const small = thumbnail(raster, maxSide);
  const { width, height } = small;
  const opaque = isOpaque(small);
  const encode = (quality: number) => (opaque ? encodeJpg(small, quality) : encodeWebp(small, quality, "quick"));
  let bytes = new Uint8Array();
  for (const quality of QUALITIES) {
    bytes = new Uint8Array(await encode(quality));
    if (bytes.length <= maxBytes) break;
  }
  return { mime: opaque ? "image/jpeg" : "image/webp", bytes, width, height };
}
