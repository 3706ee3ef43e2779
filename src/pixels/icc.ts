import { text, viewOf } from "./header/bytes.js";
import { readCurve } from "./icc/curve.js";
import { readTable, type Table } from "./icc/table.js";
import { fixed, readName, readTags, type Tags } from "./icc/tags.js";
import { XYZ_TO_SRGB } from "./icc/xyz.js";
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
  /** Made of tables: printers, scanners, CMYK. */
  | { readonly kind: "table"; readonly name: string; readonly space: "RGB" | "CMYK" | "GRAY"; readonly table: Table }
  /** Damaged, or of a kind that no picture has: the numbers are taken for sRGB. */
  | { readonly kind: "unconverted"; readonly name: string };

type Space = Extract<Profile, { readonly kind: "table" }>["space"];
const SPACES = new Map<string, Space>([
  ["RGB ", "RGB"],
  ["CMYK", "CMYK"],
  ["GRAY", "GRAY"],
]);
const INPUTS = { RGB: 3, CMYK: 4, GRAY: 1 } as const satisfies Record<Space, number>;
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;
/** A profile within these of sRGB is sRGB in other words. */
const SAME_MATRIX = 0.01;
const SAME_CURVE = 2.5;

/** Reads an ICC profile (version 2 or 4). Never throws: what is damaged counts as unconverted. */
export function readProfile(icc: Uint8Array): Profile {
  const tags = readTags(icc);
  const name = readName(tags.get("desc")) || "without a name";
  const space = SPACES.get(text(icc, 16, 4));
  if (space === undefined) return { kind: "unconverted", name };
  // As the reference does: where there is a table, it is what the profile's maker trusted.
  const table = readTable(tags.get("A2B0"), text(icc, 20, 4), icc[8] ?? 0);
  if (table?.inputs === INPUTS[space]) return { kind: "table", name, space, table };
  const shaped = space === "RGB" ? rgb(tags) : space === "GRAY" ? grey(tags) : undefined;
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

type Shaped = Pick<Extract<Profile, { readonly kind: "matrix" }>, "curves" | "matrix">;

function rgb(tags: Tags): Shaped | undefined {
  const red = readTones(tags.get("rTRC"));
  const green = readTones(tags.get("gTRC"));
  const blue = readTones(tags.get("bTRC"));
  const columns = ["rXYZ", "gXYZ", "bXYZ"].map((tag) => readXyz(tags.get(tag)));
  const [r, g, b] = columns;
  if (!red || !green || !blue || !r || !g || !b) return undefined;
  const matrix = [0, 1, 2].flatMap((row) =>
    [r, g, b].map((column) => column.reduce((sum, value, k) => sum + (XYZ_TO_SRGB[row * 3 + k] ?? 0) * value, 0)),
  );
  return { curves: [red, green, blue], matrix };
}

function grey(tags: Tags): Shaped | undefined {
  const curve = readTones(tags.get("kTRC"));
  return curve === undefined ? undefined : { curves: [curve, curve, curve], matrix: IDENTITY };
}

function readXyz(tag: Uint8Array | undefined): readonly [number, number, number] | undefined {
  if (tag === undefined || tag.length < 20) return undefined;
  const view = viewOf(tag);
  return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}

function readTones(tag: Uint8Array | undefined): Float64Array | undefined {
  const curve = readCurve(tag)?.curve;
  if (curve === undefined) return undefined;
  return Float64Array.from({ length: 256 }, (_, i) => Math.max(0, Math.min(1, curve(i / 255))));
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
