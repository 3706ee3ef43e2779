import { openKernels } from "../../pixels/kernels/kernels.js";
import type { Backdrop } from "./backdrop.js";
import { rowToBlur } from "./box-blur.js";
import { componentsOf, mark, paint } from "./components.js";
import { dilate } from "./dilate.js";
import { type Edges, usualEdge } from "./edges.js";
import type { Likeness } from "./evidence.js";
import { geodesicDistance, reachedWithin, type Terrain } from "./geodesic.js";
import type { Grid, LabPlanes } from "./grid.js";

/** Edge strength that is usual on the backdrop, if it is not all too even. */
export function quietLevel(barrier: Float32Array, seeds: Uint8Array): number {
  return Math.max(0.25, usualEdge(barrier, seeds));
}

/** In pixels: half-width of the square that the relief is smoothed over. */
const SMOOTHED = 2;

/** What a flood takes for an edge. */
interface Caution {
  /** An edge no stronger than this is none, however little grain there is to hide it. */
  readonly free: number;
  /** Strength above that which costs 1. */
  readonly scale: number;
}

/** The rims of shadows on the smoothest backdrop are to be crossed. */
export const BOLD: Caution = { free: 0.6, scale: 1.2 };
/** For what has to be backdrop and nothing else: a leak into a pale label would make its colour the backdrop's. */
export const WARY: Caution = { free: 0.25, scale: 0.6 };

/** Price of entering a pixel: next to nothing on the backdrop and in soft shadows, several units on a visible edge. */
export function barrierCost(barrier: Float32Array, quiet: number, caution: Caution): Float32Array {
  const { kernels, take } = openKernels(barrier.length, 1);
  const cost = take(barrier.length);
  cost.values.set(barrier);
  kernels.priceOf(cost.at, barrier.length, 1.5 * Math.max(caution.free, quiet), caution.scale);
  return cost.values.slice();
}

/** Distance over edges up to which a pixel counts as reached. */
const LEAK = 1.5;

/** What can be reached from the frame without crossing an edge: backdrop and its shadows, leaks apart. */
export function floodFromFrame(cost: Float32Array, seeds: Uint8Array, grid: Grid): Uint8Array {
  return reachedWithin(LEAK, cost, seeds, grid);
}

export interface Ground {
  readonly cost: Float32Array;
  readonly backdrop: Backdrop;
  readonly likeness: Likeness;
  readonly edges: Edges;
  readonly quiet: number;
  readonly seeds: Uint8Array;
}

/**
 * Distance of each pixel from the backdrop over ground that may be backdrop in shadow: edges, foreign colours and getting
 * lighter again cost. The last stops leaks: where an outline is lost in a contact shadow, the flood may enter the object at
 * its dark foot, but not climb to its lit top, while a real shadow only gets darker towards what casts it.
 */
export function flood(lab: LabPlanes, ground: Ground): Float32Array {
  const terrain = drawTerrain(lab, ground);
  const reach = geodesicDistance(terrain, ground.seeds, lab);
  const holes = findHoles(reach, ground, lab);
  if (holes === undefined) return reach;
  return geodesicDistance(terrain, holes, lab);
}

function drawTerrain({ l, width, height }: LabPlanes, { cost, likeness, backdrop }: Ground): Terrain {
  const size = l.length;
  const rowLength = rowToBlur(width, SMOOTHED);
  const { kernels, take, put } = openKernels(5 * size + rowLength + 2 * width, 7);
  const [price, relief, across, row, sums] = [take(size), take(size), take(size), take(rowLength), take(2 * width)];
  price.values.set(cost);
  relief.values.set(backdrop.field.l);
  kernels.priceGround(price.at, put(likeness.shaded), put(l), relief.at, size);
  kernels.boxBlur(relief.at, across.at, row.at, sums.at, width, height, SMOOTHED);
  return { cost: price.values.slice(), relief: relief.values.slice() };
}

/** Smallest hole, in working pixels. */
const LEAST_HOLE = 12;
/** And the smallest in shadow, where colours tell less. */
const LEAST_DARK_HOLE = 40;
/** Of the gaps' area, how much may lie at the outline by chance. */
const PATTERN = 0.1;
/** Narrower than the bars of most frames, in working pixels. */
const RIM_WIDTH = 6;
/** Every how many pixels the depth of the shadows is taken. */
const STRIDE = 5;
/** Distance from the lit backdrop, in `Likeness` units, up to which a hole may show it. */
const LIKE = 4;
/** So few samples tell nothing of how deep the shadows are. */
const FEW = 20;
/** Reach from which on a place is enclosed. */
const ENCLOSED = 4;

/** The seeds with those of the holes, where there are any. */
function findHoles(reach: Float32Array, ground: Ground, lab: LabPlanes): Uint8Array | undefined {
  const { likeness, edges, quiet, seeds } = ground;
  const size = reach.length;
  const { kernels, take, put, bytesAt } = openKernels(4 * size, 4);
  const { at } = take(size);
  kernels.isEnclosed(put(reach), put(likeness.lit), put(edges.barrier), size, ENCLOSED, LIKE, 2.5 * quiet, at);
  const lit = bytesAt(at, size);
  const all = seeds.slice();
  const some = addPieces(all, lit, LEAST_HOLE, lab);
  const dark = addPieces(all, findDarkGaps(reach, ground, lab), LEAST_DARK_HOLE, lab);
  return some || dark ? all : undefined;
}

/** Enclosed, and of the backdrop's hue in a shadow no deeper than what is seen around the object, as between the bars of a chair. */
function findDarkGaps(reach: Float32Array, { likeness, backdrop }: Ground, lab: LabPlanes): Uint8Array {
  const size = reach.length;
  const { kernels, take, put, bytesAt } = openKernels(6 * size, 6);
  const { at } = take(size);
  const [far, shaded, l, field] = [put(reach), put(likeness.shaded), put(lab.l), put(backdrop.field.l)] as const;
  const count = kernels.gatherShadows(far, shaded, put(likeness.lit), l, field, size, STRIDE, at);
  if (count < FEW) return new Uint8Array(size);
  const deepest = kernels.select(at, count, Math.floor(0.02 * count)) - 0.02;
  kernels.darkGaps(far, shaded, l, field, size, ENCLOSED, deepest, at);
  const gaps = bytesAt(at, size);
  return isPattern(gaps, reach, lab) ? new Uint8Array(size) : gaps;
}

/** Whether such a colour shows right at the object's outline as well, where no hole can be: pale stripes, checks, labels. */
function isPattern(gaps: Uint8Array, reach: Float32Array, grid: Grid): boolean {
  const pieces = componentsOf(gaps, grid);
  const { list } = pieces;
  if (!list.some((piece) => piece.area >= LEAST_DARK_HOLE)) return false;
  const open = new Float32Array(reach.length);
  for (let i = 0; i < open.length; i++) if ((reach[i] ?? 0) < ENCLOSED / 2) open[i] = 1;
  const outside = dilate(open, grid, RIM_WIDTH);
  const atRim = new Uint8Array(list.length + 1);
  const { start, end, label: labels } = pieces.runs;
  for (let run = 0; run < start.length; run++) {
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) if ((outside[i] ?? 0) > 0) atRim[labels[run] ?? 0] = 1;
  }
  let all = 0;
  let rim = 0;
  for (const { label, area } of list) {
    if (area < LEAST_DARK_HOLE) continue;
    all += area;
    if (atRim[label] === 1) rim += area;
  }
  return rim > PATTERN * all;
}

/** Adds the pieces of a mask that are large enough. */
function addPieces(seeds: Uint8Array, mask: Uint8Array, least: number, grid: Grid): boolean {
  const pieces = componentsOf(mask, grid);
  const large = mark(pieces, ({ area }) => area >= least);
  if (!large.includes(1)) return false;
  paint(seeds, pieces, large, 1);
  return true;
}
