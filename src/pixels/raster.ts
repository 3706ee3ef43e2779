import type { Size } from "../model.js";

/** RGBA, 8 bits a channel, straight (not premultiplied) alpha, sRGB, rows from the top, upright. */
export interface Raster extends Size {
  readonly data: Uint8ClampedArray;
}
