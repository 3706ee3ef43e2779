import type { Cutout, Picture, Product, Variant } from "../model.js";
import { numbered } from "../numbered.js";
import type { Threads } from "../pixels/threads.js";

export interface FinishInput {
  readonly picture: Picture;
  readonly cutout: Cutout;
  readonly variant: Variant;
  /** Absolute path of the product. */
  readonly target: string;
  /** The same, relative to the workspace, with `/`. */
  readonly path: string;
  /** Absolute path of the folder that nothing is written outside of. */
  readonly workspace: string;
  readonly signal?: AbortSignal;
  /** Paths of numbered products that are somebody's own, or were edited by hand. */
  readonly kept?: ReadonlySet<string>;
  /** Hears what a user should know of how a picture was read or what the service had altered. */
  readonly note?: (message: string) => void;
}

/**
 * Turns a cutout into a variant's product, on a worker thread. A cutout of several images gives `name`, `name-2`, ….
 * Rejects with an Error with a user's message; products that were written before it stay.
 */
export async function finish(input: FinishInput, threads: Threads): Promise<readonly Product[]> {
  const products: Product[] = [];
  for (const [i, image] of input.cutout.images.entries()) {
    if (input.kept?.has(numbered(input.path, i)) === true) continue;
    const { size, bytes, sha256, notes } = await threads.run(
      "finish",
      {
        source: input.picture.file,
        cutout: image.file,
        recipe: input.variant.recipe,
        target: numbered(input.target, i),
        workspace: input.workspace,
      },
      input.signal === undefined ? {} : { signal: input.signal },
    );
    products.push({ variant: input.variant.name, path: numbered(input.path, i), ...size, bytes, sha256 });
    for (const note of notes) input.note?.(note);
  }
  return products;
}
