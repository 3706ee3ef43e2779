import { type Opened, openKernels, type Room } from "../../pixels/kernels/kernels.js";
import { rowToBlur } from "./box-blur.js";
import type { Grid, LabPlanes } from "./grid.js";
import { pyramidOver, roomForPyramid } from "./push-pull.js";
import { type Compared, cleanAt, FEWER, type Sigmas, sigmasAt, spreadAt } from "./strays.js";

/** Weight of "nothing is left over" where nothing is known, so that what a field leaves over fades under the object. */
const FADE = 0.0002;
/** Of the smoothing, at half the size: what is left over is to follow the light, not the grain. */
const RADIUS = 2;
const ROUNDS = 2;

/** A field that follows the light, and how far clean backdrop strays from it. */
export interface Followed extends Sigmas {
  readonly field: LabPlanes;
}

/**
 * Adds to a field what it leaves over of the clean pixels, smoothed, and carried on where there are none; twice, since a better
 * field tells better what is clean. Half the size is plenty for what is smooth.
 *
 * @param flooded non-zero at the pixels that may be clean.
 * @param limitOf how far from the field a clean pixel may be, by round and by how far the ones before strayed.
 */
export function addLeftOver(
  lab: LabPlanes,
  field: LabPlanes,
  flooded: Uint8Array,
  scale: number,
  limitOf: (round: number, scale: number) => number,
): Followed {
  const { width, height } = lab;
  const size = width * height;
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const room = roomForPyramid(half);
  const halves = half.width * half.height;
  const opened = openKernels(7 * size + 7 * halves + room.values + ROWS * (width + 16), 20 + room.rooms);
  const { kernels, take, put } = opened;
  const fields = [take(size), take(size), take(size)] as const;
  for (const [k, plane] of [field.l, field.a, field.b].entries()) fields[k]?.values.set(plane);
  const [l, a, b, fl, fa, fb] = [put(lab.l), put(lab.a), put(lab.b), ...fields.map(({ at }) => at)];
  const compared: Compared = [l ?? 0, a ?? 0, b ?? 0, fl ?? 0, fa ?? 0, fb ?? 0];
  const [seen, clean] = [put(flooded), take(Math.ceil(size / 4)).at] as const;
  const samples = [take(Math.ceil(size / FEWER)), take(Math.ceil(size / FEWER))] as const;
  const add = adderOf(compared, clean, fields, lab, half, opened);
  let strayed = scale;
  for (let round = 0; round < ROUNDS; round++) {
    cleanAt(kernels, compared, seen, size, limitOf(round, strayed), clean);
    add();
    strayed = spreadAt(kernels, compared, clean, size, samples[0].at);
  }
  cleanAt(kernels, compared, seen, size, limitOf(ROUNDS, strayed), clean);
  const sigmas = sigmasAt(kernels, compared, clean, size, samples[0].at, samples[1].at);
  return {
    field: { width, height, l: fields[0].values.slice(), a: fields[1].values.slice(), b: fields[2].values.slice() },
    ...sigmas,
  };
}

/** Rows that blurring and enlarging need, 64-bit ones for two. */
const ROWS = 6;

/** What adds to the three planes of a field what it leaves over of the clean pixels. */
function adderOf(
  compared: Compared,
  clean: number,
  fields: readonly Room[],
  { width, height }: Grid,
  half: Grid,
  opened: Opened,
): () => void {
  const { kernels, take } = opened;
  const size = half.width * half.height;
  const [weight, across] = [take(size), take(size)];
  const left = [take(size), take(size), take(size)] as const;
  const [row, sums, between] = [take(rowToBlur(half.width, RADIUS)), take(2 * half.width), take(half.width + 2)];
  const weigh = pyramidOver(weight, half, opened);
  const [l, a, b, fl, fa, fb] = compared;
  return () => {
    kernels.halve(l, fl, a, fa, b, fb, clean, width, height, FADE, weight.at, left[0].at, left[1].at, left[2].at);
    const complete = weigh();
    for (const [k, rest] of left.entries()) {
      complete(rest);
      for (let n = 0; n < 2; n++) kernels.boxBlur(rest.at, across.at, row.at, sums.at, half.width, half.height, RADIUS);
      kernels.addEnlarged(fields[k]?.at ?? 0, rest.at, between.at, half.width, half.height, width, height);
    }
  };
}
