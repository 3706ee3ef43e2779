import { readFileSync } from "node:fs";
import type { Size } from "../model.js";
import { decodePicture } from "./decode.js";
import { fitToLimits, sameSize } from "./geometry.js";
import { type Orientation, uprightSize } from "./header/header.js";
import { orient } from "./orient.js";
import type { Raster } from "./raster.js";

/** A service that computes in blocks may be off by so many pixels a side: that is no other picture. */
export const NEARLY = 2;

export interface Answer {
  /** Pixels as stored. */
  readonly stored: Raster;
  /** The turn that the answer's own tag asks for. */
  readonly tag: Orientation;
}

/** How many points of a picture are compared along each side. */
const POINTS = 64;
/** An alpha value from which a pixel's colour is the picture's own. */
const SOLID = 250;

/**
 * The answer upright. A service may obey the EXIF turn of what it was sent or ignore it, and in either case leave the tag
 * in its own file: so the tag alone says nothing. What fits in size is told apart by its colours.
 * @param source absolute path of the picture; read only where the size leaves a choice
 */
export async function turnUpright(
  { stored, tag }: Answer,
  expected: Size,
  source: { readonly file: string; readonly orientation: Orientation } | undefined,
): Promise<{ readonly raster: Raster; readonly turn: Orientation }> {
  const turns = [...new Set<Orientation>([1, tag, source?.orientation ?? 1])];
  const fitting = turns.filter((turn) => isNearly(uprightSize(stored, turn), expected));
  // Without the picture to compare with, a file is taken at its word.
  const [turn = tag] =
    fitting.length > 1 && source !== undefined
      ? await byLikeness(stored, fitting, expected, source.file)
      : fitting.toReversed();
  return { raster: orient(stored, turn), turn };
}

export function isNearly(a: Size, b: Size): boolean {
  return Math.abs(a.width - b.width) <= NEARLY && Math.abs(a.height - b.height) <= NEARLY;
}

async function byLikeness(
  stored: Raster,
  turns: readonly Orientation[],
  expected: Size,
  file: string,
): Promise<readonly Orientation[]> {
  const picture = (await decodePicture(readFileSync(file))).raster;
  const distances = new Map(turns.map((turn) => [turn, distance(orient(stored, turn), picture, expected)]));
  return turns.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

/** Mean difference of the visible pixels' colours, on a grid of points. */
function distance(cutout: Raster, picture: Raster, sent: Size): number {
  const whole = contentOf(picture, sent);
  let sum = 0;
  let count = 0;
  for (let row = 0; row < POINTS; row++) {
    for (let column = 0; column < POINTS; column++) {
      const x = (column + 0.5) / POINTS;
      const y = (row + 0.5) / POINTS;
      const at = pixelAt(cutout, whole.x + x * whole.width, whole.y + y * whole.height);
      if ((cutout.data[at + 3] ?? 0) < SOLID) continue;
      const there = pixelAt(picture, x, y);
      for (let c = 0; c < 3; c++) sum += Math.abs((cutout.data[at + c] ?? 0) - (picture.data[there + c] ?? 0));
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Where in what was sent the picture stands, in shares of its sides. */
function contentOf(picture: Size, sent: Size): Size & { readonly x: number; readonly y: number } {
  const fit = fitToLimits(picture);
  if (fit.kind !== "padded" || !sameSize(fit.size, sent)) return { x: 0, y: 0, width: 1, height: 1 };
  return {
    x: fit.offset.x / sent.width,
    y: fit.offset.y / sent.height,
    width: fit.content.width / sent.width,
    height: fit.content.height / sent.height,
  };
}

/** The index of the pixel at shares of the sides. */
function pixelAt({ width, height }: Size, x: number, y: number): number {
  const column = Math.min(width - 1, Math.floor(x * width));
  return 4 * (Math.min(height - 1, Math.floor(y * height)) * width + column);
}
