import { componentsOf } from "./components.js";
import { distanceTo } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { Grid } from "./grid.js";
import { inverse } from "./inverse.js";
import { percentile } from "./percentile.js";

/** Strength of an edge, in units of what is usual on the backdrop, from which on it may belong to an outline. */
const LINE = 1.6;
/** And in what it goes on. */
const FAINT_LINE = 1.4;
/** In pixels of that strength; what is shorter is grain. */
const LEAST_LINE = 30;
/** Half-widths of the gaps in an outline that are bridged: the narrowest that encloses about as much as the widest does. */
const BRIDGES = [1, 2, 4, 8, 14, 22] as const;
const NEARLY_ALL = 0.7;
/** How far the middle of an outline lies from where its line begins. */
const HALF_LINE = 2;
/** Of the picture; what is smaller is no object. */
const LEAST_OBJECT = 0.002;
/** Evidence a pixel further from the outline, and the most that there is. */
const SLOPE = 1.5;
const MOST = 9;

/**
 * Evidence from the outline alone, for an object of the backdrop's own colour: inside is what cannot be reached from the
 * frame without crossing a faint edge, once the gaps in that edge have been bridged.
 *
 * @param faint edges in units of their usual strength on the backdrop.
 * @returns undefined where nothing is enclosed.
 */
export function findEnclosed(faint: Float32Array, likeness: Likeness, grid: Grid): Float32Array | undefined {
  const lines = drawLines(faint, grid);
  const away = distanceTo(lines, grid);
  const fills = BRIDGES.map((bridge) => fillOutlines(away, bridge, grid));
  const areas = fills.map((fill) => fill.reduce((sum, value) => sum + value, 0));
  const most = areas.at(-1) ?? 0;
  const chosen = fills[areas.findIndex((area) => area >= NEARLY_ALL * most)];
  if (chosen === undefined || most < LEAST_OBJECT * faint.length) return undefined;
  openHoles(chosen, lines, likeness, grid);
  return slope(chosen, grid);
}

function drawLines(faint: Float32Array, grid: Grid): Uint8Array {
  const lines = new Uint8Array(faint.length);
  for (let i = 0; i < lines.length; i++) if ((faint[i] ?? 0) > FAINT_LINE) lines[i] = 1;
  const { labels, list } = componentsOf(lines, grid);
  const strong = new Float64Array(list.length + 1);
  for (let i = 0; i < lines.length; i++)
    if ((faint[i] ?? 0) > LINE) strong[labels[i] ?? 0] = (strong[labels[i] ?? 0] ?? 0) + 1;
  for (let i = 0; i < lines.length; i++) if ((strong[labels[i] ?? 0] ?? 0) < LEAST_LINE) lines[i] = 0;
  return lines;
}

/** What a disc of radius `bridge` cannot come to from the frame, up to the middle of the lines. */
function fillOutlines(away: Float32Array, bridge: number, grid: Grid): Uint8Array {
  const open = new Uint8Array(away.length);
  for (let i = 0; i < open.length; i++) if ((away[i] ?? 0) > bridge) open[i] = 1;
  const { labels, list } = componentsOf(open, grid);
  for (let i = 0; i < open.length; i++) if (list[(labels[i] ?? 0) - 1]?.touchesFrame !== true) open[i] = 0;
  const outside = distanceTo(open, grid);
  const filled = new Uint8Array(away.length);
  for (let i = 0; i < filled.length; i++) if ((outside[i] ?? 0) > bridge + HALF_LINE) filled[i] = 1;
  return filled;
}

/** A hole is parted by lines from what surrounds it, lies well inside, and much of it is exactly the backdrop. */
function openHoles(filled: Uint8Array, lines: Uint8Array, { lit }: Likeness, grid: Grid): void {
  const inner = filled.map((value, i) => value & (1 - (lines[i] ?? 0)));
  const depth = distanceTo(inverse(filled), grid);
  const { labels, list } = componentsOf(inner, grid);
  const largest = list.reduce((most, piece) => Math.max(most, piece.area), 0);
  for (const { label, area } of list) {
    if (area < LEAST_LINE || area > largest / 2) continue;
    const members: number[] = [];
    for (let i = 0; i < labels.length; i++) if (labels[i] === label) members.push(i);
    const isDeep = members.every((i) => (depth[i] ?? 0) > 5);
    const distance = percentile(
      Float32Array.from(members, (i) => lit[i] ?? 0),
      0.35,
    );
    if (isDeep && distance < 2) for (const i of members) filled[i] = 0;
  }
}

function slope(filled: Uint8Array, grid: Grid): Float32Array {
  const inside = distanceTo(inverse(filled), grid);
  const outside = distanceTo(filled, grid);
  return inside.map((depth, i) => {
    const signed = (filled[i] ?? 0) === 1 ? depth - 1 : 1 - (outside[i] ?? 0);
    return Math.max(-MOST, Math.min(MOST, SLOPE * signed));
  });
}
