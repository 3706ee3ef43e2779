import { boxBlur } from "./box-blur.js";
import { dilate } from "./dilate.js";
import type { LabPlanes } from "./grid.js";
import { percentile } from "./percentile.js";

/** What tells a sharp outline from a soft shadow and from mere texture. */
export interface Edges {
  /** The picture, slightly smoothed. */
  readonly smooth: LabPlanes;
  /** The mean of each pixel's surroundings. */
  readonly mean: LabPlanes;
  /**
   * How far a pixel's colour departs from the mean of its surroundings, spread by one pixel. A linear ramp, which is what a
   * soft shadow looks like at this scale, has none, however deep it is; a step has half its height.
   */
  readonly barrier: Float32Array;
}

/** Least strength of a usual edge, in Lab units: below it there is nothing but rounding. */
const LEAST_LIGHT = 0.2;
const LEAST_CHROMA = 0.25;

/** In pixels; a soft shadow's rim is wider than this, an object's outline narrower. */
const AROUND = 4;
/** Of the lightness around it, what an edge departs from its surroundings by if it is sharp. */
const SOFT = 0.12;

export function findEdges(lab: LabPlanes): Edges {
  const smooth = blurred(lab, 1);
  const mean = blurred(lab, 3);
  return { smooth, mean, barrier: dilate(departure(smooth, mean), lab, 1) };
}

/**
 * Edges in units of what is usual on the backdrop, of light and of chroma each in its own: near white the noise of the one
 * is several times that of the other, and would hide what little an object of the backdrop's colour shows.
 */
export function findFaintEdges({ smooth, mean }: Edges, seeds: Uint8Array): Float32Array {
  const light = new Float32Array(smooth.l.length);
  const chroma = new Float32Array(smooth.l.length);
  for (let i = 0; i < light.length; i++) {
    light[i] = Math.abs((smooth.l[i] ?? 0) - (mean.l[i] ?? 0));
    const da = (smooth.a[i] ?? 0) - (mean.a[i] ?? 0);
    const db = (smooth.b[i] ?? 0) - (mean.b[i] ?? 0);
    chroma[i] = Math.sqrt(da * da + db * db);
  }
  const faint = dilate(light, smooth, 1);
  const hue = dilate(chroma, smooth, 1);
  const usualLight = Math.max(LEAST_LIGHT, usualEdge(faint, seeds));
  const spans = spanAround(smooth);
  for (let i = 0; i < faint.length; i++) {
    const crisp = (faint[i] ?? 0) / (SOFT * (spans[i] ?? 0) + 0.5 * usualLight);
    if (crisp < 1) faint[i] = (faint[i] ?? 0) * crisp * crisp;
  }
  const usualChroma = Math.max(LEAST_CHROMA, usualEdge(hue, seeds));
  for (let i = 0; i < faint.length; i++) {
    faint[i] = Math.max((faint[i] ?? 0) / usualLight, (hue[i] ?? 0) / usualChroma);
  }
  return faint;
}

/** How far the lightest and the darkest of each pixel's surroundings are apart. */
function spanAround(lab: LabPlanes): Float32Array {
  const most = dilate(lab.l, lab, AROUND);
  const least = dilate(
    lab.l.map((value) => -value),
    lab,
    AROUND,
  );
  return most.map((value, i) => value + (least[i] ?? 0));
}

/** Edge strength that is usual on the backdrop: grain, noise, compression. */
export function usualEdge(strength: Float32Array, seeds: Uint8Array): number {
  const onBackdrop = new Float32Array(strength.length);
  let count = 0;
  for (let i = 0; i < seeds.length; i++) if ((seeds[i] ?? 0) !== 0) onBackdrop[count++] = strength[i] ?? 0;
  return percentile(onBackdrop.subarray(0, count), 0.85);
}

function blurred(lab: LabPlanes, radius: number): LabPlanes {
  return {
    width: lab.width,
    height: lab.height,
    l: boxBlur(lab.l, lab, radius),
    a: boxBlur(lab.a, lab, radius),
    b: boxBlur(lab.b, lab, radius),
  };
}

function departure(from: LabPlanes, to: LabPlanes): Float32Array {
  const result = new Float32Array(from.l.length);
  for (let i = 0; i < result.length; i++) {
    const dl = (from.l[i] ?? 0) - (to.l[i] ?? 0);
    const da = (from.a[i] ?? 0) - (to.a[i] ?? 0);
    const db = (from.b[i] ?? 0) - (to.b[i] ?? 0);
    result[i] = Math.sqrt(dl * dl + da * da + db * db);
  }
  return result;
}

/** Length of the Lab gradient. */
export function gradientAt({ l, a, b, width, height }: LabPlanes, i: number): number {
  const x = i % width;
  const east = x < width - 1 ? i + 1 : i;
  const west = x > 0 ? i - 1 : i;
  const south = i < width * (height - 1) ? i + width : i;
  const north = i >= width ? i - width : i;
  const lx = (l[east] ?? 0) - (l[west] ?? 0);
  const ly = (l[south] ?? 0) - (l[north] ?? 0);
  const ax = (a[east] ?? 0) - (a[west] ?? 0);
  const ay = (a[south] ?? 0) - (a[north] ?? 0);
  const bx = (b[east] ?? 0) - (b[west] ?? 0);
  const by = (b[south] ?? 0) - (b[north] ?? 0);
  return 0.5 * Math.sqrt(lx * lx + ly * ly + ax * ax + ay * ay + bx * bx + by * by);
}
