import { type Kernels, openKernels, type Room } from "../../pixels/kernels/kernels.js";
import { rowToDilate } from "./dilate.js";
import type { LabPlanes } from "./grid.js";

/** What tells a sharp outline from a soft shadow and from mere texture. */
export interface Edges {
  /** The picture, slightly smoothed. */
  readonly smooth: LabPlanes;
  /** How far a pixel's light departs from the mean of its surroundings, and how far its chroma does. */
  readonly light: Float32Array;
  readonly chroma: Float32Array;
  /**
   * How far a pixel's colour departs from the mean of its surroundings, spread by one pixel. A linear ramp, which is what a
   * soft shadow looks like at this scale, has none, however deep it is; a step has half its height.
   */
  readonly barrier: Float32Array;
}

/** Least strength of a usual edge, in Lab units: below it there is nothing but rounding. */
const LEAST_LIGHT = 0.2;
const LEAST_CHROMA = 0.25;

/** Of the edges on the backdrop, how many are no stronger than what is usual. */
const USUAL = 0.85;
/** In pixels, half-widths of the squares that a picture is smoothed over, and that surroundings are taken from. */
const FINE = 1;
const COARSE = 3;
/** In pixels; a soft shadow's rim is wider than this, an object's outline narrower. */
const AROUND = 4;
/** Of the lightness around it, what an edge departs from its surroundings by if it is sharp. */
const SOFT = 0.12;

export function findEdges(lab: LabPlanes): Edges {
  const { width, height } = lab;
  const size = width * height;
  const rowLength = rowToDilate(width, AROUND);
  const { kernels, take } = openKernels(8 * size + rowLength + 2 * width, 10);
  const [across, row, sums, barrier] = [take(size), take(rowLength), take(2 * width), take(size)];
  const blurred = (plane: Float32Array, radius: number): Room => {
    const room = take(size);
    room.values.set(plane);
    kernels.boxBlur(room.at, across.at, row.at, sums.at, width, height, radius);
    return room;
  };
  const [l, a, b] = [blurred(lab.l, FINE), blurred(lab.a, FINE), blurred(lab.b, FINE)];
  const [light, chroma, rest] = [blurred(lab.l, COARSE), blurred(lab.a, COARSE), blurred(lab.b, COARSE)];
  kernels.depart(l.at, a.at, b.at, light.at, chroma.at, rest.at, size, barrier.at);
  kernels.dilate(barrier.at, across.at, row.at, width, height, 1);
  const smooth = { width, height, l: l.values.slice(), a: a.values.slice(), b: b.values.slice() };
  return { smooth, light: light.values.slice(), chroma: chroma.values.slice(), barrier: barrier.values.slice() };
}

/**
 * Edges in units of what is usual on the backdrop, of light and of chroma each in its own: near white the noise of the one
 * is several times that of the other, and would hide what little an object of the backdrop's colour shows.
 */
export function findFaintEdges({ smooth, light, chroma }: Edges, seeds: Uint8Array): Float32Array {
  const { width, height } = smooth;
  const size = width * height;
  const rowLength = rowToDilate(width, AROUND);
  const { kernels, take, put } = openKernels(7 * size + rowLength, 8);
  const [across, row] = [take(size), take(rowLength)];
  const known = put(seeds);
  const spread = (room: Room, radius: number): number => {
    kernels.dilate(room.at, across.at, row.at, width, height, radius);
    return room.at;
  };
  const taken = (plane: Float32Array): Room => {
    const room = take(size);
    room.values.set(plane);
    return room;
  };
  const usual = (plane: number): number => {
    const count = kernels.gather(plane, known, size, across.at);
    return usualOf(kernels, across.at, count);
  };
  const result = taken(light);
  const faint = spread(result, 1);
  const hue = spread(taken(chroma), 1);
  const usualLight = Math.max(LEAST_LIGHT, usual(faint));
  const usualChroma = Math.max(LEAST_CHROMA, usual(hue));
  const most = spread(taken(smooth.l), AROUND);
  const darkest = taken(smooth.l);
  kernels.negate(darkest.at, size);
  const least = spread(darkest, AROUND);
  kernels.faintEdges(faint, hue, most, least, size, SOFT, usualLight, usualChroma);
  return result.values.slice();
}

/** Edge strength that is usual on the backdrop: grain, noise, compression. */
export function usualEdge(strength: Float32Array, seeds: Uint8Array): number {
  const size = strength.length;
  const { kernels, take, put } = openKernels(3 * size, 3);
  const { at } = take(size);
  return usualOf(kernels, at, kernels.gather(put(strength), put(seeds), size, at));
}

/** Of so many strengths, 0 for none. */
function usualOf(kernels: Kernels, at: number, count: number): number {
  return count === 0 ? 0 : kernels.select(at, count, Math.min(count - 1, Math.floor(USUAL * count)));
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
