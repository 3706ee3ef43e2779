import type { Background, Recipe } from "../model.js";
import type { Raster } from "../pixels/raster.js";
import type { Region } from "../pixels/resample.js";
import { drawOnCanvas } from "./canvas.js";
import { type Layout, layOut } from "./layout.js";
import { maskOf } from "./mask.js";

/** What a product is drawn from; each is worked out when it is asked for. */
export interface Shown {
  /** As large as the picture and in its colours. */
  readonly cutout: () => Promise<Raster>;
  /** The smallest box around what is visible of the cutout; undefined where nothing is. */
  readonly subject: () => Promise<Region | undefined>;
  /** The picture itself, upright. */
  readonly picture: () => Promise<Raster>;
}

/** Where a product's parts come to stand. Rejects with an Error with a user's message. */
export async function placeProduct(shown: Shown, recipe: Recipe): Promise<Layout> {
  const kept = isCroppedTo(recipe) ? await shown.subject() : wholeOf(await sourceOf(shown, recipe));
  if (kept === undefined) throw new Error("nothing in the cutout is visible, so there is no subject to crop to");
  return layOut(kept, recipe);
}

/** The pixels of a product. Rejects with an Error with a user's message. */
export async function drawProduct(shown: Shown, recipe: Recipe): Promise<Raster> {
  const layout = await placeProduct(shown, recipe);
  const drawn = await drawOnCanvas(await sourceOf(shown, recipe), layout, groundOf(recipe), recipe.shadow);
  return recipe.content === "mask" ? maskOf(drawn) : drawn;
}

function sourceOf(shown: Shown, { content }: Recipe): Promise<Raster> {
  return content === "picture" ? shown.picture() : shown.cutout();
}

function wholeOf({ width, height }: Raster): Region {
  return { x: 0, y: 0, width, height };
}

/**
 * Whether the product shows the subject alone. It is what a canvas is for: to have all subjects stand in it alike; but a
 * picture is brought to it as it is.
 */
function isCroppedTo({ content, trim, canvas }: Recipe): boolean {
  return trim || (canvas !== undefined && content !== "picture");
}

/** A picture that has transparency of its own comes into a JPG as on a white page. */
function groundOf({ content, format, background }: Recipe): Background {
  const isClear = background.kind === "transparent";
  return isClear && content === "picture" && format === "jpg" ? { kind: "colour", r: 255, g: 255, b: 255 } : background;
}
