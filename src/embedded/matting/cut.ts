import type { LabPlanes } from "./grid.js";
import { minimumCut, NEIGHBOURS, neighbourOffsets } from "./max-flow.js";

/** Price of an outline through even ground, per pixel of its length, in units of the evidence. */
const SMOOTHNESS = 3.2;
/** What is left of it on the sharpest edge. */
const LEAST_SMOOTHNESS = 0.06;
/** Beyond this the outline could never pay for overruling the pixel and its like-minded neighbours. */
const SETTLED = 14;

export interface Contrast {
  /** Per node and direction, the price of parting the two pixels. */
  readonly price: Float32Array;
}

/** The pairwise prices depend on the picture alone, so that several cuts share them. */
export function measureContrast(lab: LabPlanes): Contrast {
  const { width, height } = lab;
  const offset = neighbourOffsets(width);
  const sharpness = 1 / (2 * Math.max(1, meanSquaredStep(lab)));
  const price = new Float32Array(lab.l.length * NEIGHBOURS);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      for (let d = 0; d < NEIGHBOURS; d += 2) {
        if ((d !== 2 && d !== 6 && x === width - 1) || (d !== 0 && y === height - 1) || (d === 6 && x === 0)) continue;
        const j = i + (offset[d] ?? 0);
        const dl = (lab.l[i] ?? 0) - (lab.l[j] ?? 0);
        const da = (lab.a[i] ?? 0) - (lab.a[j] ?? 0);
        const db = (lab.b[i] ?? 0) - (lab.b[j] ?? 0);
        // Weights of the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more.
        const length = d < 4 ? 0.55 : 0.39;
        const even = Math.exp(-sharpness * (dl * dl + da * da + db * db));
        const value = SMOOTHNESS * length * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even);
        price[i * NEIGHBOURS + d] = value;
        price[j * NEIGHBOURS + d + 1] = value;
      }
    }
  }
  return { price };
}

/** Of neighbouring pixels, great steps capped: outlines must not set the scale for the rest. */
function meanSquaredStep(lab: LabPlanes): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i + 1 < lab.l.length; i += 5) {
    const dl = (lab.l[i] ?? 0) - (lab.l[i + 1] ?? 0);
    const da = (lab.a[i] ?? 0) - (lab.a[i + 1] ?? 0);
    const db = (lab.b[i] ?? 0) - (lab.b[i + 1] ?? 0);
    sum += Math.min(400, dl * dl + da * da + db * db);
    count++;
  }
  return sum / count;
}

/**
 * The labelling (1 = object) of least energy. Where the evidence is beyond doubt all around, nodes are settled before the
 * search, which is then only over the uncertain zone.
 *
 * @param evidence positive for object, negative for backdrop.
 */
export function cut(evidence: Float32Array, contrast: Contrast, lab: LabPlanes): Uint8Array {
  const size = evidence.length;
  const settled = settle(evidence, lab.width);
  const terminal = new Float32Array(size);
  const capacity = new Float32Array(size * NEIGHBOURS);
  const offset = neighbourOffsets(lab.width);
  for (let i = 0; i < size; i++) {
    if ((settled[i] ?? 0) !== 0) continue;
    terminal[i] = (terminal[i] ?? 0) + (evidence[i] ?? 0);
    for (let d = 0; d < NEIGHBOURS; d++) {
      const price = contrast.price[i * NEIGHBOURS + d] ?? 0;
      if (price === 0) continue;
      const other = settled[i + (offset[d] ?? 0)] ?? 0;
      if (other === 0) capacity[i * NEIGHBOURS + d] = price;
      else terminal[i] = (terminal[i] ?? 0) + (other === 1 ? price : -price);
    }
  }
  const labels = minimumCut(terminal, capacity, lab.width);
  for (let i = 0; i < size; i++) if ((settled[i] ?? 0) !== 0) labels[i] = (settled[i] ?? 0) === 1 ? 1 : 0;
  return labels;
}

/** 1 object, 2 backdrop, 0 open: settled only where the four neighbours agree. */
function settle(evidence: Float32Array, width: number): Uint8Array {
  const opinion = new Uint8Array(evidence.length);
  for (let i = 0; i < opinion.length; i++) {
    const value = evidence[i] ?? 0;
    opinion[i] = value > SETTLED ? 1 : value < -5 ? 2 : 0;
  }
  const settled = new Uint8Array(evidence.length);
  for (let i = width + 1; i < settled.length - width - 1; i++) {
    const own = opinion[i] ?? 0;
    if (
      own !== 0 &&
      (opinion[i - 1] ?? 0) === own &&
      (opinion[i + 1] ?? 0) === own &&
      (opinion[i - width] ?? 0) === own &&
      (opinion[i + width] ?? 0) === own
    )
      settled[i] = own;
  }
  return settled;
}
