import { createHash } from "node:crypto";
import { join } from "node:path";
import { blobIdOf } from "../blob-id.js";
import { assertInside } from "../inside.js";
import type { Recipe, Size } from "../model.js";
import type { WorkspacePath } from "../paths.js";
import { encodePreview, type PreviewSize } from "../pixels/preview.js";
import { messageOf } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import { drawProduct, placeProduct, type Shown } from "./draw-product.js";
import { encodeProduct, type Kept, keepTheirs, type ProductOrigin } from "./encode-product.js";
import { type OpenCutout, openCutout } from "./open-cutout.js";
import { type OpenPicture, openPicture } from "./open-picture.js";
import type { PictureFinished } from "./picture-finished.js";

export interface FinishPictureInput {
  /** Absolute path of the picture: for its full size, its colours and whose it is. */
  readonly source: string;
  readonly images: readonly WantedImage[];
  /** The service's, 0 to 1; absent where it is not known. */
  readonly confidence?: number;
  /** Absolute path of the folder that nothing is written outside of. */
  readonly workspace: string;
  /** Absent: no previews. */
  readonly preview?: WantedPreviews;
}

export interface WantedPreviews {
  readonly size: PreviewSize;
  /** `after`: the picture's own was made before. */
  readonly of: "both" | "after";
}

/** An image of the cutout, and what is to be made of it. */
export interface WantedImage {
  /** Absolute path of its PNG. */
  readonly file: string;
  readonly products: readonly WantedProduct[];
}

export interface WantedProduct {
  readonly path: WorkspacePath;
  readonly recipe: Recipe;
}

/** What became of a product, told as soon as it is so. */
export type ProductWritten =
  | {
      readonly kind: "written";
      readonly path: string;
      readonly size: Size;
      readonly bytes: number;
      readonly sha256: string;
      /** The id that git gives its bytes. */
      readonly blobId: string;
    }
  | NotWritten;

/** `unfit`: it could be made, and is not what its recipe requires. */
export interface NotWritten {
  readonly kind: "failed" | "unfit";
  readonly path: string;
  readonly reason: string;
}

/**
 * A worker's job: everything that is made of one picture's cutout. All variants share the decoded cutout, and the
 * previews are taken from what is decoded anyway. A product that cannot be made is no reason to leave out the others.
 */
export async function finishPicture(
  { source, images, workspace, preview, confidence }: FinishPictureInput,
  tell: (product: ProductWritten) => void,
): Promise<PictureFinished> {
  const isBeforeShown = preview?.of === "both";
  const picture = openPicture(source, isBeforeShown ? preview.size : undefined);
  const notes = new Set<string>();
  let after: PictureFinished["previews"]["after"];
  for (const [at, { file, products }] of images.entries()) {
    const isShown = preview !== undefined && at === 0;
    if (products.length === 0 && !isShown) continue;
    const cutout = openCutout(file, picture);
    const note = (said: string) => void notes.add(said);
    for (const wanted of products) tell(await makeProduct(wanted, { cutout, picture, workspace, confidence, note }));
    for (const note of await cutout.notes()) notes.add(note);
    if (isShown) after = await orNothing(async () => encodePreview((await cutout.restored()).raster, preview.size));
  }
  const before = isBeforeShown ? await orNothing(picture.preview) : undefined;
  return { notes: [...notes], previews: { ...(before && { before }), ...(after && { after }) } };
}

interface Making {
  readonly cutout: OpenCutout;
  readonly picture: OpenPicture;
  readonly workspace: string;
  readonly confidence: number | undefined;
  readonly note: (said: string) => void;
}

async function makeProduct({ path, recipe }: WantedProduct, making: Making): Promise<ProductWritten> {
  const { cutout, picture, workspace } = making;
  try {
    const target = join(workspace, path);
    assertInside(workspace, target);
    const shown = {
      cutout: async () => (await cutout.restored()).raster,
      subject: cutout.subject,
      picture: async () => (await picture.decode()).raster,
    };
    const faults = await faultsOf(shown, recipe, making);
    if (faults.length > 0) return { kind: "unfit", path, reason: faults.join(", and ") };
    const origin = { cutout, exif: (await picture.read()).exif };
    const { bytes, width, height } = (await keepTheirs(recipe, origin)) ?? (await makeAnew(shown, recipe, origin));
    await writeWhole(target, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { kind: "written", path, size: { width, height }, bytes: bytes.length, sha256, blobId: blobIdOf(bytes) };
  } catch (error) {
    return { kind: "failed", path, reason: messageOf(error) };
  }
}

async function makeAnew(shown: Shown, recipe: Recipe, origin: ProductOrigin): Promise<Kept> {
  const product = await drawProduct(shown, recipe);
  const { width, height } = product;
  return { bytes: await encodeProduct(product, recipe, origin), width, height };
}

async function faultsOf(shown: Shown, recipe: Recipe, { confidence, note }: Making): Promise<readonly string[]> {
  if (recipe.checks === undefined) return [];
  const { judge } = await import("./checks/judge.js");
  const { faults, notes } = await judge(
    { ...shown, confidence, layout: () => placeProduct(shown, recipe) },
    recipe.checks,
  );
  for (const said of notes) note(said);
  return faults;
}

/** A preview is no part of what was asked for: where there is none, its place in the report stays empty. */
async function orNothing<T>(make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch {
    return undefined;
  }
}
