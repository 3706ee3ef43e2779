import type { Raster } from "../../pixels/raster.js";
import { resize } from "../../pixels/resample.js";
import { findGrounds } from "./grounds.js";
import { guidedAlpha, markMixed } from "./guided-alpha.js";
import { writeFreed } from "./write-freed.js";

/**
 * The full-size cutout from a smaller one and the full-size picture: alpha follows the picture's own edges, and the
 * colours are the picture's, freed from the old backdrop where the edge is soft.
 */
export function enlargeCutout(cutout: Raster, picture: Raster): Raster {
  const { width, height } = picture;
  const small = resize(picture, cutout);
  const mixed = markMixed(cutout);
  const grounds = findGrounds(small, cutout);
  const data = new Uint8ClampedArray(width * height * 4);
  const stepX = cutout.width / width;
  const stepY = cutout.height / height;
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y + 0.5) * stepY - 0.5;
    const row = Math.max(0, Math.min(cutout.height - 1, Math.round(v))) * cutout.width;
    for (let x = 0; x < width; x++, i += 4) {
      const u = (x + 0.5) * stepX - 0.5;
      const near = row + Math.max(0, Math.min(cutout.width - 1, Math.round(u)));
      if (mixed[near] === 1) {
        const alpha = guidedAlpha(
          small,
          cutout,
          u,
          v,
          picture.data[i] ?? 0,
          picture.data[i + 1] ?? 0,
          picture.data[i + 2] ?? 0,
        );
        writeFreed(picture, grounds, u, v, alpha, data, i);
      } else if (cutout.data[4 * near + 3] === 255) {
        data[i] = picture.data[i] ?? 0;
        data[i + 1] = picture.data[i + 1] ?? 0;
        data[i + 2] = picture.data[i + 2] ?? 0;
        data[i + 3] = 255;
      }
    }
  }
  return { width, height, data };
}
