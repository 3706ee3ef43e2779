import type { Raster } from "../raster.js";
import { encoded } from "../srgb.js";
import type { Curve } from "./curve.js";
import type { Lattice, Pcs, Table } from "./table.js";
import { WHITE, XYZ_TO_SRGB } from "./xyz.js";

/** Three numbers, worked on in place: a picture has millions of pixels. */
type Triple = Float64Array;

/** How a pixel's first channels become a colour in the connection space. */
type Lookup = (data: Uint8ClampedArray, at: number, out: Triple) => void;

/**
 * Converts in place from a table profile's device numbers, which are the raster's first channels (a CMYK picture's four,
 * of which 255 is full ink), to sRGB, with black point compensation. Colours that sRGB cannot show are clipped; four
 * inputs come out opaque.
 */
export function convertByTable({ data }: Raster, table: Table): void {
  const toXyz = xyzOf(table);
  const toSrgb = compensated(table.black === "perceptual" ? PERCEPTUAL_BLACK : darkest(toXyz, table.inputs));
  const colour = new Float64Array(3);
  let before = -1;
  for (let i = 0; i < data.length; i += 4) {
    const numbers = packed(data, i, table.inputs);
    // Backdrops are flat: many a pixel is like the one before it.
    if (numbers !== before) {
      toXyz(data, i, colour);
      turn(colour, toSrgb);
      before = numbers;
    }
    for (let c = 0; c < 3; c++) data[i + c] = encoded(colour[c] ?? 0);
    if (table.inputs === 4) data[i + 3] = 255;
  }
}

function xyzOf(table: Table): Lookup {
  const look = table.lattice === undefined ? plainLookup(table.first) : latticeLookup(table.first, table.lattice);
  const middle = dense(table.middle);
  const last = dense(table.last);
  return (data, at, colour) => {
    look(data, at, colour);
    bend(colour, middle);
    turn(colour, table.matrix);
    bend(colour, last);
    fromPcs(colour, table.pcs);
  };
}

/** The luminance of the reference medium's black (ICC.1:2022, 6.3.3). */
const PERCEPTUAL_BLACK = 0.0034731;
/** No black is taken to be lighter than Lab's 50, which is what a damaged table might say. */
const LIGHTEST_BLACK = 0.1842;

/** The luminance of all inks at once, or of no light at all. */
function darkest(toXyz: Lookup, inputs: number): number {
  const colour = new Float64Array(3);
  toXyz(new Uint8ClampedArray(4).fill(inputs === 4 ? 255 : 0), 0, colour);
  return Math.max(0, Math.min(LIGHTEST_BLACK, colour[1] ?? 0));
}

/**
 * XYZ to linear sRGB, as three rows of three and three sums: ink is never as dark as a screen, and without moving its
 * black to the screen's a picture would look as if through a haze.
 */
function compensated(darkestLuminance: number): readonly number[] {
  const scale = 1 / (1 - darkestLuminance);
  const shift = WHITE.map((white) => white * (1 - scale));
  const sums = [0, 3, 6].map((row) => shift.reduce((sum, value, k) => sum + (XYZ_TO_SRGB[row + k] ?? 0) * value, 0));
  return [...XYZ_TO_SRGB.map((value) => value * scale), ...sums];
}

function packed(data: Uint8ClampedArray, at: number, inputs: number): number {
  let key = 0;
  for (let c = 0; c < inputs; c++) key = key * 256 + (data[at + c] ?? 0);
  return key;
}

/** A table without a lattice: three curves. */
function plainLookup(first: readonly Curve[]): Lookup {
  const curves = [0, 1, 2].map((c) => Float64Array.from({ length: 256 }, (_, v) => (first[c] ?? same)(v / 255)));
  return (data, at, out) => {
    for (let c = 0; c < 3; c++) out[c] = curves[c]?.[data[at + c] ?? 0] ?? 0;
  };
}

/** Where each of an input's 256 values falls in the lattice: the point below it, and how far it is from there to the next. */
interface Axis {
  readonly below: Int32Array;
  readonly share: Float64Array;
  /** From a point to the next along this input, in numbers. */
  readonly step: number;
}

function latticeLookup(first: readonly Curve[], lattice: Lattice): Lookup {
  const axes = axesOf(first, lattice);
  const corners = 1 << axes.length;
  const { values } = lattice;
  return (data, at, out) => {
    out.fill(0);
    for (let corner = 0; corner < corners; corner++) {
      let weight = 1;
      let place = 0;
      for (let k = 0; k < axes.length && weight > 0; k++) {
        const axis = axes[k];
        if (axis === undefined) continue;
        const value = data[at + k] ?? 0;
        const share = axis.share[value] ?? 0;
        const above = (corner >> k) & 1;
        weight *= above === 1 ? share : 1 - share;
        place += (axis.below[value] ?? 0) + above * axis.step;
      }
      if (weight === 0) continue;
      for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) + weight * (values[place + c] ?? 0);
    }
  };
}

function axesOf(first: readonly Curve[], { points }: Lattice): readonly Axis[] {
  return points.map((count, k) => {
    const step = points.slice(k + 1).reduce((product, n) => product * n, 3);
    const curve = first[k] ?? same;
    const places = Array.from({ length: 256 }, (_, v) => Math.max(0, Math.min(1, curve(v / 255))) * (count - 1));
    const low = places.map((place) => Math.min(count - 2, Math.floor(place)));
    return {
      below: Int32Array.from(low, (point) => point * step),
      share: Float64Array.from(places, (place, v) => place - (low[v] ?? 0)),
      step,
    };
  });
}

function same(x: number): number {
  return x;
}

/** Steps of a curve that is asked for what lies between two 8-bit values. */
const STEPS = 4096;

/** Each curve as values for 0 to 1; none where there are no curves. */
function dense(curves: readonly Curve[]): readonly Float64Array[] {
  return curves.map((curve) => Float64Array.from({ length: STEPS + 2 }, (_, i) => curve(Math.min(1, i / STEPS))));
}

function bend(colour: Triple, curves: readonly Float64Array[]): void {
  for (let c = 0; c < curves.length; c++) {
    const curve = curves[c];
    if (curve === undefined) continue;
    const place = Math.max(0, Math.min(1, colour[c] ?? 0)) * STEPS;
    const low = Math.floor(place);
    const from = curve[low] ?? 0;
    colour[c] = from + ((curve[low + 1] ?? 0) - from) * (place - low);
  }
}

/** Three rows of three, and where there are twelve numbers three sums. */
function turn(colour: Triple, matrix: readonly number[]): void {
  if (matrix.length === 0) return;
  const [x = 0, y = 0, z = 0] = colour;
  for (let row = 0; row < 3; row++) {
    const at = 3 * row;
    const sum = (matrix[at] ?? 0) * x + (matrix[at + 1] ?? 0) * y + (matrix[at + 2] ?? 0) * z;
    colour[row] = sum + (matrix[9 + row] ?? 0);
  }
}

/** One is the largest of the 16 bits that XYZ is stored in (ICC.1:2022, 6.3.4.2). */
const XYZ_SCALE = 1 + 32767 / 32768;

/** To XYZ from the numbers of 0 to 1 that a table ends in. */
function fromPcs(colour: Triple, pcs: Pcs): void {
  const [first = 0, second = 0, third = 0] = colour;
  if (pcs === "XYZ") {
    colour.set([first * XYZ_SCALE, second * XYZ_SCALE, third * XYZ_SCALE]);
    return;
  }
  // The older 16-bit form has its 100 and its 255 at FF00.
  const scale = pcs === "Lab of 16 bits" ? 65535 / 65280 : 1;
  const lightness = (first * scale * 100 + 16) / 116;
  colour[0] = WHITE[0] * cubed(lightness + (second * scale * 255 - 128) / 500);
  colour[1] = WHITE[1] * cubed(lightness);
  colour[2] = WHITE[2] * cubed(lightness - (third * scale * 255 - 128) / 200);
}

/** The inverse of CIE Lab's cube root, with its straight foot. */
function cubed(t: number): number {
  return t > 6 / 29 ? t * t * t : (3 * 36 * (t - 4 / 29)) / 841;
}
