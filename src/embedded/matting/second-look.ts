import { openKernels } from "../../pixels/kernels/kernels.js";
import { componentsOf, gapsOf, mark } from "./components.js";
import { deeperThan } from "./distance.js";
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
  const { mask, likeness } = s;
  const inside = lookInside(s);
  const { alike, pane, deep } = inside;
  const whole = Math.max(1, inside.area);
  const gaps = enclosedIn(alike, deep, likeness.lit, s);
  return {
    rows: (gaps.area / whole) * Math.min(1, gaps.count / ROW),
    veiled: enclosedIn(pane, deep, likeness.lit, s).area / whole,
    grey: inside.grey / whole,
    left: leftArea(s) / whole,
    thin: (inside.thin / whole) * Math.sqrt(mask.length / WORKING_PIXELS),
    faintly: inside.faintly,
  };
}

/** What there is to see of the object, in pixels but for the last. */
interface Inside {
  readonly area: number;
  readonly thin: number;
  /** Of the rest, what may be shadow by its colour. */
  readonly grey: number;
  /** 1 for all that may be, and for what may be backdrop behind clear glass. */
  readonly alike: Uint8Array;
  readonly pane: Uint8Array;
  /** 1 for what comes nowhere near the outline. */
  readonly deep: Uint8Array;
  readonly faintly: number;
}

/** Room for what is added up: three 64-bit values at most. */
const SUMS = 3;

function lookInside({ mask, unlit, likeness, faint, edges, border, width, height }: Segmentation): Inside {
  const size = mask.length;
  const { kernels, take, put, bytesAt } = openKernels(6 * size + 2 * SUMS, 10);
  const [depth, alike, pane, room] = [take(size), take(size / 4), take(size / 4), take(2 * SUMS)];
  const { at } = room;
  const sums = (): Float64Array => new Float64Array(kernels.memory.buffer, at, SUMS).slice();
  const [object, light] = [put(mask), put(edges.smooth.l)] as const;
  kernels.sumOver(light, put(border.seeds), size, at);
  const [sum = 0, count = 0] = sums();
  const clear = CLEAR * (sum / Math.max(1, count) + OFFSET) - OFFSET;
  kernels.distanceTo(object, depth.at, width, height, 0, RIM);
  const lines = faint === undefined ? 0 : put(faint);
  const planes = [object, depth.at, put(unlit), lines, light] as const;
  kernels.sumInside(...planes, size, THIN, SHADED, PARTING, clear, alike.at, pane.at, at);
  const [area = 0, thin = 0, grey = 0] = sums();
  kernels.sumFaint(object, depth.at, put(likeness.lit), width, height, NEARBY, PLAIN, at);
  const [length = 0, faintly = 0] = sums();
  // The mask has been read.
  kernels.isAbove(depth.at, size, RIM, object);
  return {
    area,
    thin,
    grey,
    alike: bytesAt(alike.at, size),
    pane: bytesAt(pane.at, size),
    deep: bytesAt(object, size),
    faintly: faintly / Math.max(1, length),
  };
}

interface Regions {
  readonly count: number;
  /** Of what in them is not as light as the backdrop. */
  readonly area: number;
}

/** The regions that come nowhere near the outline. */
function enclosedIn(regions: Uint8Array, deep: Uint8Array, lit: Float32Array, grid: Grid): Regions {
  const pieces = componentsOf(regions, grid);
  const isInside = mark(pieces, ({ area }) => area >= LEAST_REGION);
  const { start, end, label } = pieces.runs;
  for (let run = 0; run < start.length; run++) {
    const own = label[run] ?? 0;
    if (isInside[own] === 0) continue;
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) if (deep[i] === 0) isInside[own] = 0;
  }
  let area = 0;
  for (let run = 0; run < start.length; run++) {
    if (isInside[label[run] ?? 0] === 0) continue;
    for (let i = start[run] ?? 0; i < (end[run] ?? 0); i++) if ((lit[i] ?? 0) > NOT_LIT) area++;
  }
  return { count: isInside.reduce((sum, own) => sum + own, 0), area };
}

/** Holes apart, which are open with reason. */
function leftArea(s: Segmentation): number {
  const { mask, inside } = s;
  if (inside === undefined) return 0;
  const deep = deeperThan(BRIDGED, inside, s);
  const { list, runs } = gapsOf(mask, s);
  let area = 0;
  for (let run = 0; run < runs.start.length; run++) {
    if (list[(runs.label[run] ?? 0) - 1]?.touchesFrame !== true) continue;
    for (let i = runs.start[run] ?? 0; i < (runs.end[run] ?? 0); i++) area += deep[i] ?? 0;
  }
  return area;
}
