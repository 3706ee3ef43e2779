import type { ColourKernels } from "./kernels-of-colours.js";
import type { CutKernels } from "./kernels-of-cut.js";
import type { FieldKernels } from "./kernels-of-field.js";
import type { OpacityKernels } from "./kernels-of-opacity.js";
import type { SignKernels } from "./kernels-of-signs.js";
import { MODULE } from "./module.js";

/** The inner loops, whose source is scripts/kernels/kernels.ts and what that takes in. Places are byte offsets into `memory`; sizes count values. */
export interface Kernels extends ColourKernels, CutKernels, FieldKernels, OpacityKernels, SignKernels {
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
