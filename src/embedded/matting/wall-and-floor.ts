import { boxBlur } from "./box-blur.js";
import type { Grid, LabPlanes } from "./grid.js";
import { pushPull } from "./push-pull.js";

/** Pixels on either side of what the object hides whose mean is the backdrop's colour there. */
const DEPTH = 8;
/** In Lab units: colours on the two sides that are no further apart belong to one backdrop, which goes on between them. */
const ALIKE = 8;

/**
 * At each pixel the colour nearest to its own that the backdrops have, or that two of them have between them: where a wall
 * turns into the floor it is neither the one nor the other.
 *
 * @param fields each backdrop as its samples along the frame foretell it, over the whole picture.
 */
export function nearestBlend(lab: LabPlanes, fields: readonly LabPlanes[]): LabPlanes {
  const blend = newPlanes(lab);
  const least = new Float32Array(lab.l.length).fill(Number.POSITIVE_INFINITY);
  for (const [k, from] of fields.entries()) {
    for (const to of fields.slice(k + 1)) blendBetween(lab, from, to, blend, least);
  }
  return blend;
}

/** Takes what is nearer than `least` on the straight line between two fields. */
function blendBetween(lab: LabPlanes, from: LabPlanes, to: LabPlanes, blend: LabPlanes, least: Float32Array): void {
  for (let i = 0; i < least.length; i++) {
    const [l, a, b] = [from.l[i] ?? 0, from.a[i] ?? 0, from.b[i] ?? 0];
    const ul = (to.l[i] ?? 0) - l;
    const ua = (to.a[i] ?? 0) - a;
    const ub = (to.b[i] ?? 0) - b;
    const vl = (lab.l[i] ?? 0) - l;
    const va = (lab.a[i] ?? 0) - a;
    const vb = (lab.b[i] ?? 0) - b;
    const part = Math.max(0, Math.min(1, (vl * ul + va * ua + vb * ub) / (ul * ul + ua * ua + ub * ub + 1e-6)));
    const distance = (vl - part * ul) ** 2 + (va - part * ua) ** 2 + (vb - part * ub) ** 2;
    if (distance >= (least[i] ?? 0)) continue;
    least[i] = distance;
    blend.l[i] = l + part * ul;
    blend.a[i] = a + part * ua;
    blend.b[i] = b + part * ub;
  }
}

/**
 * The backdrops as they would go on under the object. What has the same colour on both sides of it, be it to the left and
 * right or above and below, goes on between them; the rest is filled in smoothly.
 *
 * @param clean non-zero at the pixels that are backdrop.
 * @param flooded non-zero at those that the object does not hide: backdrop and shadow.
 */
export function carryOn(lab: LabPlanes, clean: Uint8Array, flooded: Uint8Array): LabPlanes {
  const field: LabPlanes = { ...lab, l: lab.l.slice(), a: lab.a.slice(), b: lab.b.slice() };
  const weight = Float32Array.from(clean);
  const { width, height } = lab;
  // Where two backdrops meet, the line between them mostly lies flat: rows come first.
  for (let y = 0; y < height; y++) bridge({ start: y * width, step: 1, count: width }, field, weight, clean, flooded);
  for (let x = 0; x < width; x++) bridge({ start: x, step: width, count: height }, field, weight, clean, flooded);
  const [l, a, b] = pushPull([field.l, field.a, field.b], weight, lab);
  return { width, height, l: boxBlur(l, lab, 1), a: boxBlur(a, lab, 1), b: boxBlur(b, lab, 1) };
}

/** A row or column. */
interface Line {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Fills in what is hidden along one line and not known yet. At the frame the one side that there is has to do. */
function bridge(
  { start, step, count }: Line,
  field: LabPlanes,
  weight: Float32Array,
  clean: Uint8Array,
  flooded: Uint8Array,
): void {
  const limit = start + count * step;
  for (let i = start; i < limit; ) {
    const first = i;
    while (i < limit && flooded[i] === 0) i += step;
    if (i === first) {
      i += step;
      continue;
    }
    const before = meanBeside(field, clean, first - step, -step, start - step);
    const after = meanBeside(field, clean, i, step, limit);
    const [from, to] = [before ?? after, after ?? before];
    if (from === undefined || to === undefined || apart(from, to) > ALIKE) continue;
    for (let at = first; at < i; at += step) {
      if (weight[at] === 0) paint(field, weight, at, from, to, (at - first + step) / (i - first + step));
    }
  }
}

type Colour = readonly [l: number, a: number, b: number];

/** Of the first clean pixels from `first` on, up to `limit`. */
function meanBeside(
  field: LabPlanes,
  clean: Uint8Array,
  first: number,
  step: number,
  limit: number,
): Colour | undefined {
  let count = 0;
  let [l, a, b] = [0, 0, 0];
  for (let i = first; i !== limit && count < DEPTH; i += step) {
    if (clean[i] === 0) continue;
    l += field.l[i] ?? 0;
    a += field.a[i] ?? 0;
    b += field.b[i] ?? 0;
    count++;
  }
  return count === 0 ? undefined : [l / count, a / count, b / count];
}

function apart(one: Colour, other: Colour): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function paint(field: LabPlanes, weight: Float32Array, i: number, from: Colour, to: Colour, part: number): void {
  field.l[i] = from[0] + (to[0] - from[0]) * part;
  field.a[i] = from[1] + (to[1] - from[1]) * part;
  field.b[i] = from[2] + (to[2] - from[2]) * part;
  weight[i] = 1;
}

function newPlanes({ width, height }: Grid): LabPlanes {
  const size = width * height;
  return { width, height, l: new Float32Array(size), a: new Float32Array(size), b: new Float32Array(size) };
}
