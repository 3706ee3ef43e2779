import type { Margin, Ratio, Recipe, Size } from "../model.js";
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

type Place = Pick<Recipe, "canvas" | "margin" | "align">;

/**
 * Lays a cutout's kept part out. With a canvas it is fitted into what the margin leaves, centred or with its lowest row on
 * the margin's; a margin in % is of the canvas' shorter side. A canvas that is a ratio is the smallest one of that very
 * ratio around the part, which is not enlarged. Without a canvas the margin is added around the part, in % of its longer
 * side. Throws an Error where the margin leaves no room.
 */
export function layOut(kept: Region, { canvas, margin, align }: Place): Layout {
  if (canvas === undefined) return surrounded(kept, margin);
  if ("across" in canvas) return fitted(kept, canvasAround(kept, canvas, margin), margin, align, 1);
  return fitted(kept, canvas, margin, align, Number.POSITIVE_INFINITY);
}

function surrounded(kept: Region, margin: Margin): Layout {
  const air = pixels(margin, Math.max(kept.width, kept.height));
  const size = { width: kept.width + 2 * air, height: kept.height + 2 * air };
  if (air > 0 && size.width * size.height > MAX_PIXELS) throw new Error(tooLarge(size, margin));
  return { kept, drawn: { x: air, y: air, width: kept.width, height: kept.height }, canvas: size };
}

function fitted(kept: Region, canvas: Size, margin: Margin, align: Place["align"], mostScale: number): Layout {
  const air = pixels(margin, Math.min(canvas.width, canvas.height));
  const room = { width: canvas.width - 2 * air, height: canvas.height - 2 * air };
  if (room.width < 1 || room.height < 1) {
    throw new Error(
      `a margin of ${margin.value}${margin.unit} leaves no room on a canvas of ${canvas.width}×${canvas.height}`,
    );
  }
  const scale = Math.min(mostScale, room.width / kept.width, room.height / kept.height);
  const width = Math.max(1, Math.min(room.width, Math.round(kept.width * scale)));
  const height = Math.max(1, Math.min(room.height, Math.round(kept.height * scale)));
  const y = align === "bottom" ? canvas.height - air - height : (canvas.height - height) >> 1;
  return { kept, drawn: { x: (canvas.width - width) >> 1, y, width, height }, canvas };
}

/** The longest side that every format can say. */
const LARGEST_SIDE = 16_383;
/** Above this an encoder's memory does not suffice. */
const LARGEST_CANVAS = 64_000_000;

/** Where the part would ask for more than can be made, it is the largest canvas that can. */
function canvasAround(kept: Size, { across, down }: Ratio, margin: Margin): Size {
  const canvas = (unit: number) => ({ width: unit * across, height: unit * down });
  const holds = (unit: number) => {
    const { width, height } = canvas(unit);
    const air = 2 * pixels(margin, Math.min(width, height));
    return width - air >= kept.width && height - air >= kept.height;
  };
  const most = Math.floor(Math.min(LARGEST_SIDE / Math.max(across, down), Math.sqrt(LARGEST_CANVAS / across / down)));
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return canvas(low);
}

function tooLarge({ width, height }: Size, { value, unit }: Margin): string {
  return `with a margin of ${value}${unit} it would be ${width}×${height}, more than the ${MAX_PIXELS / 1e6} megapixels that are ever made: lower the margin, or set a canvas`;
}

function pixels(margin: Margin, side: number): number {
  return margin.unit === "px" ? Math.round(margin.value) : Math.round((margin.value / 100) * side);
}
