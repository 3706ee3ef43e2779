import { type Trimap, UNKNOWN } from "../../../src/embedded/matting/trimap.js";
import type { Raster } from "../../../src/pixels/raster.js";

export const [WIDTH, HEIGHT] = [800, 600];
/** The working size is a fourth of the picture's; everything is in the band, and the left half inside the outline. */
export const trimap: Trimap = {
  width: WIDTH / 4,
  height: HEIGHT / 4,
  state: new Uint8Array((WIDTH * HEIGHT) / 16).fill(UNKNOWN),
  prior: new Float32Array((WIDTH * HEIGHT) / 16),
};
export const mask = Uint8Array.from({ length: (WIDTH * HEIGHT) / 16 }, (_, i) => (i % (WIDTH / 4) < WIDTH / 8 ? 1 : 0));

export function opaque(): Raster {
  return { width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255) };
}
