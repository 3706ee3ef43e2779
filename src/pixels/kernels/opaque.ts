import type { Raster } from "../raster.js";
import { openKernels } from "./kernels.js";

/** Pixels that are looked at together, which is what a processor's cache holds. */
const CHUNK = 16_384;

/** Whether all pixels of RGBA are opaque. */
export function isOpaque({ data }: Raster): boolean {
  const { kernels, take } = openKernels(CHUNK, 1);
  const { at } = take(CHUNK);
  const room = new Uint8Array(kernels.memory.buffer, at, 4 * CHUNK);
  for (let from = 0; from < data.length; from += 4 * CHUNK) {
    const part = data.subarray(from, from + 4 * CHUNK);
    room.set(part);
    if (kernels.isOpaque(at, part.length / 4) === 0) return false;
  }
  return true;
}
