import { gradientAt } from "./edges.js";
import type { LabPlanes } from "./grid.js";
import { percentile } from "./percentile.js";
import {
  type FieldSamples,
  fitField,
  medianOfWeighed,
  residuals,
  type SmoothField,
  samplesAt,
  tukeyWeights,
} from "./smooth-field.js";

/** One backdrop colour found along the frame. */
export interface BorderModel {
  readonly field: SmoothField;
  /** Robust standard deviation of its samples, in Lab units. */
  readonly scale: number;
  /** Of all samples of the ring. */
  readonly share: number;
}

export interface Border {
  /** The densest. */
  readonly first: BorderModel;
  /** All of them, the first too. */
  readonly models: readonly BorderModel[];
  /** Non-zero at the pixels of the ring that a model explains. */
  readonly seeds: Uint8Array;
  /** Of the ring, how much is explained by all models together. */
  readonly share: number;
}

interface Samples {
  readonly index: Int32Array;
  readonly colours: FieldSamples;
  /** 0 top, 1 right, 2 bottom, 3 left. */
  readonly side: Uint8Array;
  /** 1 to 4 for those in a corner, 0 for the rest. */
  readonly corner: Uint8Array;
  /** Near 1 on smooth ground, near 0 on texture: objects that run through the frame are mostly textured, backdrops are not. */
  readonly smoothness: Float32Array;
}

const RING = 0.015;
/** Every how many of its pixels, along any row or column, is a sample: there are thousands of each colour. */
const STRIDE = 3;
const MOST_MODELS = 3;
/** Share of the ring from which on no other colour can be the backdrop's. */
const MAJORITY = 0.5;
/** Of the ring, for a further model, such as the floor below a wall. */
const LEAST_SHARE = 0.08;
/** Of the sides, how far a corner reaches; and in how many of them what lies around an object that fills the frame is seen. */
const CORNER = 0.06;
const CORNERS = 3;
/** In Lab units: what is no farther from the densest colour may be of its model. */
const NEAR = 12;
/** Beyond this standard deviation a further "backdrop" is rather an object's texture. */
const ROUGHEST = 2.5;

/**
 * Finds the backdrop's colours along the frame. Objects often run through it, so nothing is fitted to all of the ring: each
 * model grows from the densest smooth colour, and what it does not explain is left for the next, or for the object.
 *
 * @param smooth the picture without its noise, for the slopes in it.
 */
export function readBorder(lab: LabPlanes, smooth: LabPlanes): Border {
  const samples = sampleRing(lab, smooth);
  const free = new Float32Array(samples.index.length).fill(1);
  const seeds = new Uint8Array(lab.l.length);
  const first = growFirst(lab, samples, free);
  claim(first, samples, free, seeds);
  const models: BorderModel[] = [first];
  let share = first.share;
  while (models.length < MOST_MODELS) {
    const found = growModel(lab, samples, free);
    if (found.share < LEAST_SHARE || found.scale > ROUGHEST || !isGround(samples, found.inlier)) break;
    claim(found, samples, free, seeds);
    models.push(found);
    share += found.share;
  }
  return { first, models, seeds, share };
}

/**
 * A flat object that runs through the frame may well be denser in colour than a graded backdrop, but not as long; and what
 * fills the frame leaves it the corners.
 */
function growFirst(lab: LabPlanes, samples: Samples, free: Float32Array): Grown {
  const densest = growModel(lab, samples, free);
  if (densest.share > MAJORITY && cornersOf(samples, densest.inlier) > 0) return densest;
  const rest = free.map((value, s) => (densest.inlier[s] === 0 ? value : 0));
  const other = growModel(lab, samples, rest);
  const [held, others] = [cornersOf(samples, densest.inlier), cornersOf(samples, other.inlier)];
  if (held === 0 && others >= CORNERS && other.share >= LEAST_SHARE) return other;
  return densest.share > MAJORITY || other.share <= densest.share ? densest : other;
}

function claim({ inlier }: Grown, { index }: Samples, free: Float32Array, seeds: Uint8Array): void {
  for (let s = 0; s < free.length; s++) {
    if ((inlier[s] ?? 0) === 0) continue;
    free[s] = 0;
    seeds[index[s] ?? 0] = 1;
  }
}

function cornerAt(x: number, y: number, { width, height }: LabPlanes): number {
  const [right, down] = [width - 1 - x, height - 1 - y];
  if (Math.min(x, right) > CORNER * width || Math.min(y, down) > CORNER * height) return 0;
  return 1 + (x < right ? 0 : 1) + (y < down ? 0 : 2);
}

function sampleRing(lab: LabPlanes, smooth: LabPlanes): Samples {
  const { width, height } = smooth;
  const depth = Math.max(2, Math.round(RING * Math.min(width, height)));
  const most = Math.ceil((2 * depth * (width + height)) / STRIDE) + 2 * (width + height);
  const [index, side, corner] = [new Int32Array(most), new Uint8Array(most), new Uint8Array(most)];
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const far = Math.min(y, height - 1 - y, x, width - 1 - x);
      if (far >= depth) {
        x = width - depth - 1;
        continue;
      }
      if ((x + y) % STRIDE !== 0) continue;
      index[count] = y * width + x;
      corner[count] = cornerAt(x, y, smooth);
      side[count] = far === y ? 0 : far === height - 1 - y ? 2 : far === x ? 3 : 1;
      count++;
    }
  }
  const rough = new Float32Array(count);
  for (let s = 0; s < count; s++) rough[s] = gradientAt(smooth, index[s] ?? 0);
  const typical = Math.max(0.5, 2 * percentile(rough, 0.3));
  const smoothness = new Float32Array(count);
  for (let s = 0; s < count; s++) smoothness[s] = 1 / (1 + ((rough[s] ?? 0) / typical) ** 2);
  const places = index.subarray(0, count);
  return {
    index: places,
    colours: samplesAt(lab, places),
    side: side.subarray(0, count),
    corner: corner.subarray(0, count),
    smoothness,
  };
}

interface Grown extends BorderModel {
  readonly inlier: Uint8Array;
}

/** Constant, then linear, then quadratic, by iteratively reweighted least squares with Tukey's weights. */
function growModel(lab: LabPlanes, samples: Samples, free: Float32Array): Grown {
  const start = densestColour(lab, samples, free);
  const { colours, smoothness } = samples;
  const own = free.slice();
  for (let s = 0; s < own.length; s++) own[s] = (own[s] ?? 0) * (smoothness[s] ?? 0);
  let weight: Float32Array = own.slice();
  for (let s = 0; s < weight.length; s++) {
    const dl = (colours.l[s] ?? 0) - start.l;
    const da = (colours.a[s] ?? 0) - start.a;
    const db = (colours.b[s] ?? 0) - start.b;
    if (dl * dl + da * da + db * db >= NEAR ** 2) weight[s] = 0;
  }
  let field = fitField(colours, weight, 0);
  let scale = 4;
  for (const order of [1, 2, 2, 2, 2, 2]) {
    field = fitField(colours, weight, order);
    const residual = residuals(field, colours);
    scale = Math.max(0.4, Math.min(6, 1.4826 * medianOfWeighed(residual, weight) * 0.65));
    weight = tukeyWeights(residual, Math.max(4, 4 * scale), own);
  }
  const residual = residuals(field, colours);
  const inlier = new Uint8Array(residual.length);
  let count = 0;
  for (let s = 0; s < inlier.length; s++) {
    if (Math.abs(residual[s] ?? 0) < Math.max(3, 3.2 * scale) && (free[s] ?? 0) !== 0) {
      inlier[s] = 1;
      count++;
    }
  }
  return { field, scale, share: count / inlier.length, inlier };
}

const BIN = 6;

interface Cell {
  weight: number;
  l: number;
  a: number;
  b: number;
}

/** Mean of the fullest cell of a coarse colour histogram, counting smooth samples most. */
function densestColour(lab: LabPlanes, { index, smoothness }: Samples, free: Float32Array): Cell {
  const cells = new Map<number, Cell>();
  for (let s = 0; s < index.length; s++) {
    if ((free[s] ?? 0) === 0) continue;
    const i = index[s] ?? 0;
    const key =
      (Math.floor((lab.l[i] ?? 0) / BIN) * 64 + Math.floor((lab.a[i] ?? 0) / BIN + 32)) * 64 +
      Math.floor((lab.b[i] ?? 0) / BIN + 32);
    const cell = cells.get(key) ?? { weight: 0, l: 0, a: 0, b: 0 };
    const w = smoothness[s] ?? 0;
    cell.weight += w;
    cell.l += w * (lab.l[i] ?? 0);
    cell.a += w * (lab.a[i] ?? 0);
    cell.b += w * (lab.b[i] ?? 0);
    cells.set(key, cell);
  }
  let best: Cell = { weight: 0, l: 0, a: 0, b: 0 };
  for (const cell of cells.values()) if (cell.weight > best.weight) best = cell;
  const scale = 1 / Math.max(best.weight, 1e-9);
  return { weight: best.weight, l: best.l * scale, a: best.a * scale, b: best.b * scale };
}

/** A floor or a second wall meets two opposite sides of the frame, and a corner; what does not may be the object. */
function isGround(samples: Samples, inlier: Uint8Array): boolean {
  return spansSides(samples, inlier) && cornersOf(samples, inlier) > 0;
}

/** In how many of the picture's corners most samples are of a model. */
function cornersOf({ corner }: Samples, inlier: Uint8Array): number {
  const all = [0, 0, 0, 0, 0];
  const hit = [0, 0, 0, 0, 0];
  for (let s = 0; s < corner.length; s++) {
    const at = corner[s] ?? 0;
    all[at] = (all[at] ?? 0) + 1;
    hit[at] = (hit[at] ?? 0) + (inlier[s] ?? 0);
  }
  return hit.filter((count, at) => at > 0 && count > 0.5 * (all[at] ?? 0)).length;
}

function spansSides({ side }: Samples, inlier: Uint8Array): boolean {
  const all = [0, 0, 0, 0];
  const hit = [0, 0, 0, 0];
  for (let s = 0; s < side.length; s++) {
    all[side[s] ?? 0] = (all[side[s] ?? 0] ?? 0) + 1;
    hit[side[s] ?? 0] = (hit[side[s] ?? 0] ?? 0) + (inlier[s] ?? 0);
  }
  const [top, right, bottom, left] = hit.map((count, k) => count > 0.12 * (all[k] ?? 0));
  return (top === true && bottom === true) || (left === true && right === true);
}
