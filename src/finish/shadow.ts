import type { DropShadow, Length, Shadow, Size } from "../model.js";
import { gaussian } from "../pixels/gaussian.js";
import type { Raster } from "../pixels/raster.js";
import { resample } from "../pixels/resample.js";
import { encoded, LINEAR } from "../pixels/srgb.js";
import type { Layout } from "./layout.js";

/** A blur's standard deviation is half of its length, as in CSS. */
const SIGMAS = 0.5;
/** A plane is blurred at such a size that a standard deviation has about so many samples: what is soft needs no more. */
const FINE_SIGMA = 6;

/**
 * Draws the shadow of a cutout on its canvas, below where the cutout will be laid: in linear light on an opaque ground,
 * as soft alpha on a transparent one. What falls outside of the canvas is cut off.
 */
export function drawShadow(ground: Raster, cutout: Raster, layout: Layout, shadow: Shadow): void {
  if (shadow.kind === "contact") {
    const flat = contactOf(cutout, layout, ground);
    lay(ground, flat.soft, flat.size, flat.cell, shadow);
  } else drawDropShadow(ground, cutout, layout, shadow);
}

function drawDropShadow(ground: Raster, cutout: Raster, layout: Layout, shadow: DropShadow): void {
  const subject = Math.max(layout.drawn.width, layout.drawn.height);
  const blur = pixels(shadow.blur, subject) * SIGMAS;
  const cell = Math.max(1, Math.floor(blur / FINE_SIGMA));
  const size = { width: Math.ceil(ground.width / cell), height: Math.ceil(ground.height / cell) };
  const cast = alphaOnCanvas(cutout, layout, size, cell, pixels(shadow.x, subject), pixels(shadow.y, subject));
  const soft = gaussian(cast, size, { across: blur / cell, down: blur / cell });
  lay(ground, soft, size, cell, shadow);
}

function pixels({ unit, value }: Length, side: number): number {
  return unit === "px" ? value : (value / 100) * side;
}

/** In shares of the longer side of what stands on the canvas. */
const CONTACT = { reach: 0.08, height: 0.024, across: 0.016, down: 0.008 };
const SOLID = 0.5;

/** What stands on the ground, flattened onto it: the nearer a column's part is to the lowest row, the darker. */
function contactOf(cutout: Raster, layout: Layout, { width, height }: Size) {
  const longest = Math.max(layout.drawn.width, layout.drawn.height);
  const cell = Math.max(1, Math.floor((longest * CONTACT.down) / FINE_SIGMA));
  const size = { width: Math.ceil(width / cell), height: Math.ceil(height / cell) };
  const cast = alphaOnCanvas(cutout, layout, size, cell, 0, 0);
  const lowest = cast.findLastIndex((alpha) => alpha >= SOLID);
  const feet = Math.floor(lowest / size.width);
  const flat = new Float32Array(cast.length);
  const reach = Math.max(1, Math.round((longest * CONTACT.reach) / cell));
  const half = Math.max(1, Math.round((longest * CONTACT.height) / cell / 2));
  for (let x = 0; lowest >= 0 && x < size.width; x++) {
    const dark = darkness(cast, size.width, x, feet, reach);
    for (let y = Math.max(0, feet - half); y <= Math.min(size.height - 1, feet + half); y++)
      flat[y * size.width + x] = dark;
  }
  const sigmas = { across: (longest * CONTACT.across) / cell, down: (longest * CONTACT.down) / cell };
  return { soft: gaussian(flat, size, sigmas), size, cell };
}

function darkness(cast: Float32Array, width: number, x: number, feet: number, reach: number): number {
  let dark = 0;
  for (let up = 0; up < reach && up <= feet; up++)
    dark = Math.max(dark, (cast[(feet - up) * width + x] ?? 0) * (1 - up / reach));
  return dark;
}

/** The alpha of the kept part, 0 to 1, moved by `x` and `y`, on a plane of cells. */
function alphaOnCanvas(
  cutout: Raster,
  { kept, drawn }: Layout,
  { width, height }: Size,
  cell: number,
  x: number,
  y: number,
): Float32Array {
  const plane = new Float32Array(width * height);
  const size = {
    width: Math.max(1, Math.round(drawn.width / cell)),
    height: Math.max(1, Math.round(drawn.height / cell)),
  };
  const { data } = resample(cutout, kept, size);
  const left = Math.round((drawn.x + x) / cell);
  const top = Math.round((drawn.y + y) / cell);
  for (let row = Math.max(0, -top); row < Math.min(size.height, height - top); row++)
    for (let column = Math.max(0, -left); column < Math.min(size.width, width - left); column++)
      plane[(top + row) * width + left + column] = (data[(row * size.width + column) * 4 + 3] ?? 0) / 255;
  return plane;
}

function lay({ data, width, height }: Raster, soft: Float32Array, size: Size, cell: number, shadow: Shadow): void {
  const { colour, opacity } = shadow;
  const light = [colour.r, colour.g, colour.b].map((value) => LINEAR[value] ?? 0);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const alpha = (opacity / 100) * between(soft, size, (x + 0.5) / cell - 0.5, (y + 0.5) / cell - 0.5);
      if (alpha < 0.5 / 255) continue;
      if (data[at + 3] === 255)
        for (let c = 0; c < 3; c++)
          data[at + c] = encoded((LINEAR[data[at + c] ?? 0] ?? 0) * (1 - alpha) + (light[c] ?? 0) * alpha);
      else data.set([colour.r, colour.g, colour.b, Math.round(alpha * 255)], at);
    }
}

/** The plane's value between its samples. */
function between(plane: Float32Array, { width, height }: Size, x: number, y: number): number {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [across, down] = [Math.max(0, x - left), Math.max(0, y - top)];
  const row = (at: number) =>
    (plane[at * width + left] ?? 0) * (1 - across) + (plane[at * width + right] ?? 0) * across;
  return row(top) * (1 - down) + row(bottom) * down;
}
