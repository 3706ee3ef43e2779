import { MODULE } from "./module.js";

/** The inner loops, whose source is scripts/kernels/kernels.ts and what that takes in. Places are byte offsets into `memory`; sizes count values. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly dilate: (plane: number, across: number, row: number, width: number, height: number, radius: number) => void;
  readonly boxBlur: (
    plane: number,
    across: number,
    row: number,
    sums: number,
    width: number,
    height: number,
    radius: number,
  ) => void;
  readonly geodesic: (
    seeds: number,
    distance: number,
    cost: number,
    relief: number,
    changed: number,
    width: number,
    height: number,
    rounds: number,
  ) => void;
  readonly distanceTo: (
    mask: number,
    distance: number,
    width: number,
    height: number,
    wanted: number,
    limit: number,
  ) => void;
  readonly pullWeight: (fine: number, width: number, height: number, coarse: number) => void;
  readonly pullPlane: (weight: number, fine: number, width: number, height: number, coarse: number) => void;
  readonly pushPlane: (
    coarse: number,
    weight: number,
    fine: number,
    width: number,
    height: number,
    rows: number,
  ) => void;
  readonly addPixels: (row: number, ends: number, columns: number, sums: number) => void;
  readonly toLab: (r: number, g: number, b: number, size: number, light: number, curve: number) => void;
  readonly depart: (
    l: number,
    a: number,
    b: number,
    ml: number,
    ma: number,
    mb: number,
    size: number,
    out: number,
  ) => void;
  readonly faintEdges: (
    light: number,
    chroma: number,
    most: number,
    least: number,
    size: number,
    soft: number,
    usualLight: number,
    usualChroma: number,
  ) => void;
  readonly likeness: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    size: number,
    toleranceL: number,
    toleranceC: number,
    lit: number,
    shaded: number,
  ) => void;
  readonly cleanPixels: (
    l: number,
    a: number,
    b: number,
    fl: number,
    fa: number,
    fb: number,
    flooded: number,
    size: number,
    most: number,
    mostDark: number,
    clean: number,
  ) => void;
  readonly findRuns: (
    mask: number,
    width: number,
    height: number,
    wanted: number,
    start: number,
    end: number,
    leader: number,
  ) => number;
  readonly numberPieces: (
    start: number,
    end: number,
    leader: number,
    count: number,
    width: number,
    size: number,
    areas: number,
    touches: number,
  ) => number;
  readonly isOpaque: (pixels: number, size: number) => number;
  readonly meanPixels: (
    sums: number,
    ends: number,
    columns: number,
    rows: number,
    r: number,
    g: number,
    b: number,
  ) => void;
  readonly priceOf: (barrier: number, size: number, free: number, scale: number) => void;
  readonly punishTexture: (least: number, lit: number, shaded: number, size: number, quiet: number) => void;
  readonly weighEvidence: (
    trust: number,
    lit: number,
    shaded: number,
    size: number,
    most: number,
    enclosed: number,
    balance: number,
  ) => void;
  readonly gather: (plane: number, mask: number, size: number, out: number) => number;
  readonly isAbove: (plane: number, size: number, limit: number, out: number) => void;
  readonly select: (values: number, count: number, rank: number) => number;
  readonly addSamples: (
    xs: number,
    ys: number,
    l: number,
    a: number,
    b: number,
    weights: number,
    count: number,
    order: number,
    sums: number,
  ) => void;
  readonly residuals: (
    xs: number,
    ys: number,
    l: number,
    a: number,
    b: number,
    count: number,
    order: number,
    coefficients: number,
    out: number,
  ) => void;
  readonly placeSamples: (index: number, count: number, width: number, height: number, xs: number, ys: number) => void;
  readonly solveField: (sums: number, order: number, matrix: number) => void;
  readonly weighSamples: (
    residuals: number,
    count: number,
    limit: number,
    dark: number,
    own: number,
    out: number,
  ) => void;
  readonly gatherWeighed: (residuals: number, weights: number, count: number, out: number) => number;
  readonly gatherNear: (residuals: number, count: number, limit: number, out: number) => number;
  readonly halve: (
    l: number,
    fl: number,
    a: number,
    fa: number,
    b: number,
    fb: number,
    clean: number,
    width: number,
    height: number,
    fade: number,
    weight: number,
    hl: number,
    ha: number,
    hb: number,
  ) => void;
  readonly negate: (plane: number, size: number) => void;
  readonly isBelow: (plane: number, size: number, limit: number, out: number) => void;
  readonly trustIn: (reach: number, size: number, scale: number) => void;
  readonly priceGround: (cost: number, shaded: number, l: number, field: number, size: number) => void;
  readonly isEnclosed: (
    reach: number,
    lit: number,
    barrier: number,
    size: number,
    least: number,
    mostLit: number,
    mostEdge: number,
    out: number,
  ) => void;
  readonly drawChannel: (
    coefficients: number,
    order: number,
    width: number,
    height: number,
    terms: number,
    out: number,
  ) => void;
  readonly addEnlarged: (
    plane: number,
    rest: number,
    between: number,
    halfWidth: number,
    halfHeight: number,
    width: number,
    height: number,
  ) => void;
  readonly openNetwork: (
    terminal: number,
    capacity: number,
    bond: number,
    room: number,
    width: number,
    height: number,
  ) => void;
  readonly clearNetwork: () => void;
  readonly labelSure: (evidence: number, labels: number, width: number, height: number) => void;
  readonly connect: (
    labels: number,
    evidence: number,
    l: number,
    a: number,
    b: number,
    prices: number,
    sharpness: number,
    width: number,
    height: number,
  ) => void;
  readonly settleForced: () => void;
  readonly minimumCut: () => number;
  readonly readCut: (labels: number, width: number, height: number) => void;
  readonly filterRow: (filter: number, row: number, above: number, out: number, length: number, step: number) => void;
  readonly smallestFilter: (row: number, above: number, length: number, step: number) => number;
  readonly unfilterRow: (filter: number, row: number, above: number, length: number, step: number) => void;
}

/** A place in the kernels' memory. */
export interface Room {
  readonly at: number;
  readonly values: Float32Array;
}

export interface Opened {
  readonly kernels: Kernels;
  readonly take: (length: number) => Room;
  /** Copies an array into a room of its own, and says where that is. */
  readonly put: (plane: ArrayBufferView) => number;
  /** A copy of so many bytes that a kernel has left there. */
  readonly bytesAt: (at: number, length: number) => Uint8Array;
}

const PAGE_BYTES = 1 << 16;
/** Behind each room, since the kernels' vectors run over its end; and what keeps the next one aligned to them. */
const SLACK = 16;

let opened: Kernels | undefined;

/**
 * The kernels, and a way to take room in their memory for so many values (32-bit floats) in so many rooms. The next call
 * gives the same room again: what is to last is copied out.
 */
export function openKernels(values: number, rooms: number): Opened {
  opened ??= new WebAssembly.Instance<Kernels>(new WebAssembly.Module(Buffer.from(MODULE, "base64")), {}).exports;
  const kernels = opened;
  const missing = (values + (rooms + 1) * 2 * SLACK) * 4 - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE_BYTES));
  const { buffer } = kernels.memory;
  let next = SLACK;
  const take = (length: number): Room => {
    const at = next * 4;
    next = Math.ceil((next + length + SLACK) / SLACK) * SLACK;
    return { at, values: new Float32Array(buffer, at, length) };
  };
  const put = (plane: ArrayBufferView): number => {
    const { at } = take(Math.ceil(plane.byteLength / 4));
    new Uint8Array(buffer, at).set(new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength));
    return at;
  };
  const bytesAt = (at: number, length: number): Uint8Array => new Uint8Array(buffer, at, length).slice();
  return { kernels, take, put, bytesAt };
}

/** A row of bytes as PNG's filters need it: zeros in front of it stand for what is left of the first pixel. */
export interface RowRoom {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** So many zeros are in front of a row, which is more than a pixel has bytes. */
const FRONT = 16;

/** A row, the one above it, and what is made of them. */
const ROWS = 3;

/** Up to three rows of so many bytes, all zero. */
export function openRows(length: number): { kernels: Kernels; takeRow: () => RowRoom } {
  const values = Math.ceil((FRONT + length) / 4);
  const { kernels, take } = openKernels(ROWS * values, ROWS);
  const takeRow = (): RowRoom => {
    const room = take(values);
    room.values.fill(0);
    const at = room.at + FRONT;
    return { at, bytes: new Uint8Array(room.values.buffer, at, length) };
  };
  return { kernels, takeRow };
}
