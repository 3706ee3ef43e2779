import type { Model } from "../../model.js";
import { decode } from "../../pixels/decode.js";
import { encodePng } from "../../pixels/encode-png.js";
import { matte } from "./matte.js";

export interface MatteInput {
  /** JPEG or PNG bytes. */
  readonly image: Uint8Array;
  readonly model: Model;
  readonly refuse: boolean;
}

export type MatteOutput =
  | { readonly kind: "cutout"; readonly png: Uint8Array; readonly confidence: number }
  | { readonly kind: "refused"; readonly reason: string; readonly confidence: number };

/** The worker thread's side of one task: bytes in, a PNG with alpha out. */
export async function matteJob({ image, model, refuse }: MatteInput): Promise<MatteOutput> {
  const matted = matte(await decode(image), { model, refuse });
  if (matted.kind === "refused") return matted;
  return { kind: "cutout", png: await encodePng(matted.image), confidence: matted.confidence };
}
