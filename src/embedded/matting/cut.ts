import { EAST, type FlowNetwork, NEIGHBOURS, newNetwork, SOUTH, SOUTH_EAST, SOUTH_WEST } from "./flow-network.js";
import { SOURCE } from "./flow-search.js";
import { settleForced } from "./flow-settle.js";
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
const BACKDROP = -1;

/** From a pixel to a neighbour that comes later in reading order. */
interface Way {
  readonly direction: number;
  readonly right: number;
  readonly down: number;
  readonly length: number;
}

/** Lengths from the Cauchy-Crofton formula (Boykov and Kolmogorov 2003), so that a slanted outline costs no more. */
const STRAIGHT = 0.55;
const SLANTED = 0.39;
const FORWARD: readonly Way[] = [
  { direction: EAST, right: 1, down: 0, length: STRAIGHT },
  { direction: SOUTH, right: 0, down: 1, length: STRAIGHT },
  { direction: SOUTH_EAST, right: 1, down: 1, length: SLANTED },
  { direction: SOUTH_WEST, right: -1, down: 1, length: SLANTED },
];

/** Steps beyond this are edges as sharp as can be; entries of the table for each unit up to it. */
const STEEPEST = 8;
const FINENESS = 1024;
const PRICES = Float32Array.from({ length: STEEPEST * FINENESS }, (_, k) => {
  const even = Math.exp(-(k + 0.5) / FINENESS);
  return SMOOTHNESS * (LEAST_SMOOTHNESS + (1 - LEAST_SMOOTHNESS) * even);
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
export function cut(evidence: Float32Array, contrast: Contrast, lab: LabPlanes): Uint8Array {
  const labels = settle(evidence, lab.width);
  const network = connect({ evidence, labels, contrast, lab });
  settleForced(network);
  const tree = minimumCut(network);
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < mask.length; i++) {
    const isObject = labels[i] === OPEN ? tree[network.origin + i] === SOURCE : labels[i] === OBJECT;
    if (isObject) mask[i] = 1;
  }
  return mask;
}

interface Problem {
  readonly evidence: Float32Array;
  readonly labels: Int8Array;
  readonly contrast: Contrast;
  readonly lab: LabPlanes;
}

/** Edges between the open pixels alone; what a settled neighbour has to say goes to the terminal. */
function connect(problem: Problem): FlowNetwork {
  const { evidence, labels, lab } = problem;
  const network = newNetwork(lab);
  const { terminal, origin } = network;
  for (let i = 0; i < labels.length; i++) if (labels[i] === OPEN) terminal[origin + i] = evidence[i] ?? 0;
  for (const way of FORWARD) connectAlong(way, network, problem);
  return network;
}

function connectAlong({ direction, right, down, length }: Way, network: FlowNetwork, problem: Problem): void {
  const { labels, contrast, lab } = problem;
  const { capacity, terminal, bond, origin } = network;
  const step = down * lab.width + right;
  for (let y = 0; y < lab.height - down; y++) {
    const row = y * lab.width;
    const end = row + Math.min(lab.width, lab.width - right);
    for (let i = row + Math.max(0, -right); i < end; i++) {
      const own = labels[i] ?? 0;
      const other = labels[i + step] ?? 0;
      if (own !== OPEN && other !== OPEN) continue;
      const price = length * partingPrice(lab, contrast, i, i + step);
      const from = origin + i;
      const to = from + step;
      if (own !== OPEN) terminal[to] = (terminal[to] ?? 0) + own * price;
      else if (other !== OPEN) terminal[from] = (terminal[from] ?? 0) + other * price;
      else {
        capacity[from * NEIGHBOURS + direction] = price;
        capacity[to * NEIGHBOURS + (direction ^ 1)] = price;
        bond[from] = (bond[from] ?? 0) + price;
        bond[to] = (bond[to] ?? 0) + price;
      }
    }
  }
}

/** What it costs to part two neighbours, per pixel of the outline's length. */
function partingPrice({ l, a, b }: LabPlanes, { sharpness }: Contrast, i: number, j: number): number {
  const dl = (l[i] ?? 0) - (l[j] ?? 0);
  const da = (a[i] ?? 0) - (a[j] ?? 0);
  const db = (b[i] ?? 0) - (b[j] ?? 0);
  const step = sharpness * (dl * dl + da * da + db * db);
  return step < STEEPEST ? (PRICES[(step * FINENESS) | 0] ?? 0) : SMOOTHNESS * LEAST_SMOOTHNESS;
}

/** Settled only where the four neighbours agree. */
function settle(evidence: Float32Array, width: number): Int8Array {
  const opinion = new Int8Array(evidence.length);
  for (let i = 0; i < opinion.length; i++) {
    const value = evidence[i] ?? 0;
    opinion[i] = value > SURE_OBJECT ? OBJECT : value < SURE_BACKDROP ? BACKDROP : OPEN;
  }
  const settled = new Int8Array(evidence.length);
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
