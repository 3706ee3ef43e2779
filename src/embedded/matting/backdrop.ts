import type { Border } from "./border.js";
import type { LabPlanes } from "./grid.js";
import { addLeftOver } from "./left-over.js";
import {
  drawField,
  fitField,
  medianBelow,
  residuals,
  type SmoothField,
  samplesAt,
  tukeyWeights,
} from "./smooth-field.js";
import { SHADOW_CAUTION, type Sigmas, straysOf } from "./strays.js";
import { carryOn, nearestBlend } from "./wall-and-floor.js";

/** The backdrop as it would look without object and shadow. */
export interface Backdrop extends Sigmas {
  readonly field: LabPlanes;
}

/** In Lab units: white without grain is blown out, by the light or by whoever cut the picture free. */
const GRAIN = 0.1;

/** Whether the backdrop is so even that nothing of the ground itself is left in it. */
export function isBlownOut({ sigmaL }: Backdrop): boolean {
  return sigmaL < GRAIN;
}

/** Every how many pixels a polynomial is fitted: it has up to 28 coefficients, and thousands of samples are plenty. */
const STRIDE = 47;
/** First window of the robust fit, in Lab units: a vignette departs by as much from what the frame's samples foretell. */
const WIDEST = 16;

/**
 * A polynomial through all that was flooded from the frame, robustly, since that holds shadows and leaks; then what the
 * polynomial leaves over, smoothed and carried on under the object. Several backdrops, as a wall and a floor, are carried on
 * as they are seen.
 *
 * @param flooded non-zero where a flood from the frame came without crossing an edge.
 */
export function modelBackdrop(lab: LabPlanes, border: Border, flooded: Uint8Array): Backdrop {
  const smooth = polynomialBase(lab, border, flooded);
  if (isOne(smooth, lab, border)) return addLeftOver(lab, smooth.field, flooded, smooth.scale, limitOf);
  let { scale, field } = severalBase(lab, border);
  for (let round = 0; round < 2; round++) {
    const clean = straysOf(lab, field, flooded).cleanWithin(limitOf(round, scale));
    field = carryOn(lab, clean, flooded);
    scale = straysOf(lab, field, flooded).spreadOf(clean);
  }
  const strays = straysOf(lab, field, flooded);
  return { field, ...strays.sigmasOf(strays.cleanWithin(limitOf(2, scale))) };
}

/** How far from the field clean backdrop may be, by round: the first field is only about right. */
function limitOf(round: number, scale: number): number {
  return Math.max(round === 0 ? 4 : round === 1 ? 2.5 : 2, 3.5 * scale);
}

interface Base {
  readonly field: LabPlanes;
  readonly scale: number;
}

/** Every so many pixels, where they are of a mask. */
function everyOf(mask: Uint8Array, stride: number): Int32Array {
  const chosen = new Int32Array(Math.ceil(mask.length / stride));
  let count = 0;
  for (let i = 0; i < mask.length; i += stride) if (mask[i] !== 0) chosen[count++] = i;
  return chosen.subarray(0, count);
}

function polynomialBase(lab: LabPlanes, border: Border, flooded: Uint8Array): Base {
  const model = border.first;
  const samples = samplesAt(lab, everyOf(flooded, STRIDE));
  let field: SmoothField = model.field;
  let scale = model.scale;
  const own = new Float32Array(samples.l.length).fill(1);
  let cut = Math.max(WIDEST, 5 * scale);
  for (const order of [2, 4, 6, 6, 6, 6]) {
    const residual = residuals(field, samples);
    const weight = tukeyWeights(residual, cut, own, SHADOW_CAUTION);
    scale = Math.max(0.4, medianBelow(residual, cut));
    cut = Math.max(3, Math.min(cut, 4 * scale));
    field = fitField(samples, weight, order);
  }
  return { field: drawField(field, lab), scale };
}

/** Whether one smooth field explains the frame's backdrop. */
function isOne(smooth: Base, lab: LabPlanes, border: Border): boolean {
  return border.models.length === 1 || explainedSeeds(lab, border, smooth) > 0.93;
}

function severalBase(lab: LabPlanes, { models }: Border): Base {
  const fields = models.map((model) => drawField(model.field, lab));
  return { field: nearestBlend(lab, fields), scale: Math.max(1, ...models.map((model) => model.scale)) };
}

/** Share of the frame's backdrop pixels that the one smooth field explains. */
function explainedSeeds(lab: LabPlanes, { seeds }: Border, { field, scale }: Base): number {
  let all = 0;
  let explained = 0;
  for (let i = 0; i < seeds.length; i++) {
    if ((seeds[i] ?? 0) === 0) continue;
    all++;
    if (distance(lab, field, i) < Math.max(3, 4 * scale)) explained++;
  }
  return explained / all;
}

function distance(lab: LabPlanes, field: LabPlanes, i: number): number {
  const dl = (lab.l[i] ?? 0) - (field.l[i] ?? 0);
  const da = (lab.a[i] ?? 0) - (field.a[i] ?? 0);
  const db = (lab.b[i] ?? 0) - (field.b[i] ?? 0);
  return Math.sqrt(dl * dl + da * da + db * db);
}
