import { type Backdrop, isBlownOut } from "./backdrop.js";
import {
  type Component,
  type Components,
  componentsOf,
  gapsOf,
  labelsOf,
  mark,
  maskOf,
  paint,
  pixelsOf,
} from "./components.js";
import { dilate } from "./dilate.js";
import { deeperThan, fartherThan } from "./distance.js";
import type { Likeness } from "./evidence.js";
import type { LabPlanes } from "./grid.js";
import { percentile } from "./percentile.js";
import { pushPullOne } from "./push-pull.js";

/** In working pixels: how far inside of an outline's bridged gaps a place is that belongs to it beyond doubt. */
const CORE = 4;
/** And how wide the rim of a gap is, which is a mixture with what surrounds it. */
const RIM = 2;
/** Smaller gaps are left to `tidy`. */
const LEAST = 12;
/** In `Likeness` units: up to here it is the backdrop as it is seen elsewhere, in light or in shadow. */
const EXACT = 2;
const SHADED = 1.6;
/** In Lab units, how much darker than the shadows around the object a gap in it may be. */
const DARKER = 4;
/** On white ground, where paper, paint and screens are of the backdrop's colour, and real shadows soft. */
const DARKER_ON_WHITE = 1.4;
const WHITE = 96.5;
const COLOURLESS = 3;
/**
 * In Lab units: noise apart, a surface is of another hue than the backdrop. What is of the same one may differ by more from
 * what the backdrop is foretold to look like here, in `Likeness` units: how the light falls is less certain than its hue.
 */
const SAME_HUE = 0.7;
const FORETOLD = 4.5;
/** Of a gap, what may stand in it like the letters on a label: an island of the object, which a hole has no hold for. */
const LEAST_ISLAND = 0.03;
/** Of the picture: smaller gaps have no room for any. */
const ROOM_FOR_ISLANDS = 2e-3;
/** What lies this near to a label, and looks no less like one, is more of it. */
const NEIGHBOURS = 6;

/** Smallest pale surface, in working pixels. */
const LEAST_SURFACE = 60;
/** In `Likeness` units: from here on it is not the lit backdrop. */
const NO_BACKDROP = 5;
/** Strength of an outline's edge, in units of what is usual on the backdrop; rims of shadows and reflections have less. */
const CRISP = 5;
const CRISP_ALMOST_ALL_ALONG = 4;
/** Of the outer edge's strength, the inner one's where a surface merely turns away from the light. */
const SOFTER = 0.6;

/** What is known of the picture where gaps are looked for. */
export interface Ground {
  readonly lab: LabPlanes;
  readonly backdrop: Backdrop;
  readonly likeness: Likeness;
  /** Edges in units of their usual strength on the backdrop; soft ones are none. */
  readonly faint: Float32Array;
}

/**
 * The gaps in an object that are none: print, labels, screens and pale surfaces of about the backdrop's colour. A gap is one
 * with evidence alone: it shows the backdrop exactly, or in a shadow that goes on from what is seen around the object.
 *
 * @param inside 1 for what the object's outline encloses, holes and bays in it too.
 * @returns 1 for what is to be object; undefined where there is nothing.
 */
export function findFalseGaps(mask: Uint8Array, inside: Uint8Array, ground: Ground): Uint8Array | undefined {
  const { lab } = ground;
  const candidates = enclosedGaps(mask, inside, lab);
  const pieces = componentsOf(candidates, lab);
  const large = pieces.list.filter(({ area }) => area >= LEAST);
  if (large.length === 0) return undefined;
  const labels = labelsOf(pieces);
  const shades = measureShades(large, labels, pieces, candidates, mask, ground);
  const rims = followRims(labels, pieces, mask, ground);
  const isFalse = new Uint8Array(pieces.list.length + 1);
  for (const piece of large) {
    const rim = rims.get(piece.label);
    const isObject =
      rim === undefined || rim.outer.length === 0
        ? !isBackdrop(shades, piece) || (piece.area >= ROOM_FOR_ISLANDS * mask.length && hasIslands(piece, pieces))
        : isSurface(rim, shades, piece);
    if (isObject) isFalse[piece.label] = 1;
  }
  spread(isFalse, rims, labels, shades, pieces);
  return isFalse.includes(1) ? maskOf(pieces, isFalse) : undefined;
}

/** Strength of the edges along a gap: towards the backdrop outside of the outline, and towards the object. */
interface Rim {
  readonly outer: number[];
  readonly inner: number[];
}

function followRims(
  labels: Int32Array,
  pieces: Components,
  mask: Uint8Array,
  { lab, faint }: Ground,
): ReadonlyMap<number, Rim> {
  const near = dilate(faint, lab, CORE + 1);
  const rims = new Map<number, Rim>();
  const steps = [-lab.width, -1, 1, lab.width];
  for (const i of pixelsOf(pieces)) {
    const label = labels[i] ?? 0;
    if (i < lab.width || i >= labels.length - lab.width) continue;
    const rim = rims.get(label) ?? { outer: [], inner: [] };
    rims.set(label, rim);
    if (
      labels[i - 1] === label &&
      labels[i + 1] === label &&
      labels[i - lab.width] === label &&
      labels[i + lab.width] === label
    )
      continue;
    const others = steps.filter((step) => labels[i + step] === 0);
    if (others.some((step) => mask[i + step] === 0)) rim.outer.push(near[i] ?? 0);
    if (others.some((step) => mask[i + step] === 1)) rim.inner.push(faint[i] ?? 0);
  }
  return rims;
}

/**
 * Whether what lies between object and backdrop is a pale surface of the object: it ends in a crisp edge all along, unlike a
 * shadow or a reflection, and goes over into the object in a softer one, unless it is no shadow by its colour.
 */
function isSurface({ outer, inner }: Rim, shades: Shades, piece: Component): boolean {
  const { label, area } = piece;
  if (area < LEAST_SURFACE || (shades.lit[label] ?? 0) < NO_BACKDROP) return false;
  const crisp = percentile(Float32Array.from(outer), 0.25);
  if (crisp < CRISP || percentile(Float32Array.from(outer), 0.1) < CRISP_ALMOST_ALL_ALONG) return false;
  return percentile(Float32Array.from(inner), 0.25) < SOFTER * crisp || !isBackdrop(shades, piece);
}

/** What the mask leaves open well within the outline, and whatever it encloses itself. */
function enclosedGaps(mask: Uint8Array, inside: Uint8Array, lab: LabPlanes): Uint8Array {
  const deep = deeperThan(CORE, inside, lab);
  const gaps = new Uint8Array(mask.length);
  for (let i = 0; i < gaps.length; i++) if (mask[i] === 0) gaps[i] = deep[i] ?? 0;
  const open = gapsOf(mask, lab);
  paint(
    gaps,
    open,
    mark(open, ({ touchesFrame }) => !touchesFrame),
    1,
  );
  return gaps;
}

/** Means over each gap, by label. */
interface Shades {
  readonly lit: Float64Array;
  readonly shaded: Float64Array;
  /** In Lab units, how far its mean hue is from the backdrop's. */
  readonly hue: Float64Array;
  /** How much lighter it is than the backdrop around the object, shadows included, would be there. */
  readonly lighter: Float64Array;
  /** 1 where the ground is white, and blown out. */
  readonly onWhite: Uint8Array;
}

function measureShades(
  list: readonly Component[],
  labels: Int32Array,
  pieces: Components,
  candidates: Uint8Array,
  mask: Uint8Array,
  { lab, backdrop, likeness }: Ground,
): Shades {
  const size = list.reduce((most, { label }) => Math.max(most, label), 0) + 1;
  const around = new Float32Array(mask.length);
  for (let i = 0; i < around.length; i++) around[i] = mask[i] === 0 && candidates[i] === 0 ? 1 : 0;
  const expected = pushPullOne(lab.l, around, lab);
  const inner = deeperThan(RIM, candidates, lab);
  const { field } = backdrop;
  const [lit, shaded, lighter] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [count, light, chroma] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const [da, db] = [new Float64Array(size), new Float64Array(size)];
  for (const i of pixelsOf(pieces)) {
    const label = labels[i] ?? 0;
    if (label >= size) continue;
    const weight = inner[i] === 1 ? 1 : 1e-3;
    count[label] = (count[label] ?? 0) + weight;
    lit[label] = (lit[label] ?? 0) + weight * (likeness.lit[i] ?? 0);
    shaded[label] = (shaded[label] ?? 0) + weight * (likeness.shaded[i] ?? 0);
    lighter[label] = (lighter[label] ?? 0) + weight * ((lab.l[i] ?? 0) - (expected[i] ?? 0));
    light[label] = (light[label] ?? 0) + weight * (field.l[i] ?? 0);
    chroma[label] = (chroma[label] ?? 0) + weight * Math.hypot(field.a[i] ?? 0, field.b[i] ?? 0);
    da[label] = (da[label] ?? 0) + weight * ((lab.a[i] ?? 0) - (field.a[i] ?? 0));
    db[label] = (db[label] ?? 0) + weight * ((lab.b[i] ?? 0) - (field.b[i] ?? 0));
  }
  for (const plane of [lit, shaded, lighter, light, chroma, da, db])
    for (let k = 0; k < size; k++) plane[k] = (plane[k] ?? 0) / Math.max(1e-9, count[k] ?? 0);
  // Where the ground is blown out, so is what shows of it in a hole.
  const isEven = isBlownOut(backdrop);
  const onWhite = Uint8Array.from(light, (value, k) =>
    isEven && value > WHITE && (chroma[k] ?? 0) < COLOURLESS ? 1 : 0,
  );
  const hue = da.map((own, k) => Math.hypot(own, db[k] ?? 0));
  return { lit, shaded, hue, lighter, onWhite };
}

function isBackdrop({ lit, shaded, hue, lighter, onWhite }: Shades, { label }: Component): boolean {
  if ((lit[label] ?? 0) < EXACT) return true;
  if (onWhite[label] === 1) return (shaded[label] ?? 0) < SHADED && (lighter[label] ?? 0) > -DARKER_ON_WHITE;
  const most = (hue[label] ?? 0) < SAME_HUE ? FORETOLD : SHADED;
  return (shaded[label] ?? 0) < most && (lighter[label] ?? 0) > -DARKER;
}

/** Whether other things stand in a piece, as letters do on a label. */
export function hasIslands({ label, area }: Component, pieces: Components): boolean {
  const own = maskOf(
    pieces,
    mark(pieces, (piece) => piece.label === label),
  );
  const islands = gapsOf(own, pieces).list.filter(({ touchesFrame }) => !touchesFrame);
  return islands.reduce((sum, island) => sum + island.area, 0) > LEAST_ISLAND * area;
}

/** On white ground, what lies beside a false gap is one as well: a screen or a label comes in pieces. */
function spread(
  isFalse: Uint8Array,
  rims: ReadonlyMap<number, Rim>,
  labels: Int32Array,
  { onWhite }: Shades,
  pieces: Components,
): void {
  if (!isFalse.includes(1)) return;
  const far = fartherThan(NEIGHBOURS, maskOf(pieces, isFalse), pieces);
  for (const i of pixelsOf(pieces)) {
    const label = labels[i] ?? 0;
    if (far[i] === 1 || onWhite[label] !== 1) continue;
    if ((rims.get(label)?.outer.length ?? 0) === 0) isFalse[label] = 1;
  }
}
