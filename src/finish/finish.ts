import type { Cutout, Picture, Product, Variant } from "../model.js";
import { numbered } from "../numbered.js";
import type { WorkspacePath } from "../paths.js";
import type { Threads } from "../pixels/threads.js";
import { messageOf } from "../user-error.js";
import type { NotWritten, ProductWritten, WantedImage, WantedPreviews } from "./finish-picture.js";
import type { PictureFinished } from "./picture-finished.js";

/** A variant of a picture that is to be made. */
export interface WantedVariant {
  readonly variant: Variant;
  /** The product's. */
  readonly path: WorkspacePath;
  /** Paths of numbered products that are somebody's own, or were edited by hand. */
  readonly kept?: ReadonlySet<WorkspacePath>;
}

export interface FinishInput {
  readonly picture: Picture;
  readonly cutout: Pick<Cutout, "images" | "confidence">;
  readonly wanted: readonly WantedVariant[];
  /** Absolute path of the folder that nothing is written outside of. */
  readonly workspace: string;
  /** Absent: no previews. */
  readonly preview?: WantedPreviews;
  readonly signal?: AbortSignal;
  /** Hears of each product as soon as it lies at its place, or is known not to come there. */
  readonly onProduct: (finished: FinishedProduct) => void;
}

export type FinishedProduct =
  | {
      readonly kind: "written";
      readonly product: Product;
      readonly variant: Variant;
      /** The id that git gives its bytes. */
      readonly blobId: string;
    }
  /** `reason` is a user's message. */
  | NotWritten;

/**
 * Turns a cutout into products and previews, in one job on a worker thread: each file is read and decoded once. A cutout
 * of several images gives `name`, `name-2`, …. Never rejects: what could not be made is told to `onProduct`.
 */
export async function finish(input: FinishInput, threads: Threads): Promise<PictureFinished> {
  const { picture, cutout, workspace, preview, signal, onProduct } = input;
  const images = cutout.images.map(({ file }, at) => ({ file, products: productsOfImage(input.wanted, at) }));
  const sureness = cutout.confidence !== undefined && { confidence: cutout.confidence };
  const open = variantsByPath(images, input.wanted);
  const tell = (told: ProductWritten): void => {
    const variant = open.get(told.path);
    if (variant === undefined) return;
    open.delete(told.path);
    if (told.kind !== "written") {
      onProduct(told);
      return;
    }
    const { path, size, bytes, sha256, blobId } = told;
    const product = { variant: variant.name, path, ...size, bytes, sha256 };
    onProduct({ kind: "written", product, variant, blobId });
  };
  try {
    return await threads.run(
      "finish",
      { source: picture.file, images, workspace, ...sureness, ...(preview && { preview }) },
      { onPart: tell, near: picture.file, ...(signal && { signal }) },
    );
  } catch (error) {
    for (const path of open.keys()) onProduct({ kind: "failed", path, reason: messageOf(error) });
    return { notes: [], previews: {} };
  }
}

function productsOfImage(wanted: readonly WantedVariant[], at: number): WantedImage["products"] {
  return wanted
    .map(({ variant: { recipe }, path, kept }) => ({ recipe, path: numbered(path, at), kept }))
    .filter(({ path, kept }) => kept?.has(path) !== true)
    .map(({ recipe, path }) => ({ recipe, path }));
}

function variantsByPath(images: readonly WantedImage[], wanted: readonly WantedVariant[]): Map<string, Variant> {
  const all = wanted.flatMap(({ variant, path }) => images.map((_, at) => [numbered(path, at), variant] as const));
  const asked = new Set(images.flatMap(({ products }) => products.map(({ path }) => path)));
  return new Map(all.filter(([path]) => asked.has(path)));
}
