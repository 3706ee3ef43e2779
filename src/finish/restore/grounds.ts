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
  /** Cells for each pixel of the matte. */
  readonly perPixel: number;
}

/** Gathers the picture's colours where the matte is sure, and spreads them to where it is not. */
export function findGrounds(picture: Raster, matte: Raster): Grounds {
  const size = { width: Math.ceil(matte.width / CELL), height: Math.ceil(matte.height / CELL) };
  const subject = gather(picture, matte, size, (alpha) => (alpha > 250 ? 1 : 0));
  const backdrop = gather(picture, matte, size, (alpha) => (alpha < 5 ? 1 : 0));
  return {
    subject: { ...size, colours: spread(subject) },
    backdrop: { ...size, colours: spread(backdrop) },
    perPixel: 1 / CELL,
  };
}

function gather(picture: Raster, matte: Raster, size: Size, trust: (alpha: number) => number): Evidence {
  const colours = new Float32Array(size.width * size.height * 3);
  const weights = new Float32Array(size.width * size.height);
  for (let y = 0, i = 0; y < matte.height; y++) {
    const row = Math.floor(y / CELL) * size.width;
    for (let x = 0; x < matte.width; x++, i += 4) {
      if (trust(matte.data[i + 3] ?? 0) === 0) continue;
      const cell = row + Math.floor(x / CELL);
      weights[cell] = (weights[cell] ?? 0) + 1;
      for (let c = 0; c < 3; c++) colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) + (picture.data[i + c] ?? 0);
    }
  }
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    if (weight === 0) continue;
    for (let c = 0; c < 3; c++) colours[3 * cell + c] = (colours[3 * cell + c] ?? 0) / weight;
    weights[cell] = Math.min(1, weight);
  }
  return { ...size, colours, weights };
}
