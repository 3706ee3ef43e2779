import type { Size } from "../../model.js";
import type { Raster } from "../../pixels/raster.js";
import { type Evidence, spread } from "./spread.js";

/** How many pixels a cell has on a side: these are smooth fields, and coarse ones are cheap. */
const CELL = 4;

/** A smooth field of colours, three floats a cell. */
export interface Field extends Size {
  readonly colours: Float32Array;
}

/** What the subject and what the backdrop look like around each cell, also where only the other one is seen. */
export interface Grounds {
  readonly subject: Field;
  readonly backdrop: Field;
  /** The cutout, where its own colours are freed from the backdrop already: nearer to the truth than a smooth field. */
  readonly own: Raster | undefined;
  /** Cells for each pixel of the matte. */
  readonly perPixel: number;
}

/** A cutout's soft pixels must differ by this share of what a freed colour would, or they were never freed. */
const FREED = 0.4;

/** Gathers the picture's colours where the matte is sure, and spreads them to where it is not. Both have one size. */
export function findGrounds(picture: Raster, cutout: Raster): Grounds {
  const size = { width: Math.ceil(cutout.width / CELL), height: Math.ceil(cutout.height / CELL) };
  const subject = { ...size, colours: spread(gather(picture, cutout, size, 250, 255)) };
  const backdrop = { ...size, colours: spread(gather(picture, cutout, size, 0, 5)) };
  const smooth = { subject, backdrop, perPixel: 1 / CELL };
  return { ...smooth, own: isFreed(picture, cutout, subject, backdrop) ? cutout : undefined };
}

/** Averages the colours of the pixels whose alpha is within bounds, cell by cell. */
function gather(picture: Raster, cutout: Raster, size: Size, least: number, most: number): Evidence {
  const colours = new Float32Array(size.width * size.height * 3);
  const weights = new Float32Array(size.width * size.height);
  for (let y = 0, i = 0; y < cutout.height; y++) {
    const row = Math.floor(y / CELL) * size.width;
    for (let x = 0; x < cutout.width; x++, i += 4) {
      const alpha = cutout.data[i + 3] ?? 0;
      if (alpha < least || alpha > most) continue;
      const cell = row + Math.floor(x / CELL);
      weights[cell] = (weights[cell] ?? 0) + 1;
      for (let c = 0; c < 3; c++) colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) + (picture.data[i + c] ?? 0);
    }
  }
  average(colours, weights);
  return { ...size, colours, weights };
}

function average(colours: Float32Array, weights: Float32Array): void {
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    if (weight === 0) continue;
    for (let c = 0; c < 3; c++) colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) / weight;
    weights[cell] = 1;
  }
}

/**
 * Whether the service took the backdrop out of its soft pixels' colours, and did not just add alpha to the picture:
 * then they lie, from the picture's, in the direction of the subject's.
 */
function isFreed(picture: Raster, cutout: Raster, subject: Field, backdrop: Field): boolean {
  let moved = 0;
  let wanted = 0;
  for (let i = 0; i < cutout.data.length; i += 4) {
    const alpha = cutout.data[i + 3] ?? 0;
    if (alpha < 60 || alpha > 200) continue;
    const pixel = i >> 2;
    const x = pixel % cutout.width;
    const cell = Math.floor((pixel - x) / cutout.width / CELL) * subject.width + Math.floor(x / CELL);
    for (let c = 0; c < 3; c++) {
      const step = (1 - alpha / 255) * ((subject.colours[3 * cell + c] ?? 0) - (backdrop.colours[3 * cell + c] ?? 0));
      moved += ((cutout.data[i + c] ?? 0) - (picture.data[i + c] ?? 0)) * step;
      wanted += step * step;
    }
  }
  return moved > FREED * wanted;
}
