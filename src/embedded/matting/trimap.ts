import { depthIn, distanceTo } from "./distance.js";
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
export function drawTrimap(mask: Uint8Array, doubt: Float32Array, mixture: Float32Array, grid: Grid): Trimap {
  const inside = depthIn(mask, grid, FUZZ + 1);
  const outside = distanceTo(mask, grid, FUZZ + 1);
  const state = new Uint8Array(mask.length);
  const prior = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const isObject = mask[i] === 1;
    const depth = (isObject ? (inside[i] ?? 0) : (outside[i] ?? 0)) - 0.5;
    const mixed = mixture[i] ?? 0;
    const doubtful = isObject ? mixed < SOLID || (doubt[i] ?? 0) < 2 : (doubt[i] ?? 0) > -2.5;
    if (depth < BAND) {
      state[i] = UNKNOWN;
      prior[i] = Math.max(0, Math.min(1, 0.5 + (isObject ? depth : -depth) / 3));
    } else if (depth < FUZZ && doubtful) {
      state[i] = UNKNOWN;
      prior[i] = isObject ? mixed : STRAND;
    } else {
      state[i] = isObject ? OBJECT : BACKDROP;
      prior[i] = isObject ? 1 : 0;
    }
  }
  return { width: grid.width, height: grid.height, state, prior };
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
