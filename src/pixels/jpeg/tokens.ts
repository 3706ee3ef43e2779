import { openJpegKernels } from "../kernels/jpeg.js";
import type { Raster } from "../raster.js";
import type { Colours } from "./frame.js";
import { type Quantization, ZIGZAG } from "./quantization.js";

/** What of a picture is written, before it is known how: see scripts/kernels/jpeg.ts. */
export interface Tokens {
  /** In the order of the file, in pieces. */
  readonly pieces: readonly Uint32Array[];
  /** How often each of 256 symbols comes, for each table. */
  readonly counts: readonly Uint32Array[];
}

/** Tables of light for means and for what is finer, and the same of colours. */
const TABLES = 4;
const SYMBOLS = 256;
const BLOCK = 8;
/** A mean, 63 values and the end, four bytes each. */
const BLOCK_TOKEN_BYTES = 4 * 66;

/** What the transform leaves out of its results (Arai, Agui, Nakajima). */
const LEFT_OUT = Array.from({ length: BLOCK }, (_, at) =>
  at === 0 ? Math.SQRT1_2 / 2 : 1 / (4 * Math.cos((at * Math.PI) / 16)),
);

/** Where a block's values are once it is transformed, in bytes and in the order in which they are told. */
const ORDER = ZIGZAG.map((value) => turned(value) * 4);

export function tokensOf(raster: Raster, colours: Colours, quantization: Quantization): Tokens {
  const side = colours === "halved" ? 2 * BLOCK : BLOCK;
  const strip = openStrip(Math.ceil(raster.width / side) * side, side, colours, quantization);
  const pieces: Uint32Array[] = [];
  for (let y = 0; y < raster.height; y += side) {
    for (let row = 0; row < side; row++) fillRow(strip, row, rowOf(raster, Math.min(raster.height - 1, y + row)));
    pieces.push(encodeStrip(strip));
  }
  return { pieces, counts: countsOf(strip) };
}

function rowOf({ data, width }: Raster, y: number): Uint8ClampedArray {
  return data.subarray(y * width * 4, (y + 1) * width * 4);
}

/** As many rows as a row of units has. A unit is a block of each colour, and four of light where colours are halved. */
interface Strip extends ReturnType<typeof openRoom> {
  readonly width: number;
  readonly side: number;
  readonly colours: Colours;
  readonly rounding: number;
  readonly bytes: Uint8ClampedArray;
}

function openStrip(width: number, side: number, colours: Colours, quantization: Quantization): Strip {
  const room = openRoom(width, side, quantization);
  return { ...room, width, side, colours, rounding: quantization.rounding, bytes: new Uint8ClampedArray(room.buffer) };
}

/** Takes in a row of pixels; what is missing to full units is like its last pixel. */
function fillRow({ kernels, bytes, at, width, colours }: Strip, row: number, values: Uint8ClampedArray): void {
  const stride = width * 4;
  bytes.set(values, at.pixels);
  const last = values.length - 4;
  for (let to = values.length; to < stride; to++) bytes[at.pixels + to] = values[last + (to & 3)] ?? 0;
  const from = row * stride;
  kernels.convertRow(at.pixels, at.luma + from, at.blue + from, at.red + from, width);
  if (colours !== "halved" || row % 2 === 0) return;
  const [upper, halved] = [from - stride, (row >> 1) * stride];
  kernels.halveRows(at.blue + upper, at.blue + from, at.blue + halved, width);
  kernels.halveRows(at.red + upper, at.red + from, at.red + halved, width);
}

function encodeStrip(strip: Strip): Uint32Array {
  const { buffer, at, width, side } = strip;
  let end = at.tokens;
  for (let unit = 0; unit < width / side; unit++) end = encodeUnit(strip, unit, end);
  return new Uint32Array(buffer, at.tokens, (end - at.tokens) / 4).slice();
}

function encodeUnit(strip: Strip, unit: number, start: number): number {
  const { at, width, side, colours } = strip;
  let end = start;
  for (let y = 0; y < side; y += BLOCK)
    for (let x = 0; x < side; x += BLOCK) end = encodeBlock(strip, at.luma + (y * width + unit * side + x) * 4, 0, end);
  if (colours === "grey") return end;
  end = encodeBlock(strip, at.blue + unit * BLOCK * 4, 1, end);
  return encodeBlock(strip, at.red + unit * BLOCK * 4, 2, end);
}

/** Its many arguments are told one by one: to spread them costs as much as the block. */
function encodeBlock({ kernels, at, width, rounding }: Strip, from: number, part: 0 | 1 | 2, end: number): number {
  return kernels.encodeBlock(
    from,
    width * 4,
    at.block,
    at.scales,
    at.order,
    at.sizes,
    rounding,
    at.lasts + part * 4,
    part === 0 ? 0 : 2,
    at.counts,
    end,
  );
}

function countsOf({ buffer, at }: Strip): readonly Uint32Array[] {
  return Array.from({ length: TABLES }, (_, table) =>
    new Uint32Array(buffer, at.counts + table * SYMBOLS * 4, SYMBOLS).slice(),
  );
}

/** The kernels' memory with the tables in it, and where things are there. */
function openRoom(width: number, side: number, { divisors, least }: Quantization) {
  const plane = width * side * 4;
  const tokensLength = (width / BLOCK) * (side / BLOCK) * 3 * BLOCK_TOKEN_BYTES;
  const tables = [256, 256, 64, 256, 16, TABLES * SYMBOLS * 4];
  const { kernels, places } = openJpegKernels([width * 4, plane, plane, plane, ...tables, tokensLength]);
  const [pixels = 0, luma = 0, blue = 0, red = 0, block = 0, scales = 0, order = 0, sizes = 0, lasts = 0] = places;
  const [counts = 0, tokens = 0] = places.slice(9);
  const { buffer } = kernels.memory;
  new Float32Array(buffer, scales, 64).set(scalesFor(divisors));
  new Uint8Array(buffer, order, 64).set(ORDER);
  new Float32Array(buffer, sizes, 64).set(least);
  new Int32Array(buffer, lasts, 3).fill(0);
  new Uint32Array(buffer, counts, TABLES * SYMBOLS).fill(0);
  const at = { pixels, luma, blue, red, block, scales, order, sizes, lasts, counts, tokens };
  return { kernels, buffer, at };
}

function scalesFor(divisors: readonly number[]): Float32Array {
  const scales = new Float32Array(64);
  for (const [at, divisor] of divisors.entries())
    scales[turned(at)] = ((LEFT_OUT[at >> 3] ?? 0) * (LEFT_OUT[at & 7] ?? 0)) / divisor;
  return scales;
}

/** Where a value of a block stands once columns are rows. */
function turned(at: number): number {
  return (at & 7) * BLOCK + (at >> 3);
}
