import { componentsOf, gapsOf, labelsOf } from "./components.js";
import { depthIn } from "./distance.js";
import { WORKING_PIXELS } from "./downsample.js";
import type { Grid } from "./grid.js";
import type { Segmentation } from "./segmentation.js";

/** What else might have been made of the same picture, each in areas of the object but where another is named. */
export interface SecondLook {
  /** Regions well inside that may be backdrop in shadow, seen between bars; the more so the more there are of them. */
  readonly rows: number;
  /** One such region within an edge of another colour, as the pane of a glass. */
  readonly veiled: number;
  /** All of it that may be backdrop in shadow by its colour. */
  readonly grey: number;
  /** What faint edges enclose together with the object, and is left to the backdrop all the same: a pale sole, a collar. */
  readonly left: number;
  /** What lies right at its outline, as at the full working size: bristles, grids, leaves. */
  readonly thin: number;
  /** Of the outline, how much parts colours that hardly differ. */
  readonly faintly: number;
}

/** In `Likeness` units: up to here a colour is the backdrop's in a shadow, and from here on not the lit backdrop's. */
const SHADED = 2.4;
const NOT_LIT = 9;
/** In working pixels. */
const LEAST_REGION = 40;
/** What comes this near to the outline is no gap. */
const RIM = 4;
/** And what lies within this is thin. */
const THIN = 3;
/** How far off an outline an edge that was bridged may lie. */
const BRIDGED = 5;
/** So many gaps make a row beyond doubt. */
const ROW = 6;
/** Edge strength, in units of what is usual on the backdrop, that parts a pane from its rim. */
const PARTING = 5;
/** Of the cube root of the backdrop's light (L* and its offset), what clear glass lets through at least. */
const CLEAR = 0.75;
const OFFSET = 16;
/** Distance from the backdrop, in `Likeness` units, that anybody sees, and how far off the outline it counts. */
const PLAIN = 16;
const NEARBY = 2;

export function lookAgain(s: Segmentation): SecondLook {
  const { mask, unlit, likeness, faint, edges } = s;
  const clear = CLEAR * (lightnessOfGround(s) + OFFSET) - OFFSET;
  const depth = depthIn(mask, s, RIM);
  const alike = new Uint8Array(mask.length);
  const pane = new Uint8Array(mask.length);
  let area = 0;
  let thin = 0;
  let grey = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    area++;
    const isThin = (depth[i] ?? 0) <= THIN;
    if (isThin) thin++;
    if ((unlit[i] ?? 0) >= SHADED) continue;
    if (!isThin) grey++;
    alike[i] = 1;
    if ((faint?.[i] ?? 0) < PARTING && (edges.smooth.l[i] ?? 0) >= clear) pane[i] = 1;
  }
  const whole = Math.max(1, area);
  const gaps = enclosedIn(alike, depth, likeness.lit, s);
  return {
    rows: (gaps.area / whole) * Math.min(1, gaps.count / ROW),
    veiled: enclosedIn(pane, depth, likeness.lit, s).area / whole,
    grey: grey / whole,
    left: leftArea(s) / whole,
    thin: (thin / whole) * Math.sqrt(mask.length / WORKING_PIXELS),
    faintly: faintShare(s, depth),
  };
}

function lightnessOfGround({ border, edges }: Segmentation): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < border.seeds.length; i++) {
    if (border.seeds[i] === 0) continue;
    sum += edges.smooth.l[i] ?? 0;
    count++;
  }
  return sum / Math.max(1, count);
}

interface Regions {
  readonly count: number;
  /** Of what in them is not as light as the backdrop. */
  readonly area: number;
}

/** The regions that come nowhere near the outline. */
function enclosedIn(regions: Uint8Array, depth: Float32Array, lit: Float32Array, grid: Grid): Regions {
  const pieces = componentsOf(regions, grid);
  const { list } = pieces;
  if (list.length === 0) return { count: 0, area: 0 };
  const labels = labelsOf(pieces);
  const isInside = Uint8Array.from([0, ...list.map(({ area }) => (area >= LEAST_REGION ? 1 : 0))]);
  for (let i = 0; i < labels.length; i++) if (regions[i] === 1 && (depth[i] ?? 0) <= RIM) isInside[labels[i] ?? 0] = 0;
  let area = 0;
  for (let i = 0; i < labels.length; i++) if (isInside[labels[i] ?? 0] === 1 && (lit[i] ?? 0) > NOT_LIT) area++;
  return { count: isInside.reduce((sum, own) => sum + own, 0), area };
}

/** Holes apart, which are open with reason. */
function leftArea(s: Segmentation): number {
  const { mask, inside } = s;
  if (inside === undefined) return 0;
  const depth = depthIn(inside, s, BRIDGED);
  const { list, runs } = gapsOf(mask, s);
  let area = 0;
  for (let run = 0; run < runs.start.length; run++) {
    if (list[(runs.label[run] ?? 0) - 1]?.touchesFrame !== true) continue;
    for (let i = runs.start[run] ?? 0; i < (runs.end[run] ?? 0); i++) if ((depth[i] ?? 0) > BRIDGED) area++;
  }
  return area;
}

function faintShare({ mask, likeness: { lit }, width, height }: Segmentation, depth: Float32Array): number {
  let length = 0;
  let faintly = 0;
  for (let y = NEARBY; y < height - NEARBY; y++) {
    for (let i = y * width + NEARBY; i < (y + 1) * width - NEARBY; i++) {
      if (mask[i] === 0 || (depth[i] ?? 0) > 1) continue;
      length++;
      if (!isPlain(lit, i, width)) faintly++;
    }
  }
  return faintly / Math.max(1, length);
}

function isPlain(lit: Float32Array, i: number, width: number): boolean {
  for (let row = i - NEARBY * width; row <= i + NEARBY * width; row += width)
    for (let k = row - NEARBY; k <= row + NEARBY; k++) if ((lit[k] ?? 0) >= PLAIN) return true;
  return false;
}
