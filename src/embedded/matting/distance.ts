import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

/**
 * Distance in pixels from each pixel to the nearest non-zero one of the mask, as a chamfer of 1 and √2: a way over even
 * ground, in two sweeps.
 */
export function distanceTo(mask: Uint8Array, { width, height }: Grid): Float32Array {
  const maskLength = Math.ceil(mask.length / 4);
  const { kernels, take } = openKernels(mask.length + maskLength, 2);
  const [source, distance] = [take(maskLength), take(mask.length)];
  new Uint8Array(source.values.buffer, source.at, mask.length).set(mask);
  kernels.distanceTo(source.at, distance.at, width, height);
  return distance.values.slice();
}
