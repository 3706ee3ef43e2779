import { readFile } from "node:fs/promises";
import type { Model } from "../model.js";
import type { Threads } from "../pixels/threads.js";
import { messageOf } from "../user-error.js";
import { writeWhole } from "../write-whole.js";

/** What the engine made of one image. */
export type Matted = { readonly kind: "cutout" } | { readonly kind: "failed"; readonly reason: string };

/** Removes the background of the image in one file, and writes the cutout into another. Never rejects. */
export type Matter = (task: {
  readonly image: string;
  readonly model: Model;
  readonly cutout: string;
}) => Promise<Matted>;

/** The engine on worker threads: a crash or a hang fails the one task. */
export function createMatter(threads: Threads): Matter {
  return async ({ image, model, cutout }) => {
    try {
      const matted = await threads.run("matte", { image: await readFile(image), model, refuse: true });
      if (matted.kind === "refused") return { kind: "failed", reason: matted.reason };
      await writeWhole(cutout, matted.png);
      return { kind: "cutout" };
    } catch (error) {
      return { kind: "failed", reason: messageOf(error) };
    }
  };
}
