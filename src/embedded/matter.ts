import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import type { Model } from "../model.js";
import { messageOf } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import type { MatteOutput } from "./matting/job.js";

/** What the engine made of one image. */
export type Matted =
  | { readonly kind: "cutout"; readonly confidence?: number }
  /** `refused`: the engine's own no, which the same bytes get again; else something broke. */
  | { readonly kind: "failed"; readonly reason: string; readonly refused?: true };

/** Removes the background of the image in one file, and writes the cutout into another. Never rejects. */
export type Matter = (task: {
  readonly image: string;
  readonly model: Model;
  readonly cutout: string;
}) => Promise<Matted>;

/** One picture's work on a worker thread, whose crash or hang fails the one task. */
export type Matting = (image: Uint8Array, model: Model) => Promise<MatteOutput>;

/**
 * No more tasks wait for a thread than there are threads, so that what a client does with the first cutouts on the same
 * threads need not wait for all the others.
 */
export function createMatter(matting: Matting): Matter {
  const limit = pLimit(availableParallelism());
  return (task) => limit(() => matte(matting, task));
}

async function matte(matting: Matting, { image, model, cutout }: Parameters<Matter>[0]): Promise<Matted> {
  try {
    const matted = await matting(await readFile(image), model);
    if (matted.kind === "refused") return { kind: "failed", reason: matted.reason, refused: true };
    await writeWhole(cutout, matted.png);
    return { kind: "cutout", ...(matted.confidence !== undefined && { confidence: matted.confidence }) };
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}
