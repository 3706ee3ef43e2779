import type { Grid } from "./grid.js";

/** Mean over a square of `2 * radius + 1`, the border repeated; running sums, so the radius costs nothing. */
export function boxBlur(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const across = new Float32Array(source.length);
  const scale = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const last = width - 1;
    let sum = (source[row] ?? 0) * (radius + 1);
    for (let x = 1; x <= radius; x++) sum += source[row + Math.min(last, x)] ?? 0;
    for (let x = 0; x < width; x++) {
      across[row + x] = sum * scale;
      sum += (source[row + Math.min(last, x + radius + 1)] ?? 0) - (source[row + Math.max(0, x - radius)] ?? 0);
    }
  }
  return blurDown(across, width, height, radius);
}

/** Row by row with a sum for each column: walking down the columns would miss the cache at every step. */
function blurDown(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const result = new Float32Array(source.length);
  const sums = new Float64Array(width);
  const scale = 1 / (2 * radius + 1);
  const last = height - 1;
  for (let dy = -radius; dy <= radius; dy++) {
    const row = Math.max(0, Math.min(last, dy)) * width;
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (source[row + x] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const enters = Math.min(last, y + radius + 1) * width;
    const leaves = Math.max(0, y - radius) * width;
    for (let x = 0; x < width; x++) {
      result[row + x] = (sums[x] ?? 0) * scale;
      sums[x] = (sums[x] ?? 0) + (source[enters + x] ?? 0) - (source[leaves + x] ?? 0);
    }
  }
  return result;
}

/** Largest value within a square of `2 * radius + 1` (radius is small here: 1 or 2). */
export function dilate(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const across = new Float32Array(source.length);
  const result = new Float32Array(source.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      let most = source[row + x] ?? 0;
      for (let d = Math.max(-radius, -x); d <= radius && x + d < width; d++)
        if ((source[row + x + d] ?? 0) > most) most = source[row + x + d] ?? 0;
      across[row + x] = most;
    }
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const from = Math.max(0, y - radius) * width;
    const to = Math.min(height - 1, y + radius) * width;
    for (let x = 0; x < width; x++) {
      let most = across[row + x] ?? 0;
      for (let other = from + x; other <= to + x; other += width)
        if ((across[other] ?? 0) > most) most = across[other] ?? 0;
      result[row + x] = most;
    }
  }
  return result;
}
