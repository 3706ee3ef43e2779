import { componentsOf, mark } from "./components.js";
import { dilate } from "./dilate.js";
import { distanceTo } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";
import { inverse } from "./inverse.js";
import { standsBelow } from "./underside.js";

/** How far an outline may have come off the edge that it belongs to, in working pixels. */
const OFF = 9;
/** An outline runs along an edge where it has at least this part of the strength of the strongest nearby. */
const OWN = 0.35;
const NEARBY = 1;
/** Of that strength, where the edge itself begins. */
const EDGE = 0.6;
/** Edges that are weaker, in units of what is usual on the backdrop, draw nothing to them. */
const LEAST_EDGE = 8;
/** How much an edge may weaken on the way to its middle: noise. */
const SLACK = 0.85;
/** Distance from the backdrop in shadow, in `Likeness` units: up to here it is one. */
const SHADED = 3;
const LEAST = 10;

/**
 * The dark rim of shadow where an object stands: the cut took it for the object, since the flood does not come so close to a
 * strong edge. Its outline lies beside the edge, which only grows stronger from there inwards.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @param shaded distance from the backdrop in shadow.
 * @returns 1 for what is to be backdrop; undefined where there is nothing.
 */
export function findSkirt(
  mask: Uint8Array,
  faint: Float32Array,
  shaded: Likeness["shaded"],
  grid: Grid,
): Uint8Array | undefined {
  const skirt = climb(mask, faint, shaded, grid);
  const pieces = componentsOf(skirt, grid);
  const below = standsBelow(mask, pieces.labels, pieces.list.length, grid);
  const large = mark(pieces, ({ area, label }) => area >= LEAST && below[label] === 1);
  if (!large.includes(1)) return undefined;
  return skirt.map((_, i) => large[pieces.labels[i] ?? 0] ?? 0);
}

/** From the outline uphill to where the edge begins. */
function climb(mask: Uint8Array, faint: Float32Array, shaded: Float32Array, grid: Grid): Uint8Array {
  const strongest = dilate(faint, grid, OFF);
  const own = dilate(faint, grid, NEARBY);
  const depth = distanceTo(inverse(mask), grid);
  const { width } = grid;
  const skirt = new Uint8Array(mask.length);
  const queue: number[] = [];
  const isShadow = (i: number): boolean => mask[i] === 1 && (shaded[i] ?? 0) < SHADED && (depth[i] ?? 0) <= OFF;
  for (let i = width; i < mask.length - width; i++) {
    const most = strongest[i] ?? 0;
    if ((depth[i] ?? 0) !== 1 || most < LEAST_EDGE || (own[i] ?? 0) > OWN * most || !isShadow(i)) continue;
    skirt[i] = 1;
    queue.push(i);
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    for (const next of [i - width, i - 1, i + 1, i + width]) {
      const strength = faint[next] ?? 0;
      if (skirt[next] !== 0 || !isShadow(next) || strength > EDGE * (strongest[next] ?? 0)) continue;
      if (strength < SLACK * (faint[i] ?? 0)) continue;
      skirt[next] = 1;
      queue.push(next);
    }
  }
  return skirt;
}
