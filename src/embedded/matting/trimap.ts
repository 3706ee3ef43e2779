import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Grid } from "./grid.js";

export const BACKDROP = 0;
export const UNKNOWN = 128;
export const OBJECT = 255;

/** What the full-size stage is told: only `UNKNOWN` pixels are looked at one by one. */
export interface Trimap extends Grid {
  readonly state: Uint8Array;
  /** Opacity to fall back on where colours do not tell. */
  readonly prior: Float32Array;
}

/** Half-width of the band along every outline, in working pixels. */
const BAND = 2;
/** How far from the outline, on either side, hair, fur and bristles may reach. */
const FUZZ = 28;
/** Opacity that a strand beyond the outline starts from. */
const STRAND = 0.3;
/** Below this mixture the inside of an outline shows backdrop through. */
const SOLID = 0.85;

/**
 * @param doubt positive for object, negative for backdrop, near zero for neither.
 * @param mixture estimated opacity inside the mask, from colours alone.
 */
export function drawTrimap(
  mask: Uint8Array,
  doubt: Float32Array,
  mixture: Float32Array,
  { width, height }: Grid,
): Trimap {
  const size = mask.length;
  const { kernels, take, put, bytesAt } = openKernels(7 * size, 7);
  const [inside, outside, prior] = [take(size), take(size), take(size)];
  const [object, state] = [put(mask), take(Math.ceil(size / 4)).at] as const;
  kernels.distanceTo(object, inside.at, width, height, 0, FUZZ + 1);
  kernels.distanceTo(object, outside.at, width, height, 1, FUZZ + 1);
  const planes = [object, put(doubt), put(mixture), inside.at, outside.at] as const;
  kernels.drawTrimap(...planes, size, BAND, FUZZ, SOLID, STRAND, state, prior.at);
  return { width, height, state: bytesAt(state, size), prior: prior.values.slice() };
}

/** 1 for the pixels that are unknown, and for their neighbours, into which their opacities are carried on at full size. */
export function touchesUnknown({ state, width, height }: Trimap): Uint8Array {
  const touched = new Uint8Array(state.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (state[i] !== UNKNOWN) continue;
      const [left, right] = [x === 0 ? 0 : 1, x === width - 1 ? 0 : 1];
      for (const row of [y === 0 ? i : i - width, i, y === height - 1 ? i : i + width]) {
        touched.fill(1, row - left, row + right + 1);
      }
    }
  }
  return touched;
}
