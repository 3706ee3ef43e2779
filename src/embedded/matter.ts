import { readFile } from "node:fs/promises";
import type { Model } from "../model.js";
import { messageOf } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import type { MatteOutput } from "./matting/job.js";

/** What the engine made of one image. */
export type Matted = { readonly kind: "cutout" } | { readonly kind: "failed"; readonly reason: string };

/** Removes the background of the image in one file, and writes the cutout into another. Never rejects. */
export type Matter = (task: {
  readonly image: string;
  readonly model: Model;
  readonly cutout: string;
}) => Promise<Matted>;

/** @param matte the work on a worker thread, whose crash or hang fails the one task */
export function createMatter(matte: (image: Uint8Array, model: Model) => Promise<MatteOutput>): Matter {
  return async ({ image, model, cutout }) => {
    try {
      const matted = await matte(await readFile(image), model);
      if (matted.kind === "refused") return { kind: "failed", reason: matted.reason };
      await writeWhole(cutout, matted.png);
      return { kind: "cutout" };
    } catch (error) {
      return { kind: "failed", reason: messageOf(error) };
    }
  };
}
