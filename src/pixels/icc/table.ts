import { text, viewOf } from "../header/bytes.js";
import { type Curve, readCurve, sampledCurve } from "./curve.js";
import { fixed } from "./tags.js";

/** What the three numbers at a table's end are; see `toXyz` for their encodings. */
export type Pcs = "XYZ" | "Lab of 8 bits" | "Lab of 16 bits";

/** A lattice of three-number colours over one to four inputs, the last input running fastest. */
export interface Lattice {
  /** How many points it has along each input. */
  readonly points: readonly number[];
  readonly values: Float32Array;
}

/** Device numbers to a colour in the profile's connection space: curves, lattice, curves, matrix, curves. */
export interface Table {
  readonly inputs: number;
  readonly first: readonly Curve[];
  readonly lattice: Lattice | undefined;
  readonly middle: readonly Curve[];
  /** Three rows of three, and three sums; empty for none. */
  readonly matrix: readonly number[];
  readonly last: readonly Curve[];
  readonly pcs: Pcs;
  /**
   * Which black its maker had in mind: version 4 gives one to all tables of the perceptual intent, and before it the
   * table's own darkest colour counts.
   */
  readonly black: "perceptual" | "own";
}

/** What `readTable` reads, without what the profile's head says of it. */
type Stages = Omit<Table, "black">;

/** A table that a real profile may have: 4 inputs of 33 points have a million. */
const MOST_POINTS = 4_000_000;

/** Reads an `A2B0` element (ICC.1:2022, 10.10 to 10.12) of a profile's `version`; undefined where it is none, or damaged. */
export function readTable(tag: Uint8Array | undefined, space: string, version: number): Table | undefined {
  const read = readStagesOf(tag, space);
  return read && { ...read, black: version >= 4 ? "perceptual" : "own" };
}

function readStagesOf(tag: Uint8Array | undefined, space: string): Stages | undefined {
  if (tag === undefined || tag.length < 32 || tag[9] !== 3 || (space !== "Lab " && space !== "XYZ ")) return undefined;
  const inputs = tag[8] ?? 0;
  if (inputs < 1 || inputs > 4) return undefined;
  const isLab = space === "Lab ";
  try {
    switch (text(tag, 0, 4)) {
      case "mft1":
        return readPlain(tag, inputs, { width: 1, curves: 48, points: [256, 256] }, isLab ? "Lab of 8 bits" : "XYZ");
      case "mft2":
        return readWide(tag, inputs, isLab ? "Lab of 16 bits" : "XYZ");
      case "mAB ":
        return readStages(tag, inputs, isLab ? "Lab of 8 bits" : "XYZ");
      default:
        return undefined;
    }
  } catch (error) {
    // The element ends before what it declares: a damaged profile, which is told of like one that cannot be applied.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readWide(tag: Uint8Array, inputs: number, pcs: Pcs): Stages | undefined {
  const view = viewOf(tag);
  const points = [view.getUint16(48), view.getUint16(50)] as const;
  if (points.some((count) => count < 2 || count > 4096)) return undefined;
  return readPlain(tag, inputs, { width: 2, curves: 52, points }, pcs);
}

interface PlainForm {
  readonly width: 1 | 2;
  /** Where the first curve begins. */
  readonly curves: number;
  /** Samples of each curve in front of the lattice, and behind it. */
  readonly points: readonly [number, number];
}

/** `mft1` and `mft2`. Their matrix is for XYZ as input alone, which no picture has. */
function readPlain(tag: Uint8Array, inputs: number, form: PlainForm, pcs: Pcs): Stages | undefined {
  const view = viewOf(tag);
  const { width, curves, points } = form;
  const first = Array.from({ length: inputs }, (_, i) =>
    sampledCurve(view, curves + i * points[0] * width, points[0], width),
  );
  const at = curves + inputs * points[0] * width;
  const lattice = readLattice(
    view,
    at,
    Array.from({ length: inputs }, () => tag[10] ?? 0),
    width,
  );
  if (lattice === undefined) return undefined;
  const end = at + lattice.values.length * width;
  const last = [0, 1, 2].map((i) => sampledCurve(view, end + i * points[1] * width, points[1], width));
  return { inputs, first, lattice, middle: [], matrix: [], last, pcs };
}

/** `mAB `: offsets of its stages, each of which may be missing. */
function readStages(tag: Uint8Array, inputs: number, pcs: Pcs): Stages | undefined {
  const view = viewOf(tag);
  const [b = 0, matrixAt = 0, m = 0, latticeAt = 0, a = 0] = [12, 16, 20, 24, 28].map((at) => view.getUint32(at));
  const last = readCurves(tag, b, 3);
  const middle = readCurves(tag, m, 3);
  const first = readCurves(tag, a, inputs);
  if (last === undefined || middle === undefined || first === undefined) return undefined;
  const matrix = matrixAt === 0 ? [] : Array.from({ length: 12 }, (_, i) => fixed(view, matrixAt + 4 * i));
  if (latticeAt === 0)
    return inputs === 3 ? { inputs, first, lattice: undefined, middle, matrix, last, pcs } : undefined;
  const points = Array.from({ length: inputs }, (_, i) => view.getUint8(latticeAt + i));
  const lattice = readLattice(view, latticeAt + 20, points, view.getUint8(latticeAt + 16) === 1 ? 1 : 2);
  return lattice === undefined ? undefined : { inputs, first, lattice, middle, matrix, last, pcs };
}

/** Curves one after the other, each filled up to four bytes; none where `at` is 0. */
function readCurves(tag: Uint8Array, at: number, count: number): readonly Curve[] | undefined {
  if (at === 0) return [];
  const curves: Curve[] = [];
  for (let i = 0, from = at; i < count; i++) {
    const read = readCurve(tag.subarray(from));
    if (read === undefined) return undefined;
    curves.push(read.curve);
    from += (read.bytes + 3) & ~3;
  }
  return curves;
}

function readLattice(view: DataView, at: number, points: readonly number[], width: 1 | 2): Lattice | undefined {
  const count = points.reduce((product, n) => product * n, 1);
  if (points.some((n) => n < 2) || count > MOST_POINTS) return undefined;
  const values = new Float32Array(3 * count);
  for (let i = 0; i < values.length; i++)
    values[i] = width === 1 ? view.getUint8(at + i) / 255 : view.getUint16(at + 2 * i) / 65535;
  return { points, values };
}
