import { startsWith, text, viewOf } from "./header/bytes.js";
import type { Raster } from "./raster.js";
import { encoded, LINEAR } from "./srgb.js";

/** What an ICC profile means for a picture that is to become sRGB. */
export type Profile =
  | { readonly kind: "srgb" }
  /** Three tone curves (256 entries each, to linear light) and a matrix from there to linear sRGB, row by row. */
  | {
      readonly kind: "matrix";
      readonly name: string;
      readonly curves: readonly [Float64Array, Float64Array, Float64Array];
      readonly matrix: readonly number[];
    }
  /** Made of tables (printers, scanners, CMYK): the numbers are taken as sRGB. */
  | { readonly kind: "unconverted"; readonly name: string };

type Tags = ReadonlyMap<string, Uint8Array>;

/** XYZ as ICC has it (D50) to linear sRGB: the inverse of the primaries that every sRGB profile carries. */
const XYZ_TO_SRGB = [
  3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.033454, 0.0719453, -0.2289914, 1.4052427,
] as const;
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;
/** A profile within these of sRGB is sRGB in other words. */
const SAME_MATRIX = 0.01;
const SAME_CURVE = 2.5;

/** Reads an ICC profile (version 2 or 4). Never throws: what is damaged counts as unconverted. */
export function readProfile(icc: Uint8Array): Profile {
  const tags = readTags(icc);
  const name = readName(tags.get("desc")) || "without a name";
  const space = text(icc, 16, 4);
  const shaped = space === "RGB " ? rgb(tags) : space === "GRAY" ? grey(tags) : undefined;
  if (shaped === undefined) return { kind: "unconverted", name };
  return isSrgb(shaped.curves, shaped.matrix) ? { kind: "srgb" } : { kind: "matrix", name, ...shaped };
}

/** Converts in place; colours that sRGB cannot show are clipped. */
export function convertToSrgb(
  { data }: Raster,
  { curves, matrix }: Extract<Profile, { readonly kind: "matrix" }>,
): void {
  const [red, green, blue] = curves;
  const [m0 = 1, m1 = 0, m2 = 0, m3 = 0, m4 = 1, m5 = 0, m6 = 0, m7 = 0, m8 = 1] = matrix;
  for (let i = 0; i < data.length; i += 4) {
    const r = red[data[i] ?? 0] ?? 0;
    const g = green[data[i + 1] ?? 0] ?? 0;
    const b = blue[data[i + 2] ?? 0] ?? 0;
    data[i] = encoded(m0 * r + m1 * g + m2 * b);
    data[i + 1] = encoded(m3 * r + m4 * g + m5 * b);
    data[i + 2] = encoded(m6 * r + m7 * g + m8 * b);
  }
}

function readTags(icc: Uint8Array): Tags {
  const tags = new Map<string, Uint8Array>();
  if (icc.length < 132 || !startsWith(icc, "acsp", 36)) return tags;
  const view = viewOf(icc);
  const count = Math.min(view.getUint32(128), 200);
  for (let i = 0, at = 132; i < count && at + 12 <= icc.length; i++, at += 12) {
    const start = view.getUint32(at + 4);
    const end = start + view.getUint32(at + 8);
    if (end <= icc.length) tags.set(text(icc, at, 4), icc.subarray(start, end));
  }
  return tags;
}

type Shaped = Pick<Extract<Profile, { readonly kind: "matrix" }>, "curves" | "matrix">;

function rgb(tags: Tags): Shaped | undefined {
  const red = readCurve(tags.get("rTRC"));
  const green = readCurve(tags.get("gTRC"));
  const blue = readCurve(tags.get("bTRC"));
  const columns = ["rXYZ", "gXYZ", "bXYZ"].map((tag) => readXyz(tags.get(tag)));
  const [r, g, b] = columns;
  if (!red || !green || !blue || !r || !g || !b) return undefined;
  const matrix = [0, 1, 2].flatMap((row) =>
    [r, g, b].map((column) => column.reduce((sum, value, k) => sum + (XYZ_TO_SRGB[row * 3 + k] ?? 0) * value, 0)),
  );
  return { curves: [red, green, blue], matrix };
}

function grey(tags: Tags): Shaped | undefined {
  const curve = readCurve(tags.get("kTRC"));
  return curve === undefined ? undefined : { curves: [curve, curve, curve], matrix: IDENTITY };
}

function readXyz(tag: Uint8Array | undefined): readonly [number, number, number] | undefined {
  if (tag === undefined || tag.length < 20) return undefined;
  const view = viewOf(tag);
  return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}

/** s15Fixed16Number */
function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65536;
}

function readCurve(tag: Uint8Array | undefined): Float64Array | undefined {
  if (tag === undefined || tag.length < 12) return undefined;
  const curve = startsWith(tag, "curv") ? sampled(tag) : startsWith(tag, "para") ? parametric(tag) : undefined;
  if (curve === undefined) return undefined;
  return Float64Array.from({ length: 256 }, (_, i) => Math.max(0, Math.min(1, curve(i / 255))));
}

function sampled(tag: Uint8Array): ((x: number) => number) | undefined {
  const view = viewOf(tag);
  const count = view.getUint32(8);
  if (tag.length < 12 + 2 * count) return undefined;
  if (count === 0) return (x) => x;
  if (count === 1) {
    const gamma = view.getUint16(12) / 256;
    return (x) => x ** gamma;
  }
  const entry = (i: number) => view.getUint16(12 + 2 * Math.min(count - 1, i)) / 65535;
  return (x) => {
    const place = x * (count - 1);
    const low = Math.floor(place);
    return entry(low) + (entry(low + 1) - entry(low)) * (place - low);
  };
}

/** parametricCurveType, functions 0 to 4 of ICC.1:2022, table 68. */
function parametric(tag: Uint8Array): ((x: number) => number) | undefined {
  const view = viewOf(tag);
  const type = view.getUint16(8);
  const counts = [1, 3, 4, 5, 7] as const;
  const count = counts[type];
  if (count === undefined || tag.length < 12 + 4 * count) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, i) =>
    fixed(view, 12 + 4 * i),
  );
  switch (type) {
    case 0:
      return (x) => x ** g;
    case 1:
      return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
    case 2:
      return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
    case 3:
      return (x) => (x >= d ? (a * x + b) ** g : c * x);
    default:
      return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
  }
}

function readName(tag: Uint8Array | undefined): string {
  if (tag === undefined || tag.length < 28) return "";
  const view = viewOf(tag);
  if (startsWith(tag, "desc")) return text(tag, 12, Math.min(100, view.getUint32(8))).replaceAll("\0", "");
  if (!startsWith(tag, "mluc")) return "";
  const start = view.getUint32(24);
  const bytes = tag.subarray(start, start + Math.min(200, view.getUint32(20)));
  return new TextDecoder("utf-16be").decode(bytes).replaceAll("\0", "");
}

function isSrgb(curves: readonly Float64Array[], matrix: readonly number[]): boolean {
  return (
    matrix.every((value, i) => Math.abs(value - (IDENTITY[i] ?? 0)) < SAME_MATRIX) &&
    curves.every((curve) => curve.every((linear, i) => Math.abs(encoded(linear) - i) < SAME_CURVE || near(linear, i)))
  );
}

/** The encoded scale is too steep near black for small differences to be told on it. */
function near(linear: number, i: number): boolean {
  return Math.abs(linear - (LINEAR[i] ?? 0)) < 0.002;
}
