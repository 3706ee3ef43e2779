import { type FlowNetwork, NEIGHBOURS, newNetwork, STEP_X, STEP_Y, VOID } from "./flow-network.js";
import type { LabPlanes } from "./grid.js";
import { minimumCut } from "./max-flow.js";

/** Price of an outline through even ground, per pixel of its length, in units of the evidence. */
const SMOOTHNESS = 3.2;
/** What is left of it on the sharpest edge. */
const LEAST_SMOOTHNESS = 0.06;
/** Beyond this the outline could never pay for overruling the pixel and its like-minded neighbours. */
const SURE_OBJECT = 14;
const SURE_BACKDROP = -5;

const OPEN = 0;
const OBJECT = 1;
const SETTLED_BACKDROP = 2;

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
  const labels = settle(evidence, lab.width);
  const open = listOpen(labels);
  const nodes = minimumCut(connect(open, { evidence, labels, sharpness, lab }));
  for (let i = 0; i < labels.length; i++) if (labels[i] === SETTLED_BACKDROP) labels[i] = 0;
  for (let n = 0; n < open.length; n++) labels[open[n] ?? 0] = nodes[n + 1] ?? 0;
  return labels;
}

function listOpen(labels: Uint8Array): Int32Array {
  const open = new Int32Array(labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === OPEN) open[count++] = i;
  return open.subarray(0, count);
}

interface Problem {
  readonly evidence: Float32Array;
  readonly labels: Uint8Array;
  readonly sharpness: number;
  readonly lab: LabPlanes;
}

/** Nodes for the open pixels alone, in their order from 1; to a settled neighbour there is a terminal instead of an edge. */
function connect(open: Int32Array, { evidence, labels, sharpness, lab }: Problem): FlowNetwork {
  const { width, height } = lab;
  const network = newNetwork(open.length);
  const { terminal, neighbour, capacity } = network;
  const nodeOf = new Int32Array(labels.length);
  for (let n = 0; n < open.length; n++) nodeOf[open[n] ?? 0] = n + 1;
  for (let n = 1; n <= open.length; n++) {
    const i = open[n - 1] ?? 0;
    const x = i % width;
    const y = (i / width) | 0;
    let own = (terminal[n] ?? 0) + (evidence[i] ?? 0);
    for (let d = 0; d < NEIGHBOURS; d++) {
      const u = x + (STEP_X[d] ?? 0);
      const v = y + (STEP_Y[d] ?? 0);
      if (u < 0 || u >= width || v < 0 || v >= height) continue;
      const j = v * width + u;
      const other = nodeOf[j] ?? VOID;
      // An edge between two nodes is made once, in its forward direction.
      if (other !== VOID && (d & 1) === 1) continue;
      const price = partingPrice(lab, sharpness, i, j, d < 4);
      if (other === VOID) {
        own += labels[j] === OBJECT ? price : -price;
        continue;
      }
      const edge = n * NEIGHBOURS + d;
      const back = other * NEIGHBOURS + (d ^ 1);
      neighbour[edge] = other;
      neighbour[back] = n;
      capacity[edge] = price;
      capacity[back] = price;
    }
    terminal[n] = own;
  }
  return network;
}

/** What it costs to part two neighbours. */
function partingPrice(lab: LabPlanes, sharpness: number, i: number, j: number, straight: boolean): number {
  const dl = (lab.l[i] ?? 0) - (lab.l[j] ?? 0);
  const da = (lab.a[i] ?? 0) - (lab.a[j] ?? 0);
  const db = (lab.b[i] ?? 0) - (lab.b[j] ?? 0);
  // Weights of the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more.
  const length = straight ? 0.55 : 0.39;
  const even = Math.exp(-sharpness * (dl * dl + da * da + db * db));
  return SMOOTHNESS * length * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even);
}

/** Settled only where the four neighbours agree. */
function settle(evidence: Float32Array, width: number): Uint8Array {
  const opinion = new Uint8Array(evidence.length);
  for (let i = 0; i < opinion.length; i++) {
    const value = evidence[i] ?? 0;
    opinion[i] = value > SURE_OBJECT ? OBJECT : value < SURE_BACKDROP ? SETTLED_BACKDROP : OPEN;
  }
  const settled = new Uint8Array(evidence.length);
  for (let i = width + 1; i < settled.length - width - 1; i++) {
    const own = opinion[i] ?? 0;
    if (
      own !== OPEN &&
      (opinion[i - 1] ?? 0) === own &&
      (opinion[i + 1] ?? 0) === own &&
      (opinion[i - width] ?? 0) === own &&
      (opinion[i + width] ?? 0) === own
    )
      settled[i] = own;
  }
  return settled;
}
