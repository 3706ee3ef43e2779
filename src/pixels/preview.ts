import { readFile } from "node:fs/promises";
import type { Size } from "../model.js";
import { onCheckerboard } from "./checkerboard.js";
import { decode } from "./decode.js";
import { encodeWebp } from "./encode-webp.js";
import { thumbnail } from "./thumbnail.js";

export interface PreviewInput {
  /** Absolute path of any supported picture: a source, a cutout, a product. */
  readonly file: string;
  /** The longer side of the preview at most, in pixels. A smaller picture is not enlarged. */
  readonly maxSide: number;
  /** The preview keeps to it wherever a lower quality can bring that about. */
  readonly maxBytes: number;
  /** What is clear is kept clear, unless there is a ground to show it on. */
  readonly ground?: "checkerboard";
}

export interface Preview extends Size {
  readonly mime: "image/webp";
  readonly bytes: Uint8Array;
}

const QUALITIES = [80, 65, 50, 35, 20] as const;

/** A small upright WebP of a picture, for reports and galleries. Rejects as `decode` does. */
export async function previewPicture({ file, maxSide, maxBytes, ground }: PreviewInput): Promise<Preview> {
  const reduced = thumbnail(await decode(await readFile(file)), maxSide);
  const small = ground === undefined ? reduced : onCheckerboard(reduced);
  let bytes = new Uint8Array();
  for (const quality of QUALITIES) {
    bytes = new Uint8Array(await encodeWebp(small, quality, "quick"));
    if (bytes.length <= maxBytes) break;
  }
  return { mime: "image/webp", bytes, width: small.width, height: small.height };
}
