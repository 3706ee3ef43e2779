import { type Backdrop, modelBackdrop } from "./backdrop.js";
import { type Border, readBorder } from "./border.js";
import { boxBlur, dilate } from "./box-blur.js";
import { colourEvidence } from "./colour-models.js";
import { componentsOf } from "./components.js";
import { cut, measureContrast } from "./cut.js";
import { geodesicDistance } from "./distance.js";
import { type Edges, findEdges } from "./edges.js";
import { type Evidence, weighEvidence } from "./evidence.js";
import type { Grid, LabPlanes, RgbPlanes } from "./grid.js";
import { toLab } from "./lab.js";
import { percentile } from "./percentile.js";
export const P = {
  T: 6,
  ENC: 7,
  reach: 5,
  unit: 1.2,
  colourW: 1.2,
  fgPasses: 1,
  hole: 2,
  gap: 1,
  climb: 1,
  holes: 1,
  holeLit: 4,
  holeQ: 2.5,
  holeArea: 12,
  nearR: 4,
  cmax: 30,
  tex: 3,
  texQ: 2.5,
  h2: 0.4,
  h2lit: 6,
};

export interface Segmentation extends Grid {
  readonly mask: Uint8Array;
  readonly evidence: Float32Array;
  readonly border: Border;
  readonly backdrop: Backdrop;
  readonly edges: Edges;
  readonly reach: Float32Array;
  readonly likeness: Evidence;
  readonly lab: LabPlanes;
  readonly masks: readonly [Uint8Array, Uint8Array];
  readonly quiet: number;
  readonly desperate: boolean;
  tm: Record<string, number>;
}

export function segment(rgb: RgbPlanes): Segmentation {
  const tm: Record<string, number> = {};
  let t0 = performance.now();
  const lap = (k: string) => {
    const t = performance.now();
    tm[k] = t - t0;
    t0 = t;
  };
  const lab = toLab(rgb);
  lap("lab");
  const edges = findEdges(lab);
  lap("edges");
  const border = readBorder(lab, edges.gradient);
  lap("border");
  const quiet = quietLevel(edges.barrier, border.seeds);
  const cost = barrierCost(edges.barrier, quiet);
  const flooded = geodesicDistance(cost, new Float32Array(cost.length), border.seeds, lab, 2);
  lap("geo1");
  const floodMask = new Uint8Array(flooded.length);
  for (let i = 0; i < floodMask.length; i++) floodMask[i] = (flooded[i] ?? 0) < 1.5 ? 1 : 0;
  const backdrop = modelBackdrop(lab, border, floodMask);
  lap("backdrop");
  const likeness = weighEvidence(lab, backdrop);
  punishTexture(likeness, edges.barrier, quiet, lab);
  lap("evidence");
  for (let i = 0; i < cost.length; i++)
    cost[i] = (cost[i] ?? 0) + 0.15 * Math.max(0, Math.min(likeness.shaded[i] ?? 0, 40) - 2);
  const relief = boxBlur(
    lab.l.map((v, i) => P.climb * Math.min(0, v - (backdrop.field.l[i] ?? 0) + 1)),
    lab,
    2,
  );
  const seeds = border.seeds.slice();
  let reach = geodesicDistance(cost, relief, seeds, lab, 2);
  if (P.holes && addHoles(seeds, likeness, reach, edges, quiet, lab))
    reach = geodesicDistance(cost, relief, seeds, lab, 2);
  lap("geo2");
  const evidence = new Float32Array(cost.length);
  const near = dilate(
    reach.map((v) => Math.exp(-v / P.reach)),
    lab,
    P.nearR,
  );
  for (let i = 0; i < evidence.length; i++) {
    const r = near[i] ?? 0;
    const e = r * (likeness.shaded[i] ?? 0) + (1 - r) * (likeness.lit[i] ?? 0);
    evidence[i] = Math.min(e, P.cmax) + (1 - r) * P.ENC - P.T;
  }
  const claimed = largestArea(likeness.lit.map((v) => (v > P.h2lit ? 1 : 0)), lab);
  const contrast = measureContrast(lab);
  lap("contrast");
  let mask = cut(evidence, 0, contrast, lab);
  const desperate = largestArea(mask, lab) < P.h2 * claimed;
  if (desperate) {
    for (let i = 0; i < evidence.length; i++) evidence[i] = Math.min(likeness.lit[i] ?? 0, P.cmax) - P.T;
    mask = cut(evidence, 0, contrast, lab);
  }
  lap("cut1");
  let full: Float32Array = evidence;
  for (let k = 0; k < P.fgPasses; k++) {
    full = colourEvidence(lab, mask, evidence, P.colourW);
    mask = cut(full, 0, contrast, lab);
  }
  lap("cut2");
  tidy(mask, lab);
  const a = cut(full, -4, contrast, lab),
    b = cut(full, 4, contrast, lab);
  tidy(a, lab);
  tidy(b, lab);
  lap("stab");
  return {
    width: lab.width,
    height: lab.height,
    mask,
    evidence: full,
    border,
    backdrop,
    edges,
    reach,
    likeness,
    lab,
    masks: [a, b],
    quiet,
    desperate,
    tm,
  };
}

export function quietLevel(barrier: Float32Array, seeds: Uint8Array): number {
  return Math.max(
    0.25,
    percentile(
      barrier.filter((_, i) => (seeds[i] ?? 0) !== 0),
      0.85,
    ),
  );
}

function barrierCost(barrier: Float32Array, quiet: number): Float32Array {
  const cost = new Float32Array(barrier.length);
  for (let i = 0; i < cost.length; i++) {
    const over = Math.max(0, (barrier[i] ?? 0) - 1.5 * quiet) / P.unit;
    cost[i] = over * over + 1e-4;
  }
  return cost;
}

function addHoles(
  seeds: Uint8Array,
  likeness: Evidence,
  reach: Float32Array,
  edges: Edges,
  quiet: number,
  grid: Grid,
): boolean {
  const near = new Uint8Array(seeds.length);
  for (let i = 0; i < near.length; i++)
    near[i] =
      (reach[i] ?? 0) > 4 && (likeness.lit[i] ?? 0) < P.holeLit && (edges.barrier[i] ?? 0) < P.holeQ * quiet ? 1 : 0;
  const { labels, list } = componentsOf(near, grid);
  let found = false;
  for (let i = 0; i < near.length; i++) {
    const k = labels[i] ?? 0;
    if (k === 0) continue;
    if ((list[k - 1]?.area ?? 0) < P.holeArea) continue;
    seeds[i] = 1;
    found = true;
  }
  return found;
}

function tidy(mask: Uint8Array, grid: Grid): void {
  const { labels, list } = componentsOf(mask, grid);
  let most = 0;
  for (const c of list) most = Math.max(most, c.area);
  for (let i = 0; i < mask.length; i++) {
    const k = labels[i] ?? 0;
    if (k !== 0 && (list[k - 1]?.area ?? 0) < Math.max(4e-4 * mask.length, 0.01 * most)) mask[i] = 0;
  }
  const inv = mask.map((v) => 1 - v);
  const o = componentsOf(inv, grid);
  for (let i = 0; i < mask.length; i++) {
    const k = o.labels[i] ?? 0;
    if (k !== 0) {
      const c = o.list[k - 1];
      if (c !== undefined && !c.touchesFrame && c.area < Math.max(10, 3e-5 * mask.length)) mask[i] = 1;
    }
  }
}

function largestArea(mask: ArrayLike<number>, grid: Grid): number {
  let most = 0;
  for (const c of componentsOf(Uint8Array.from(mask), grid).list) most = Math.max(most, c.area);
  return most;
}

/** Fur is no shadow: a shadow is as smooth as what it falls on. */
function punishTexture(likeness: Evidence, barrier: Float32Array, quiet: number, grid: Grid): void {
  const negative = boxBlur(barrier, grid, 2).map((v) => -v);
  const least = dilate(negative, grid, 4);
  for (let i = 0; i < least.length; i++) {
    const over = -((least[i] ?? 0)) / quiet - P.texQ;
    if (over > 0) likeness.shaded[i] = Math.min(likeness.lit[i] ?? 0, (likeness.shaded[i] ?? 0) + P.tex * over * over);
  }
}
