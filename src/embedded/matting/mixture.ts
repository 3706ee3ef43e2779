import { openKernels } from "../../pixels/kernels/kernels.js";
import type { RgbPlanes } from "./grid.js";
import { pushPull, type Triple } from "./push-pull.js";

/**
 * How far each pixel lies on the way from the backdrop's colour to that of the object around it, 0 to 1.
 *
 * @param lit squared distance from the lit backdrop.
 * @param closed 1 for what is object in spite of its colour.
 */
export function estimateMixture(
  rgb: RgbPlanes,
  mask: Uint8Array,
  lit: Float32Array,
  closed: Uint8Array | undefined,
): Float32Array {
  const planes: Triple = [rgb.r, rgb.g, rgb.b];
  const { front, back } = weighSides(mask, lit);
  const known = [...planes, ...pushPull(planes, front, rgb), ...pushPull(planes, back, rgb)];
  const size = mask.length;
  const { kernels, take, put } = openKernels(11 * size, 12);
  const mixture = take(size);
  const [r = 0, g = 0, b = 0, fr = 0, fg = 0, fb = 0, br = 0, bg = 0, bb = 0] = known.map(put);
  const held = closed === undefined ? 0 : put(closed);
  kernels.mix(r, g, b, fr, fg, fb, br, bg, bb, put(mask), held, size, mixture.at);
  return mixture.values.slice();
}

/** What counts for the object's colour, the more the surer it is nothing else, and what for the backdrop's. */
function weighSides(mask: Uint8Array, lit: Float32Array): { front: Float32Array; back: Float32Array } {
  const size = mask.length;
  const { kernels, take, put } = openKernels(4 * size, 4);
  const [front, back] = [take(size), take(size)];
  kernels.weighSides(put(mask), put(lit), size, front.at, back.at);
  return { front: front.values.slice(), back: back.values.slice() };
}
