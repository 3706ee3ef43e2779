import type { Size } from "../model.js";

/** RGBA, 8 bits a channel, straight (not premultiplied) alpha, sRGB, rows from the top, upright. */
export interface Raster extends Size {
  readonly data: Uint8ClampedArray;
}

export function isOpaque({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
