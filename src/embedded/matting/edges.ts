import { openKernels } from "../../pixels/kernels/kernels.js";
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
  return { smooth, mean, barrier: dilate(departure(smooth, mean).all, lab, 1) };
}

/**
 * Edges in units of what is usual on the backdrop, of light and of chroma each in its own: near white the noise of the one
 * is several times that of the other, and would hide what little an object of the backdrop's colour shows.
 */
export function findFaintEdges({ smooth, mean }: Edges, seeds: Uint8Array): Float32Array {
  const { light, chroma } = departure(smooth, mean);
  const faint = dilate(light, smooth, 1);
  const hue = dilate(chroma, smooth, 1);
  const usualLight = Math.max(LEAST_LIGHT, usualEdge(faint, seeds));
  const usualChroma = Math.max(LEAST_CHROMA, usualEdge(hue, seeds));
  const most = dilate(smooth.l, smooth, AROUND);
  const least = dilate(
    smooth.l.map((value) => -value),
    smooth,
    AROUND,
  );
  const size = faint.length;
  const { kernels, take, put } = openKernels(4 * size, 4);
  const result = take(size);
  result.values.set(faint);
  kernels.faintEdges(result.at, put(hue), put(most), put(least), size, SOFT, usualLight, usualChroma);
  return result.values.slice();
}

/** Edge strength that is usual on the backdrop: grain, noise, compression. */
export function usualEdge(strength: Float32Array, seeds: Uint8Array): number {
  const size = strength.length;
  const { kernels, take, put } = openKernels(3 * size, 3);
  const onBackdrop = take(size);
  const count = kernels.gather(put(strength), put(seeds), size, onBackdrop.at);
  return percentile(onBackdrop.values.slice(0, count), 0.85);
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

/** In Lab, of the light alone, and of the chroma alone. */
interface Departure {
  readonly all: Float32Array;
  readonly light: Float32Array;
  readonly chroma: Float32Array;
}

function departure(from: LabPlanes, to: LabPlanes): Departure {
  const size = from.l.length;
  const { kernels, take, put } = openKernels(7 * size, 7);
  const [all, light, chroma] = [take(size), take(size), take(size)];
  light.values.set(to.l);
  chroma.values.set(to.a);
  kernels.depart(put(from.l), put(from.a), put(from.b), light.at, chroma.at, put(to.b), size, all.at);
  return { all: all.values.slice(), light: light.values.slice(), chroma: chroma.values.slice() };
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
