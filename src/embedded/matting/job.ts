import type { Model } from "../../model.js";
import { decode } from "../../pixels/decode.js";
import { encodePng } from "../../pixels/encode-png.js";
import { clearHidden } from "../../pixels/hidden-colours.js";
import type { DoubtfulDecision } from "./doubtful.js";
import { matte } from "./matte.js";

export interface MatteInput {
  /** A whole file of any supported type. */
  readonly image: Uint8Array;
  readonly model: Model;
  /** False: give the best guess, however poor. */
  readonly refuse: boolean;
}

export type MatteOutput =
  /** `confidence` is 0 to 1; a network leaves nothing doubtful. */
  | {
      readonly kind: "cutout";
      readonly png: Uint8Array;
      readonly confidence?: number;
      readonly doubtful?: readonly DoubtfulDecision[];
    }
  | { readonly kind: "refused"; readonly reason: string };

/** A worker's job: from a picture's bytes to those of its cutout. Rejects where the bytes are no picture. */
export async function matteJob({ image, model, refuse }: MatteInput): Promise<MatteOutput> {
  const result = matte(await decode(image), { model, refuse });
  if (result.kind === "refused") return result;
  const { image: cutout, confidence, doubtful } = result;
  return { kind: "cutout", png: await encodePng(clearHidden(cutout), "small"), confidence, doubtful };
}
