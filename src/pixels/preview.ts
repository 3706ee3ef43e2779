import { readFile } from "node:fs/promises";
import type { Size } from "../model.js";
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
}

export interface Preview extends Size {
  readonly mime: "image/webp";
  readonly bytes: Uint8Array;
}

const QUALITIES = [80, 65, 50, 35, 20] as const;

/** A small upright WebP of a picture, alpha kept, for reports and galleries. Rejects as `decode` does. */
export async function previewPicture({ file, maxSide, maxBytes }: PreviewInput): Promise<Preview> {
  const small = thumbnail(await decode(await readFile(file)), maxSide);
  let bytes = new Uint8Array();
  for (const quality of QUALITIES) {
    bytes = new Uint8Array(await encodeWebp(small, quality, "quick"));
    if (bytes.length <= maxBytes) break;
  }
  return { mime: "image/webp", bytes, width: small.width, height: small.height };
}
