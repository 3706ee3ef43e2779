import { text, viewOf } from "./header/bytes.js";
import { inflateRows, inflateWhole } from "./inflate.js";
import { openRows } from "./kernels/kernels.js";
import { MOST_BYTES_AT_ONCE } from "./pieces.js";
import type { Raster } from "./raster.js";

type Channels = 1 | 2 | 3 | 4;

/** What IHDR, PLTE and tRNS say about the samples. */
interface Layout {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly channels: Channels;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
}

const CHANNELS: Readonly<Record<number, Channels>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Allowed bit depths by colour type, as in the specification's table. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const ADAM7 = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
] as const;
/** The number of the last filter that the format has. */
const LAST_FILTER = 4;
const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }] as const;

/** How a PNG was packed. */
export interface Packing {
  /** What zlib's header says of the level: 0 the fastest, 1 fast, 2 its default, 3 the most thorough. */
  readonly level: number;
  /** The share of rows, 0 to 1, that were filtered before they were packed, of those that are not empty. */
  readonly filtered: number;
}

export interface DecodedPng {
  readonly raster: Raster;
  /** Absent for one that is interlaced, or has other than 8 bits a sample. */
  readonly packing?: Packing;
}

/**
 * Decodes any PNG (1 to 16 bits, palette, tRNS, interlaced) with Node's own zlib, which is as fast as the WebAssembly
 * codec, holds no memory afterwards and can tell a truncated file. Pixels as stored. Rejects with an Error that names the
 * fault.
 */
export async function decodePng(bytes: Uint8Array): Promise<DecodedPng> {
  const { layout, interlaced, packed } = readChunks(bytes);
  const { width, height, channels, depth } = layout;
  const passes = passesOf(layout, interlaced);
  const expected = passes.reduce((sum, { rows, length }) => sum + rows * (1 + length), 0);
  // Before there is room for the pixels, which a damaged file need not get. A large one's is not touched until rows come.
  const lines = interlaced || expected <= MOST_BYTES_AT_ONCE ? inflateWhole(packed, expected) : undefined;
  const data = new Uint8ClampedArray(width * height * 4);
  const picture = { layout, step: Math.max(1, (channels * depth) >> 3), data };
  const told =
    lines === undefined ? await unpackInPieces(packed, passes[0], picture) : unpackAtOnce(lines, passes, picture);
  const raster = { data, width, height };
  if (interlaced || depth !== 8) return { raster };
  return {
    raster,
    packing: { level: (packed[1] ?? 0) >> 6, filtered: told.filtered / Math.max(1, told.filtered + told.plain) },
  };
}

/** How many rows were filtered, and how many were not and are more than zeros. */
interface Told {
  readonly filtered: number;
  readonly plain: number;
}

/** Where rows are unpacked to. */
interface Picture {
  readonly layout: Layout;
  /** From a sample to the same one of the next pixel, in bytes. */
  readonly step: number;
  readonly data: Uint8ClampedArray;
}

function passesOf(layout: Layout, interlaced: boolean): readonly Pass[] {
  return (interlaced ? ADAM7 : WHOLE)
    .map((pass) => {
      const columns = Math.ceil((layout.width - pass.x) / pass.dx);
      const rows = Math.ceil((layout.height - pass.y) / pass.dy);
      return { ...pass, columns, rows, length: Math.ceil((columns * layout.channels * layout.depth) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

function unpackAtOnce(lines: Uint8Array, passes: readonly Pass[], picture: Picture): Told {
  const told = { filtered: 0, plain: 0 };
  let at = 0;
  for (const pass of passes) {
    const end = at + pass.rows * (1 + pass.length);
    const { filtered, plain } = unpackRows(lines.subarray(at, end), pass, picture);
    told.filtered += filtered;
    told.plain += plain;
    at = end;
  }
  return told;
}

async function unpackInPieces(packed: Buffer, whole: Pass | undefined, picture: Picture): Promise<Told> {
  const told = { filtered: 0, plain: 0 };
  if (whole === undefined) return told;
  let done = 0;
  let above: Uint8Array | undefined;
  for await (const lines of inflateRows(packed, { rows: whole.rows, length: 1 + whole.length })) {
    const rows = lines.length / (1 + whole.length);
    const part = unpackRows(lines, { ...whole, y: done, rows }, picture, above);
    told.filtered += part.filtered;
    told.plain += part.plain;
    above = part.last;
    done += rows;
  }
  return told;
}

/** Some of the pixels: the one at `x`, `y` and every `dx`th of every `dy`th row from there on, in so many columns and rows. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
  /** Of a row, in bytes. */
  readonly length: number;
}

function readChunks(bytes: Uint8Array): {
  readonly layout: Layout;
  readonly interlaced: boolean;
  readonly packed: Buffer;
} {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = text(bytes, at + 4, 4);
    const data = bytes.subarray(at + 8, Math.min(end - 4, bytes.length));
    if (type === "IDAT") parts.push(data);
    else if (type === "PLTE") palette = new Uint8Array(data);
    else if (type === "tRNS") transparency = new Uint8Array(data);
    else if (type === "IEND") break;
    at = end;
  }
  const depth = bytes[24] ?? 0;
  const colourType = bytes[25] ?? 0;
  const channels = CHANNELS[colourType];
  if (channels === undefined || DEPTHS[colourType]?.includes(depth) !== true) {
    throw new Error(`the PNG is damaged: colour type ${colourType} with ${depth} bits does not exist`);
  }
  if (colourType === 3 && palette.length < 3) throw new Error("the PNG is damaged: its palette is missing");
  const layout = { width: view.getUint32(16), height: view.getUint32(20), depth, colourType, channels };
  return { layout: { ...layout, palette, transparency }, interlaced: bytes[28] === 1, packed: joined(parts) };
}

/** Not copied where it is in one piece. */
function joined(parts: readonly Uint8Array[]): Buffer {
  const [only] = parts;
  if (only === undefined || parts.length > 1) return Buffer.concat(parts);
  return Buffer.from(only.buffer, only.byteOffset, only.byteLength);
}

/**
 * Undoes the five filters, row by row, and writes the pixels as RGBA.
 * @param lines rows as they were packed, each led by its filter's number
 * @param previous the row above the first one, unfiltered; none at a pass's begin
 */
function unpackRows(
  lines: Uint8Array,
  pass: Pass,
  { layout, step, data }: Picture,
  previous?: Uint8Array,
): Told & { readonly last: Uint8Array } {
  const { length } = pass;
  const { kernels, takeRow } = openRows(length);
  let [above, own] = [takeRow(), takeRow()];
  if (previous !== undefined) above.bytes.set(previous);
  const zeros = new Uint8Array(length);
  let filtered = 0;
  let plain = 0;
  for (let row = 0, at = 0; row < pass.rows; row++, at += 1 + length) {
    const filter = lines[at] ?? 0;
    if (filter > LAST_FILTER) throw new Error(`the PNG is damaged: filter ${filter} does not exist`);
    own.bytes.set(lines.subarray(at + 1, at + 1 + length));
    if (filter !== 0) {
      filtered++;
      kernels.unfilterRow(filter, own.at, above.at, length, step);
    } else if (Buffer.compare(own.bytes, zeros) !== 0) plain++;
    const first = (pass.y + row * pass.dy) * layout.width + pass.x;
    writeRow(own.bytes, layout, pass.columns, data, first * 4, pass.dx * 4);
    [above, own] = [own, above];
  }
  return { filtered, plain, last: above.bytes.slice() };
}

/** Writes one row's pixels as RGBA from `to` on, `stride` bytes apart. */
function writeRow(
  row: Uint8Array,
  layout: Layout,
  columns: number,
  data: Uint8ClampedArray,
  to: number,
  stride: number,
): void {
  if (layout.colourType === 6 && layout.depth === 8 && stride === 4) data.set(row, to);
  else if (layout.colourType === 3) writePalette(row, layout, columns, data, to, stride);
  else writeSamples(row, layout, columns, data, to, stride);
}

function writeSamples(
  row: Uint8Array,
  layout: Layout,
  columns: number,
  data: Uint8ClampedArray,
  to: number,
  stride: number,
): void {
  const { depth, channels, transparency } = layout;
  // Grey, grey with alpha, RGB, RGBA: where green and blue stand after red, and whether the last one is alpha.
  const step = channels >= 3 ? 1 : 0;
  const hasAlpha = channels === 2 || channels === 4;
  const clear = !hasAlpha && transparency.length >= channels * 2 ? transparency : undefined;
  const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  for (let x = 0, at = to; x < columns; x++, at += stride) {
    const first = x * channels;
    data[at] = sampleAt(row, first, depth) * scale;
    data[at + 1] = sampleAt(row, first + step, depth) * scale;
    data[at + 2] = sampleAt(row, first + 2 * step, depth) * scale;
    if (hasAlpha) data[at + 3] = sampleAt(row, first + channels - 1, depth);
    else data[at + 3] = clear !== undefined && isClear(row, x, layout, clear) ? 0 : 255;
  }
}

/** A sample of up to 8 bits as it is, of 16 bits rounded to 8. */
function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0;
  if (depth === 16) return ((((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0)) * 255 + 32895) >> 16;
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** tRNS names one colour as transparent, compared at the full depth: of its 16 bits only so many count as a sample has. */
function isClear(row: Uint8Array, x: number, { depth, channels }: Layout, clear: Uint8Array): boolean {
  for (let channel = 0; channel < channels; channel++) {
    const wanted = (((clear[2 * channel] ?? 0) << 8) | (clear[2 * channel + 1] ?? 0)) & ((1 << depth) - 1);
    const index = x * channels + channel;
    const value = depth === 16 ? ((row[2 * index] ?? 0) << 8) | (row[2 * index + 1] ?? 0) : sampleAt(row, index, depth);
    if (value !== wanted) return false;
  }
  return true;
}

function writePalette(
  row: Uint8Array,
  { depth, palette, transparency }: Layout,
  columns: number,
  data: Uint8ClampedArray,
  to: number,
  stride: number,
): void {
  for (let x = 0, at = to; x < columns; x++, at += stride) {
    const entry = sampleAt(row, x, depth);
    data[at] = palette[entry * 3] ?? 0;
    data[at + 1] = palette[entry * 3 + 1] ?? 0;
    data[at + 2] = palette[entry * 3 + 2] ?? 0;
    data[at + 3] = transparency[entry] ?? 255;
  }
}
