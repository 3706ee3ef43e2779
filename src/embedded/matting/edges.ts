import { boxBlur, dilate } from "./box-blur.js";
import type { LabPlanes } from "./grid.js";

/** What tells a sharp outline from a soft shadow and from mere texture. */
export interface Edges {
  /** Length of the Lab gradient of the slightly smoothed picture. */
  readonly gradient: Float32Array;
  /**
   * How far a pixel's colour departs from the mean of its surroundings, spread by one pixel. A linear ramp, which is what a
   * soft shadow looks like at this scale, has none, however deep it is; a step has half its height.
   */
  readonly barrier: Float32Array;
}

export function findEdges(lab: LabPlanes): Edges {
  const l = boxBlur(lab.l, lab, 1);
  const a = boxBlur(lab.a, lab, 1);
  const b = boxBlur(lab.b, lab, 1);
  const departure = difference(l, boxBlur(lab.l, lab, 3), a, boxBlur(lab.a, lab, 3), b, boxBlur(lab.b, lab, 3));
  return { gradient: gradientOf(l, a, b, lab.width, lab.height), barrier: dilate(departure, lab, 1) };
}

function difference(
  l: Float32Array,
  l2: Float32Array,
  a: Float32Array,
  a2: Float32Array,
  b: Float32Array,
  b2: Float32Array,
): Float32Array {
  const result = new Float32Array(l.length);
  for (let i = 0; i < l.length; i++) {
    const dl = (l[i] ?? 0) - (l2[i] ?? 0);
    const da = (a[i] ?? 0) - (a2[i] ?? 0);
    const db = (b[i] ?? 0) - (b2[i] ?? 0);
    result[i] = Math.sqrt(dl * dl + da * da + db * db);
  }
  return result;
}

function gradientOf(l: Float32Array, a: Float32Array, b: Float32Array, width: number, height: number): Float32Array {
  const result = new Float32Array(l.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const east = x < width - 1 ? i + 1 : i;
      const west = x > 0 ? i - 1 : i;
      const south = y < height - 1 ? i + width : i;
      const north = y > 0 ? i - width : i;
      const lx = (l[east] ?? 0) - (l[west] ?? 0);
      const ly = (l[south] ?? 0) - (l[north] ?? 0);
      const ax = (a[east] ?? 0) - (a[west] ?? 0);
      const ay = (a[south] ?? 0) - (a[north] ?? 0);
      const bx = (b[east] ?? 0) - (b[west] ?? 0);
      const by = (b[south] ?? 0) - (b[north] ?? 0);
      result[i] = 0.5 * Math.sqrt(lx * lx + ly * ly + ax * ax + ay * ay + bx * bx + by * by);
    }
  }
  return result;
}
