import { openKernels } from "../../pixels/kernels/kernels.js";
import { areaOf, componentsOf, labelsOf, mark, maskOf, paint } from "./components.js";
import { deeperThan, depthIn, distanceTo, fartherThan } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";

/** Strength of an edge, in units of what is usual on the backdrop, from which on it may belong to an outline. */
const LINE = 1.6;
/** And in what it goes on. */
const FAINT_LINE = 1.4;
/** In pixels of that strength; what is shorter is grain. */
const LEAST_LINE = 30;
/** Half-widths of the gaps in an outline that are bridged: the narrowest that encloses about as much as the widest does. */
const BRIDGES = [1, 2, 4, 8, 14] as const;
const WIDEST_BRIDGE = 22;
const NEARLY_ALL = 0.7;
/** How far from the outline a hole lies, in pixels. */
const HOLE_DEPTH = 5;
/** Distance from the backdrop, in `Likeness` units, that is exactly the backdrop; and how much of a hole shows it. */
const EXACT = 2;
const MUCH = 0.35;
/** How far the middle of an outline lies from where its line begins. */
const HALF_LINE = 2;
/** Of the picture; what is smaller is no object. */
const LEAST_OBJECT = 0.002;
/** Evidence a pixel further from the outline, and the most that there is. */
const SLOPE = 1.5;
const MOST = 9;

/** Evidence from the outline alone, for an object of the backdrop's own colour. */
export function findEnclosed({ lines, inside }: Enclosure, likeness: Likeness, grid: Grid): Float32Array {
  const chosen = inside.slice();
  openHoles(chosen, lines, likeness, grid);
  return slope(chosen, grid);
}

/** What lines enclose. */
export interface Enclosure {
  /** 1 along every faint edge that is long enough. */
  readonly lines: Uint8Array;
  /** 1 for what cannot be reached from the frame without crossing one. */
  readonly inside: Uint8Array;
}

/**
 * What cannot be reached from the frame without crossing a faint edge, once the gaps in that edge have been bridged.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @returns undefined where nothing is enclosed.
 */
export function enclose(faint: Float32Array, grid: Grid): Enclosure | undefined {
  const lines = drawLines(faint, grid);
  const away = distanceTo(lines, grid, WIDEST_BRIDGE);
  const most = areaOf(fillOutlines(away, WIDEST_BRIDGE, grid));
  if (most < LEAST_OBJECT * faint.length) return undefined;
  return { lines, inside: narrowestFill(away, NEARLY_ALL * most, grid) };
}

function drawLines(faint: Float32Array, grid: Grid): Uint8Array {
  const pieces = componentsOf(above(faint, FAINT_LINE), grid);
  const strong = new Float64Array(pieces.list.length + 1);
  const { start, end, label } = pieces.runs;
  for (let run = 0; run < start.length; run++) {
    let count = 0;
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) if ((faint[i] ?? 0) > LINE) count++;
    const own = label[run] ?? 0;
    strong[own] = (strong[own] ?? 0) + count;
  }
  return maskOf(
    pieces,
    mark(pieces, (piece) => (strong[piece.label] ?? 0) >= LEAST_LINE),
  );
}

/** The first that encloses as much as `enough`. */
function narrowestFill(away: Float32Array, enough: number, grid: Grid): Uint8Array {
  for (const bridge of BRIDGES) {
    const fill = fillOutlines(away, bridge, grid);
    if (areaOf(fill) >= enough) return fill;
  }
  return fillOutlines(away, WIDEST_BRIDGE, grid);
}

/** What a disc of radius `bridge` cannot come to from the frame, up to the middle of the lines. */
function fillOutlines(away: Float32Array, bridge: number, grid: Grid): Uint8Array {
  const pieces = componentsOf(above(away, bridge), grid);
  const open = maskOf(
    pieces,
    mark(pieces, (piece) => piece.touchesFrame),
  );
  return fartherThan(bridge + HALF_LINE, open, grid);
}

/** 1 where a plane is above a limit. */
export function above(plane: Float32Array, limit: number): Uint8Array {
  const size = plane.length;
  const { kernels, take, put, bytesAt } = openKernels(2 * size, 2);
  const { at } = take(Math.ceil(size / 4));
  kernels.isAbove(put(plane), size, limit, at);
  return bytesAt(at, size);
}

/** A hole is parted by lines from what surrounds it, lies well inside, and much of it is exactly the backdrop. */
function openHoles(filled: Uint8Array, lines: Uint8Array, { lit }: Likeness, grid: Grid): void {
  const inner = new Uint8Array(filled.length);
  for (let i = 0; i < inner.length; i++) if (filled[i] === 1 && lines[i] === 0) inner[i] = 1;
  const deep = deeperThan(HOLE_DEPTH, filled, grid);
  const pieces = componentsOf(inner, grid);
  const labels = labelsOf(pieces);
  const shallow = new Uint8Array(pieces.list.length + 1);
  const exact = new Float64Array(pieces.list.length + 1);
  for (let i = 0; i < inner.length; i++) {
    const label = labels[i] ?? 0;
    if (deep[i] === 0) shallow[label] = 1;
    if ((lit[i] ?? 0) < EXACT) exact[label] = (exact[label] ?? 0) + 1;
  }
  const largest = pieces.list.reduce((most, piece) => Math.max(most, piece.area), 0);
  const holes = mark(pieces, ({ label, area }) => {
    const isLarge = area >= LEAST_LINE && area <= largest / 2;
    return isLarge && shallow[label] === 0 && (exact[label] ?? 0) > Math.floor(MUCH * area);
  });
  paint(filled, pieces, holes, 0);
}

function slope(filled: Uint8Array, grid: Grid): Float32Array {
  // From there on the evidence is as much as it gets.
  const far = MOST / SLOPE + 1;
  const inside = depthIn(filled, grid, far);
  const outside = distanceTo(filled, grid, far);
  for (let i = 0; i < inside.length; i++) {
    const signed = filled[i] === 1 ? (inside[i] ?? 0) - 1 : 1 - (outside[i] ?? 0);
    inside[i] = Math.max(-MOST, Math.min(MOST, SLOPE * signed));
  }
  return inside;
}
