import { pipeline } from "node:stream/promises";
import { createDeflate, deflateSync, type ZlibOptions } from "node:zlib";
import { MOST_BYTES_AT_ONCE, rowsInPiece } from "./pieces.js";
import { type FilterChoice, filterRows } from "./png-filters.js";
import type { Raster } from "./raster.js";

/** A PNG's rows, filtered and packed: what its IDAT holds, in pieces. */
export async function deflateRows(
  raster: Raster,
  channels: 1 | 3 | 4,
  filter: FilterChoice,
  options: ZlibOptions,
): Promise<readonly Uint8Array[]> {
  const length = 1 + raster.width * channels;
  if (raster.height * length <= MOST_BYTES_AT_ONCE) return [deflateSync(filterRows(raster, channels, filter), options)];
  const pieces: Uint8Array[] = [];
  const rows = rowsInPiece(length);
  await pipeline(
    filteredBands(raster, channels, filter, rows),
    createDeflate({ ...options, chunkSize: rows * length }),
    keep,
  );
  return pieces;

  async function keep(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const piece of source) pieces.push(piece);
  }
}

function* filteredBands(
  raster: Raster,
  channels: 1 | 3 | 4,
  filter: FilterChoice,
  rows: number,
): Generator<Uint8Array> {
  for (let first = 0; first < raster.height; first += rows) {
    const band = Array.from({ length: Math.min(rows, raster.height - first) }, (_, i) => first + i);
    yield filterRows(raster, channels, filter, band);
  }
}
