import { openKernels } from "../../pixels/kernels/kernels.js";
import { boxBlur } from "./box-blur.js";
import type { Grid, LabPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";

/** Weight of "nothing is left over" where nothing is known, so that what a field leaves over fades under the object. */
const FADE = 0.0002;
/** Of the smoothing, at half the size: what is left over is to follow the light, not the grain. */
const RADIUS = 2;

/** A field of the picture's size, half as wide and high, with what is known of each of its pixels. */
interface Half extends Grid {
  readonly weight: Float32Array;
  readonly planes: Triple;
}

/**
 * A field with what it leaves over of the clean pixels, smoothed, and carried on where there are none. Half the size is
 * plenty for what is smooth.
 *
 * @param clean non-zero at the pixels that are backdrop.
 */
export function addLeftOver(lab: LabPlanes, field: LabPlanes, clean: Uint8Array): LabPlanes {
  const half = halve(lab, field, clean);
  const [l, a, b] = pushPull(half.planes, half.weight, half);
  return {
    width: lab.width,
    height: lab.height,
    l: addEnlarged(field.l, smoothed(l, half), half, lab),
    a: addEnlarged(field.a, smoothed(a, half), half, lab),
    b: addEnlarged(field.b, smoothed(b, half), half, lab),
  };
}

function smoothed(plane: Float32Array, half: Grid): Float32Array {
  return boxBlur(boxBlur(plane, half, RADIUS), half, RADIUS);
}

/** Means over the clean ones of each 2 × 2 pixels. */
function halve(lab: LabPlanes, field: LabPlanes, clean: Uint8Array): Half {
  const width = (lab.width + 1) >> 1;
  const height = (lab.height + 1) >> 1;
  const size = width * height;
  const { kernels, take, put } = openKernels(7 * clean.length + 4 * size, 11);
  const [weight, l, a, b] = [take(size), take(size), take(size), take(size)];
  const planes = [put(lab.l), put(field.l), put(lab.a), put(field.a), put(lab.b), put(field.b), put(clean)] as const;
  kernels.halve(...planes, lab.width, lab.height, FADE, weight.at, l.at, a.at, b.at);
  const halves: Triple = [l.values.slice(), a.values.slice(), b.values.slice()];
  return { width, height, weight: weight.values.slice(), planes: halves };
}

/** Bilinear. */
function addEnlarged(plane: Float32Array, rest: Float32Array, half: Grid, { width, height }: Grid): Float32Array {
  const { kernels, take, put } = openKernels(plane.length + rest.length + half.width + 2, 3);
  const result = take(plane.length);
  result.values.set(plane);
  kernels.addEnlarged(result.at, put(rest), take(half.width + 2).at, half.width, half.height, width, height);
  return result.values.slice();
}
