import { distanceTo } from "./distance.js";
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
/** How far from the outline hair, fur and bristles may reach. */
const FUZZ = 14;

export const X = { softP: 0.85, fuzzIn: 14, deep: 60, useSoft: 1 };

/**
 * @param doubt positive for object, negative for backdrop, near zero for neither.
 * @param mixture estimated opacity at working size, from colours alone.
 */
export function drawTrimap(mask: Uint8Array, doubt: Float32Array, mixture: Float32Array, grid: Grid): Trimap {
  const inside = distanceTo(
    mask.map((value) => 1 - value),
    grid,
  );
  const outside = distanceTo(mask, grid);
  const state = new Uint8Array(mask.length);
  const prior = new Float32Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const signed = (mask[i] ?? 0) === 1 ? (inside[i] ?? 0) - 0.5 : 0.5 - (outside[i] ?? 0);
    const near = Math.abs(signed) < BAND;
    const hairy =
      signed < 0
        ? signed > -FUZZ && (doubt[i] ?? 0) > -2.5
        : signed < X.fuzzIn && ((doubt[i] ?? 0) < 2 || (mixture[i] ?? 0) < X.softP);
    state[i] = near || hairy ? UNKNOWN : (mask[i] ?? 0) === 1 ? OBJECT : BACKDROP;
    const slope = Math.max(0, Math.min(1, 0.5 + signed / 3));
    prior[i] = near ? slope : signed > 0 ? (hairy ? (mixture[i] ?? 0) : 1) : hairy ? 0.3 : 0;
  }
  return { width: grid.width, height: grid.height, state, prior };
}
