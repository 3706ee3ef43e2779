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
  const weight = new Float32Array(size);
  const [l, a, b]: Triple = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  for (let y = 0, i = 0; y < lab.height; y++) {
    const row = (y >> 1) * width;
    for (let x = 0; x < lab.width; x++, i++) {
      if (clean[i] === 0) continue;
      const to = row + (x >> 1);
      weight[to] = (weight[to] ?? 0) + 1;
      l[to] = (l[to] ?? 0) + (lab.l[i] ?? 0) - (field.l[i] ?? 0);
      a[to] = (a[to] ?? 0) + (lab.a[i] ?? 0) - (field.a[i] ?? 0);
      b[to] = (b[to] ?? 0) + (lab.b[i] ?? 0) - (field.b[i] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) {
    const count = weight[i] ?? 0;
    weight[i] = count > 0 ? 1 : FADE;
    if (count < 2) continue;
    l[i] = (l[i] ?? 0) / count;
    a[i] = (a[i] ?? 0) / count;
    b[i] = (b[i] ?? 0) / count;
  }
  return { width, height, weight, planes: [l, a, b] };
}

/** Bilinear. */
function addEnlarged(plane: Float32Array, rest: Float32Array, half: Grid, { width, height }: Grid): Float32Array {
  const { kernels, take, put } = openKernels(plane.length + rest.length + half.width + 2, 3);
  const result = take(plane.length);
  result.values.set(plane);
  kernels.addEnlarged(result.at, put(rest), take(half.width + 2).at, half.width, half.height, width, height);
  return result.values.slice();
}
