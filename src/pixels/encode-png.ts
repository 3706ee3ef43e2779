import { constants, deflateSync, type ZlibOptions } from "node:zlib";
import { deflateRows } from "./deflate-rows.js";
import { PNG_SIGNATURE } from "./header/png.js";
import { isOpaque } from "./kernels/opaque.js";
import { pngChunk, pngChunkInPieces } from "./png-chunk.js";
import { allRows, FILTER_CHOICES, filterRows } from "./png-filters.js";
import type { Raster } from "./raster.js";

/** `fast` for files that are read soon, `small` for files that are handed out. */
export type PngEffort = "fast" | "small";

/** Every row as its difference from the one above: cheap, and good for photographs on empty ground. */
const UP = 2;
const FAST = { level: 1 } as const;
/** Rows of a sample's band: more of them would meet fewer parts of a small picture. */
const BAND = 8;
/** A sample takes every eighth band, but about so many pixels at most. */
const SAMPLED_PIXELS = 100_000;
const MEMORY = { memLevel: 9 } as const;
const SMALL = { level: 6, ...MEMORY } as const;
/**
 * Short matches are worth less than they cost in the differences of photographs: without them a level that takes two
 * thirds of the time is as good, mostly. It is taken where the sample says that it costs no more than so much.
 */
const QUICK = { level: 5, strategy: constants.Z_FILTERED, ...MEMORY } as const;
const MOST_LOST = 1.025;
/**
 * Where a camera's noise is in the pixels, matches are worth next to nothing: runs of one byte, as empty ground has, are as
 * good in a sixth of the time. That is tried where it takes less than it gains: of small pictures the sample is a good part.
 */
const RUNS = { strategy: constants.Z_RLE, ...MEMORY } as const;
const LEAST_PIXELS_FOR_RUNS = 1_200_000;
/** What filter is best shows at the fastest level as well. */
const TRIAL = { level: 1, ...MEMORY } as const;
/** Where zlib's header says how thorough it was, and what says that to pack once more is not worth while (RFC 1950). */
const THOROUGHNESS_AT = 1;
const THOROUGH = 0x9c;

/** Encodes RGBA, or RGB where every pixel is opaque. `exif` is a TIFF block; empty for none. */
export async function encodePng(
  raster: Raster,
  effort: PngEffort = "fast",
  exif: Uint8Array = new Uint8Array(),
): Promise<Uint8Array> {
  const channels = isOpaque(raster) ? 3 : 4;
  const packed = await (effort === "fast" ? deflateRows(raster, channels, UP, FAST) : packSmall(raster, channels));
  return assemble(raster, channels, packed, exif);
}

/** As `encodePng` with effort `small`, of a raster that is grey and opaque: one sample a pixel. */
export async function encodeGreyPng(raster: Raster, exif: Uint8Array = new Uint8Array()): Promise<Uint8Array> {
  return assemble(raster, 1, await packSmall(raster, 1), exif);
}

/** Samples a pixel, each with its number in the format. */
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 } as const;

/** Which filter and strategy are best cannot be told but by trying: a sample of the rows tells at a fraction of the cost. */
async function packSmall(raster: Raster, channels: 1 | 3 | 4): Promise<readonly Uint8Array[]> {
  const rows = sampledRows(raster);
  const samples = FILTER_CHOICES.map((filter) => ({ filter, lines: filterRows(raster, channels, filter, rows) }));
  const { filter, lines } = smallestOf(samples, (sample) => deflateSync(sample.lines, TRIAL).length);
  const packed = await deflateRows(raster, channels, filter, packingFor(lines, raster));
  const [first] = packed;
  if (first !== undefined) first[THOROUGHNESS_AT] = THOROUGH;
  return packed;
}

/** The quickest of those that lose next to nothing beside the smallest. */
function packingFor(sample: Uint8Array, { width, height }: Raster): ZlibOptions {
  const packings = width * height < LEAST_PIXELS_FOR_RUNS ? [QUICK, SMALL] : [RUNS, QUICK, SMALL];
  const tried = packings.map((packing) => ({
    packing,
    length: deflateSync(sample, packing).length,
  }));
  const smallest = Math.min(...tried.map(({ length }) => length));
  return tried.find(({ length }) => length <= MOST_LOST * smallest)?.packing ?? SMALL;
}

function smallestOf<T>(choices: readonly T[], lengthOf: (choice: T) => number): T {
  return choices
    .map((choice) => ({ choice, length: lengthOf(choice) }))
    .reduce((best, one) => (one.length < best.length ? one : best)).choice;
}

/** Thin bands of rows that lie evenly, so that they meet all parts of the picture; all rows where it is small. */
function sampledRows({ width, height }: Raster): readonly number[] {
  const every = Math.max(8, Math.ceil((width * height) / SAMPLED_PIXELS));
  const sampled: number[] = [];
  for (let y = 0; y < height; y++) if (Math.floor(y / BAND) % every === every >> 1) sampled.push(y);
  return sampled.length < 2 * BAND ? allRows(height) : sampled;
}

function assemble(
  { width, height }: Raster,
  channels: 1 | 3 | 4,
  packed: readonly Uint8Array[],
  exif: Uint8Array,
): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  size[9] = COLOUR_TYPES[channels];
  const parts = [
    Buffer.from(PNG_SIGNATURE, "latin1"),
    pngChunk("IHDR", size),
    ...(exif.length > 0 ? [pngChunk("eXIf", exif)] : []),
    ...pngChunkInPieces("IDAT", packed),
    pngChunk("IEND", new Uint8Array()),
  ];
  return ownMemory(Buffer.concat(parts));
}

/** Small Buffers share one pool, which cannot be handed to another thread. */
function ownMemory(bytes: Buffer): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
