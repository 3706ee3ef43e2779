import type { Size } from "../../model.js";

/** Colours (three floats a cell) and how much each cell is to be trusted, 0 to 1. */
export interface Evidence extends Size {
  readonly colours: Float32Array;
  readonly weights: Float32Array;
}

/**
 * Carries trusted colours into the cells that have none (push-pull): each level of a pyramid averages what is trusted,
 * and the way back fills the gaps from the next coarser level. Changes `evidence`, and gives its colours.
 */
export function spread(evidence: Evidence): Float32Array {
  const { width, height } = evidence;
  if (width <= 1 && height <= 1) return evidence.colours;
  const coarse = halve(evidence);
  spread(coarse);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const trust = evidence.weights[i] ?? 0;
      if (trust >= 1) continue;
      for (let c = 0; c < 3; c++) {
        const known = evidence.colours[3 * i + c] ?? 0;
        evidence.colours[3 * i + c] = known * trust + sampleGrid(coarse, x / 2 - 0.25, y / 2 - 0.25, c) * (1 - trust);
      }
    }
  }
  return evidence.colours;
}

/** One channel between the cells' centres, linearly. */
export function sampleGrid(
  { colours, width, height }: Omit<Evidence, "weights">,
  x: number,
  y: number,
  c: number,
): number {
  const cx = Math.max(0, Math.min(width - 1, x));
  const cy = Math.max(0, Math.min(height - 1, y));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const fx = cx - x0;
  const top = (colours[3 * (y0 * width + x0) + c] ?? 0) * (1 - fx) + (colours[3 * (y0 * width + x1) + c] ?? 0) * fx;
  const low = (colours[3 * (y1 * width + x0) + c] ?? 0) * (1 - fx) + (colours[3 * (y1 * width + x1) + c] ?? 0) * fx;
  return top + (low - top) * (cy - y0);
}

function halve({ colours, weights, width, height }: Evidence): Evidence {
  const size = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const coarse = new Float32Array(size.width * size.height * 3);
  const trust = new Float32Array(size.width * size.height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const weight = weights[i] ?? 0;
      const cell = (y >> 1) * size.width + (x >> 1);
      trust[cell] = (trust[cell] ?? 0) + weight;
      for (let c = 0; c < 3; c++) {
        coarse[3 * cell + c] = (coarse[3 * cell + c] ?? 0) + weight * (colours[3 * i + c] ?? 0);
      }
    }
  }
  for (let cell = 0; cell < trust.length; cell++) {
    const weight = trust[cell] ?? 0;
    if (weight === 0) continue;
    for (let c = 0; c < 3; c++) coarse[3 * cell + c] = (coarse[3 * cell + c] ?? 0) / weight;
    trust[cell] = Math.min(1, weight);
  }
  return { ...size, colours: coarse, weights: trust };
}
