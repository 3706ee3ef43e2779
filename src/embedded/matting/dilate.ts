import type { Grid } from "./grid.js";

/** Largest value within a square of `2 * radius + 1`. */
export function dilate(source: Float32Array, { width, height }: Grid, radius: number): Float32Array {
  const size = 2 * radius + 1;
  const row = new Float32Array(width + 2 * radius);
  const tall = new Float32Array((height + 2 * radius) * width).fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < height; y++) {
    row.fill(Number.NEGATIVE_INFINITY);
    row.set(source.subarray(y * width, (y + 1) * width), radius);
    spreadBack(row, size, 1);
    tall.set(row.subarray(0, width), (y + radius) * width);
  }
  spreadBack(tall, size, width);
  return tall.slice(0, source.length);
}

/** Makes each value the largest of the `size` that begin with it, `stride` apart, in place: the reach doubles with each pass. */
function spreadBack(values: Float32Array, size: number, stride: number): void {
  for (let reach = 1, step = 1; reach < size; reach += step) {
    step = Math.min(reach, size - reach);
    const far = step * stride;
    for (let i = 0; i + far < values.length; i++) {
      const other = values[i + far] ?? 0;
      if (other > (values[i] ?? 0)) values[i] = other;
    }
  }
}
