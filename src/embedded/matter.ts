import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import pLimit from "p-limit";
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

/**
 * The engine on worker threads: a crash or a hang fails the one task. No more tasks wait for a thread than there are
 * threads, so that what a client does with the first cutouts on the same threads need not wait for all the others.
 */
export function createMatter(threads: Threads): Matter {
  const limit = pLimit(availableParallelism());
  return (task) => limit(() => matte(threads, task));
}

async function matte(threads: Threads, { image, model, cutout }: Parameters<Matter>[0]): Promise<Matted> {
  try {
    const matted = await threads.run("matte", { image: await readFile(image), model, refuse: true });
    if (matted.kind === "refused") return { kind: "failed", reason: matted.reason };
    await writeWhole(cutout, matted.png);
    return { kind: "cutout" };
  } catch (error) {
    return { kind: "failed", reason: messageOf(error) };
  }
}
