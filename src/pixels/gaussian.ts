import type { Size } from "../model.js";

/** Standard deviations that a kernel reaches to each side. */
const REACH = 3;

/** A plane of samples, blurred by a Gaussian with a standard deviation for each direction, in pixels; zero lies around it. */
export function gaussian(
  plane: Float32Array,
  { width, height }: Size,
  sigma: { readonly across: number; readonly down: number },
): Float32Array {
  const rows = blurred(plane, { lines: height, length: width, step: 1, stride: width }, sigma.across);
  return blurred(rows, { lines: width, length: height, step: width, stride: 1 }, sigma.down);
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  /** From sample to sample of a line, and from line to line. */
  readonly step: number;
  readonly stride: number;
}

function blurred(plane: Float32Array, { lines, length, step, stride }: Lines, sigma: number): Float32Array {
  if (sigma <= 0) return plane;
  const kernel = kernelOf(sigma);
  const reach = kernel.length >> 1;
  const out = new Float32Array(plane.length);
  for (let line = 0; line < lines; line++) {
    const start = line * stride;
    const [first, last] = spanOf(plane, start, length, step);
    for (let i = Math.max(0, first - reach); i <= Math.min(length - 1, last + reach); i++) {
      let sum = 0;
      const to = Math.min(last, i + reach);
      for (let k = Math.max(first, i - reach); k <= to; k++)
        sum += (plane[start + k * step] ?? 0) * (kernel[k - i + reach] ?? 0);
      out[start + i * step] = sum;
    }
  }
  return out;
}

/** The first and the last sample of a line that are not zero; the last is before the first where all are. */
function spanOf(plane: Float32Array, start: number, length: number, step: number): readonly [number, number] {
  let first = 0;
  while (first < length && plane[start + first * step] === 0) first++;
  let last = length - 1;
  while (last > first && plane[start + last * step] === 0) last--;
  return first === length ? [length, -length] : [first, last];
}

function kernelOf(sigma: number): Float32Array {
  const reach = Math.ceil(REACH * sigma);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return kernel.map((weight) => weight / total);
}
