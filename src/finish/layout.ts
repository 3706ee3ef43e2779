import type { Margin, Recipe, Size } from "../model.js";
import { MAX_PIXELS } from "../pixels/decode.js";
import type { Region } from "../pixels/resample.js";

/** Where the kept part of a cutout comes to stand. */
export interface Layout {
  /** The part of the cutout that is kept. */
  readonly kept: Region;
  /** Where it stands on the canvas, and how large. */
  readonly drawn: Region;
  readonly canvas: Size;
}

/**
 * Lays a cutout's kept part out. With a canvas it is fitted into what the margin leaves, and centred; a margin in % is
 * of the canvas' shorter side. Without one the margin is added around it, in % of the part's longer side. Throws an
 * Error where the margin leaves no room.
 */
export function layOut(kept: Region, recipe: Pick<Recipe, "canvas" | "margin">): Layout {
  const { canvas, margin } = recipe;
  if (canvas === undefined) {
    const air = pixels(margin, Math.max(kept.width, kept.height));
    const size = { width: kept.width + 2 * air, height: kept.height + 2 * air };
    if (air > 0 && size.width * size.height > MAX_PIXELS) throw new Error(tooLarge(size, margin));
    return { kept, drawn: { x: air, y: air, width: kept.width, height: kept.height }, canvas: size };
  }
  const air = pixels(margin, Math.min(canvas.width, canvas.height));
  const room = { width: canvas.width - 2 * air, height: canvas.height - 2 * air };
  if (room.width < 1 || room.height < 1) {
    throw new Error(
      `a margin of ${margin.value}${margin.unit} leaves no room on a canvas of ${canvas.width}×${canvas.height}`,
    );
  }
  const scale = Math.min(room.width / kept.width, room.height / kept.height);
  const width = Math.max(1, Math.min(room.width, Math.round(kept.width * scale)));
  const height = Math.max(1, Math.min(room.height, Math.round(kept.height * scale)));
  const drawn = { x: (canvas.width - width) >> 1, y: (canvas.height - height) >> 1, width, height };
  return { kept, drawn, canvas };
}

function tooLarge({ width, height }: Size, { value, unit }: Margin): string {
  return `with a margin of ${value}${unit} it would be ${width}×${height}, more than the ${MAX_PIXELS / 1e6} megapixels that are ever made: lower the margin, or set a canvas`;
}

function pixels(margin: Margin, side: number): number {
  return margin.unit === "px" ? Math.round(margin.value) : Math.round((margin.value / 100) * side);
}
