import type { Grid } from "./grid.js";

/** The three channels of one picture. */
export type Triple = readonly [Float32Array, Float32Array, Float32Array];

interface Level extends Grid {
  readonly weight: Float32Array;
  readonly planes: Triple;
}

/**
 * Completes the planes where `weight` (0 to 1) is below 1, smoothly, from where it is not (the push-pull of Gortler et al.
 * 1996, "The Lumigraph"), in time linear in the pixels. The input stays as it is.
 */
export function pushPull(planes: Triple, weight: Float32Array, grid: Grid): Triple {
  const [x, y, z] = planes;
  const base: Level = { width: grid.width, height: grid.height, weight, planes: [x.slice(), y.slice(), z.slice()] };
  const levels = [base];
  for (let fine = base; fine.width > 1 || fine.height > 1; ) {
    fine = pull(fine);
    levels.push(fine);
  }
  levels.reduceRight((coarse, fine) => {
    push(coarse, fine);
    return fine;
  });
  return base.planes;
}

/** Weighted sums of 2 × 2 pixels, divided; a coarse weight is never above 1, however much is known below it. */
function pull(fine: Level): Level {
  const width = (fine.width + 1) >> 1;
  const height = (fine.height + 1) >> 1;
  const size = width * height;
  const weight = new Float32Array(size);
  const planes: Triple = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const [x0, y0, z0] = fine.planes;
  const [x1, y1, z1] = planes;
  for (let row = 0; row < fine.height; row++) {
    const target = (row >> 1) * width;
    for (let column = 0; column < fine.width; column++) {
      const i = row * fine.width + column;
      const known = fine.weight[i] ?? 0;
      if (known === 0) continue;
      const to = target + (column >> 1);
      weight[to] = (weight[to] ?? 0) + known;
      x1[to] = (x1[to] ?? 0) + known * (x0[i] ?? 0);
      y1[to] = (y1[to] ?? 0) + known * (y0[i] ?? 0);
      z1[to] = (z1[to] ?? 0) + known * (z0[i] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) {
    const known = weight[i] ?? 0;
    if (known === 0) continue;
    x1[i] = (x1[i] ?? 0) / known;
    y1[i] = (y1[i] ?? 0) / known;
    z1[i] = (z1[i] ?? 0) / known;
    if (known > 1) weight[i] = 1;
  }
  return { width, height, weight, planes };
}

/** Bilinear from the coarser level, in the measure in which the finer one does not know. */
function push(coarse: Level, fine: Level): void {
  const [x0, y0, z0] = fine.planes;
  const [x1, y1, z1] = coarse.planes;
  for (let row = 0; row < fine.height; row++) {
    const v = Math.max(0, Math.min(coarse.height - 1, (row - 0.5) / 2));
    const top = v | 0;
    const down = top < coarse.height - 1 ? coarse.width : 0;
    const ty = v - top;
    for (let column = 0; column < fine.width; column++) {
      const i = row * fine.width + column;
      const known = fine.weight[i] ?? 0;
      if (known >= 1) continue;
      const u = Math.max(0, Math.min(coarse.width - 1, (column - 0.5) / 2));
      const left = u | 0;
      const a = top * coarse.width + left;
      const b = left < coarse.width - 1 ? a + 1 : a;
      const tx = u - left;
      x0[i] = known * (x0[i] ?? 0) + (1 - known) * between(x1, a, b, down, tx, ty);
      y0[i] = known * (y0[i] ?? 0) + (1 - known) * between(y1, a, b, down, tx, ty);
      z0[i] = known * (z0[i] ?? 0) + (1 - known) * between(z1, a, b, down, tx, ty);
    }
  }
}

function between(plane: Float32Array, a: number, b: number, down: number, tx: number, ty: number): number {
  const upper = (plane[a] ?? 0) + ((plane[b] ?? 0) - (plane[a] ?? 0)) * tx;
  const lower = (plane[a + down] ?? 0) + ((plane[b + down] ?? 0) - (plane[a + down] ?? 0)) * tx;
  return upper + (lower - upper) * ty;
}
