import type { Grid } from "./grid.js";

/** Of a piece's columns, in how many the object goes on above it, and does not below it. */
const BELOW = 0.7;

/** By label, 1 for the pieces of a mask that hang on the underside of the rest of it, as shadows and reflections do. */
export function standsBelow(mask: Uint8Array, labels: Int32Array, count: number, { width }: Grid): Uint8Array {
  const all = new Float64Array(count + 1);
  const under = new Float64Array(count + 1);
  for (let x = 0; x < width; x++) {
    for (let i = x; i < labels.length; i += width) {
      const label = labels[i] ?? 0;
      if (label === 0) continue;
      const isOn = mask[i - width] === 1;
      while (labels[i + width] === label) i += width;
      all[label] = (all[label] ?? 0) + 1;
      if (isOn && (mask[i + width] ?? 0) === 0) under[label] = (under[label] ?? 0) + 1;
    }
  }
  return Uint8Array.from(all, (columns, label) => (columns > 0 && (under[label] ?? 0) >= BELOW * columns ? 1 : 0));
}

/** In working pixels: how thick the edge may be at which a reflection ends. */
const RIM = 8;

/**
 * By label, 1 for the pieces that hang below the rest of a mask with whatever lies between their first and their last pixel of
 * a column, as the reflection of a pattern does, and end in an edge of their own.
 */
export function hangsBelow(mask: Uint8Array, labels: Int32Array, count: number, { width }: Grid): Uint8Array {
  const all = new Float64Array(count + 1);
  const under = new Float64Array(count + 1);
  const isOn = new Uint8Array(count + 1);
  const last = new Int32Array(count + 1);
  for (let x = 0; x < width; x++) {
    const seen: number[] = [];
    for (let i = x; i < labels.length; i += width) {
      const label = labels[i] ?? 0;
      if (label === 0) continue;
      if (!seen.includes(label)) {
        seen.push(label);
        isOn[label] = mask[i - width] ?? 0;
      }
      last[label] = i;
    }
    for (const label of seen) {
      all[label] = (all[label] ?? 0) + 1;
      if (isOn[label] === 1 && endsBelow(mask, last[label] ?? 0, width)) under[label] = (under[label] ?? 0) + 1;
    }
  }
  return Uint8Array.from(all, (columns, label) => (columns > 0 && (under[label] ?? 0) >= BELOW * columns ? 1 : 0));
}

function endsBelow(mask: Uint8Array, last: number, width: number): boolean {
  for (let depth = 1; depth <= RIM + 1; depth++) if ((mask[last + depth * width] ?? 0) === 0) return true;
  return false;
}
