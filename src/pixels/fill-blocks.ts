import type { Raster } from "./raster.js";

/** About the size of the blocks that codecs work in along an edge. */
const BLOCK = 16;

/**
 * A raster with the same look whose wholly transparent pixels have the mean colour of what is visible within their block:
 * a codec that does not know of alpha then spends nothing on an edge that nobody sees, and blurs none into what one does.
 * The raster itself where nothing in it is transparent.
 */
export function withFilledBlocks(raster: Raster): Raster {
  const { data, width, height } = raster;
  if (!hasClear(data)) return raster;
  const filled = data.slice();
  for (let top = 0; top < height; top += BLOCK)
    for (let left = 0; left < width; left += BLOCK)
      fillBlock(filled, width, left, top, Math.min(width, left + BLOCK), Math.min(height, top + BLOCK));
  return { data: filled, width, height };
}

function hasClear(data: Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] === 0) return true;
  return false;
}

function fillBlock(
  data: Uint8ClampedArray,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  const sum = [0, 0, 0];
  let weight = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left, i = (y * width + left) * 4; x < right; x++, i += 4) {
      const alpha = data[i + 3] ?? 0;
      weight += alpha;
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + alpha * (data[i + c] ?? 0);
    }
  if (weight === 0 || weight === 255 * (right - left) * (bottom - top)) return;
  const [r = 0, g = 0, b = 0] = sum.map((total) => total / weight);
  for (let y = top; y < bottom; y++)
    for (let x = left, i = (y * width + left) * 4; x < right; x++, i += 4)
      if (data[i + 3] === 0) data.set([r, g, b], i);
}
