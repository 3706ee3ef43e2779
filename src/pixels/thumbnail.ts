import type { Raster } from "./raster.js";
import { resize } from "./resample.js";

/** How many times the thumbnail's size averaging leaves at least; the careful resampling does the rest. At that size the eye sees no difference. */
const SPARE = 1;

/** A raster whose longer side is `maxSide` at most: fast where the picture is much larger. */
export function thumbnail(raster: Raster, maxSide: number): Raster {
  const longest = Math.max(raster.width, raster.height);
  const factor = Math.floor(longest / (maxSide * SPARE));
  const reduced = factor > 1 ? averageBlocks(raster, factor) : raster;
  const scale = Math.min(1, maxSide / longest);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return resize(reduced, { width: side(raster.width), height: side(raster.height) });
}

/** One pixel for each whole block of `factor` × `factor`, colours weighted by alpha so that what is clear adds none. */
function averageBlocks({ data, width, height }: Raster, factor: number): Raster {
  const [w, h] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const reduced = new Uint8ClampedArray(w * h * 4);
  const [columns, rows] = [Math.min(factor, width), Math.min(factor, height)];
  for (let y = 0, to = 0; y < h; y++) {
    for (let x = 0; x < w; x++, to += 4) {
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (let row = 0; row < rows; row++) {
        let from = ((y * factor + row) * width + x * factor) * 4;
        for (let column = 0; column < columns; column++, from += 4) {
          const alpha = data[from + 3] ?? 0;
          r += (data[from] ?? 0) * alpha;
          g += (data[from + 1] ?? 0) * alpha;
          b += (data[from + 2] ?? 0) * alpha;
          a += alpha;
        }
      }
      const weight = a === 0 ? 0 : 1 / a;
      reduced[to] = r * weight;
      reduced[to + 1] = g * weight;
      reduced[to + 2] = b * weight;
      reduced[to + 3] = a / (rows * columns);
    }
  }
  return { data: reduced, width: w, height: h };
}
