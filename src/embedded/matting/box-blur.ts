import type { Grid } from "./grid.js";

/** Mean over a square of `2 * radius + 1`, the border repeated; running sums, so the radius costs nothing. */
export function boxBlur(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const across = new Float32Array(source.length);
  const scale = 1 / (2 * radius + 1);
  const padded = new Float32Array(width + 2 * radius + 1);
  for (let row = 0; row < source.length; row += width) {
    padded.fill(source[row] ?? 0, 0, radius);
    padded.set(source.subarray(row, row + width), radius);
    padded.fill(source[row + width - 1] ?? 0, radius + width);
    let sum = 0;
    for (let x = 0; x <= 2 * radius; x++) sum += padded[x] ?? 0;
    for (let x = 0; x < width; x++) {
      across[row + x] = sum * scale;
      sum += (padded[x + 2 * radius + 1] ?? 0) - (padded[x] ?? 0);
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
      const sum = sums[x] ?? 0;
      result[row + x] = sum * scale;
      sums[x] = sum + (source[enters + x] ?? 0) - (source[leaves + x] ?? 0);
    }
  }
  return result;
}
