import { openNetwork } from "./flow-network.js";
import type { LabPlanes } from "./grid.js";

/** Price of an outline through even ground, per pixel of its length, in units of the evidence. */
const SMOOTHNESS = 3.2;
/** What is left of it on the sharpest edge. */
const LEAST_SMOOTHNESS = 0.06;
/** Steps beyond this are edges as sharp as can be; entries of the table for each unit up to it. */
const STEEPEST = 8;
const FINENESS = 1024;
const PRICES = Float64Array.from({ length: STEEPEST * FINENESS + 1 }, (_, k) => {
  if (k === STEEPEST * FINENESS) return SMOOTHNESS * LEAST_SMOOTHNESS;
  const even = Math.exp(-(k + 0.5) / FINENESS);
  return Math.fround(SMOOTHNESS * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even));
});

/** How steeply the price of an outline falls with the colour step that it runs along; depends on the picture alone. */
export interface Contrast {
  readonly sharpness: number;
}

export function measureContrast(lab: LabPlanes): Contrast {
  return { sharpness: 1 / (2 * Math.max(1, meanSquaredStep(lab))) };
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
 * The labelling (1 = object) of least energy. Where the evidence is beyond doubt all around, pixels are settled before the
 * search, which is then only over the uncertain zone.
 *
 * @param evidence positive for object, negative for backdrop.
 */
export function cut(evidence: Float32Array, { sharpness }: Contrast, lab: LabPlanes): Uint8Array {
  const { width, height } = lab;
  const planes = [evidence, lab.l, lab.a, lab.b];
  const size = evidence.length;
  const bytes = Math.ceil(size / 4);
  const { network, rooms } = openNetwork(lab, [...planes.map(() => size), 2 * PRICES.length, bytes, bytes]);
  for (const [k, plane] of planes.entries()) rooms[k]?.values.set(plane);
  const { kernels } = network;
  const { buffer } = kernels.memory;
  const [own = 0, l = 0, a = 0, b = 0, prices = 0, labels = 0, opinions = 0] = rooms.map(({ at }) => at);
  new Float64Array(buffer, prices, PRICES.length).set(PRICES);
  kernels.labelSure(own, opinions, labels, width, height);
  kernels.clearOpen(labels, width, height);
  kernels.connect(labels, own, l, a, b, prices, sharpness, width, height);
  kernels.settleForced();
  kernels.minimumCut();
  kernels.readCut(labels, width, height);
  return new Uint8Array(buffer, labels, size).slice();
}
