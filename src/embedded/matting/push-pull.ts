import type { Grid } from "./grid.js";

/** The three channels of one picture. */
export type Triple = readonly [Float32Array, Float32Array, Float32Array];

interface WeightLevel extends Grid {
  readonly weight: Float32Array;
}

/**
 * Completes the planes where `weight` (0 to 1) is below 1, smoothly, from where it is not (the push-pull of Gortler et al.
 * 1996, "The Lumigraph"), in time linear in the pixels. The input stays as it is.
 */
export function pushPull(planes: Triple, weight: Float32Array, grid: Grid): Triple {
  const levels = weightPyramid({ width: grid.width, height: grid.height, weight });
  const [x, y, z] = planes;
  return [complete(x, levels), complete(y, levels), complete(z, levels)];
}

function weightPyramid(base: WeightLevel): readonly WeightLevel[] {
  const levels = [base];
  for (let fine = base; fine.width > 1 || fine.height > 1; ) {
    fine = coarser(fine);
    levels.push(fine);
  }
  return levels;
}

function coarser(fine: WeightLevel): WeightLevel {
  const width = (fine.width + 1) >> 1;
  const height = (fine.height + 1) >> 1;
  const weight = new Float32Array(width * height);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++)
      weight[(y >> 1) * width + (x >> 1)] =
        (weight[(y >> 1) * width + (x >> 1)] ?? 0) + (fine.weight[y * fine.width + x] ?? 0);
  }
  for (let i = 0; i < weight.length; i++) if ((weight[i] ?? 0) > 1) weight[i] = 1;
  return { width, height, weight };
}

function complete(plane: Float32Array, levels: readonly WeightLevel[]): Float32Array {
  const result = Float32Array.from(plane);
  const planes: Float32Array[] = [result];
  levels.forEach((fine, at) => {
    const coarse = levels[at + 1];
    const values = planes[at];
    if (coarse !== undefined && values !== undefined) planes.push(pull(values, fine, coarse));
  });
  for (let at = levels.length - 2; at >= 0; at--) {
    const [fine, coarse, to, from] = [levels[at], levels[at + 1], planes[at], planes[at + 1]];
    if (fine !== undefined && coarse !== undefined && to !== undefined && from !== undefined)
      push(from, coarse, to, fine);
  }
  return result;
}

/** Weighted means of 2 × 2 pixels. */
function pull(values: Float32Array, fine: WeightLevel, coarse: WeightLevel): Float32Array {
  const sums = new Float32Array(coarse.weight.length);
  const weights = new Float32Array(coarse.weight.length);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const i = y * fine.width + x;
      const to = (y >> 1) * coarse.width + (x >> 1);
      const weight = fine.weight[i] ?? 0;
      sums[to] = (sums[to] ?? 0) + (values[i] ?? 0) * weight;
      weights[to] = (weights[to] ?? 0) + weight;
    }
  }
  for (let i = 0; i < sums.length; i++) if ((weights[i] ?? 0) > 0) sums[i] = (sums[i] ?? 0) / (weights[i] ?? 0);
  return sums;
}

/** Bilinear from the coarser level, in the measure in which the finer one does not know. */
function push(from: Float32Array, coarse: Grid, to: Float32Array, fine: WeightLevel): void {
  for (let y = 0; y < fine.height; y++) {
    const v = Math.max(0, Math.min(coarse.height - 1, (y - 0.5) / 2));
    const top = v | 0;
    const down = top < coarse.height - 1 ? coarse.width : 0;
    const ty = v - top;
    for (let x = 0; x < fine.width; x++) {
      const i = y * fine.width + x;
      const known = fine.weight[i] ?? 0;
      if (known >= 1) continue;
      const u = Math.max(0, Math.min(coarse.width - 1, (x - 0.5) / 2));
      const left = u | 0;
      const right = left < coarse.width - 1 ? 1 : 0;
      const tx = u - left;
      const a = top * coarse.width + left;
      const upper = (from[a] ?? 0) + ((from[a + right] ?? 0) - (from[a] ?? 0)) * tx;
      const lower = (from[a + down] ?? 0) + ((from[a + down + right] ?? 0) - (from[a + down] ?? 0)) * tx;
      to[i] = known * (to[i] ?? 0) + (1 - known) * (upper + (lower - upper) * ty);
    }
  }
}
