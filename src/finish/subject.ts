import type { Raster } from "../pixels/raster.js";
import type { Region } from "../pixels/resample.js";

/** From this alpha on a pixel belongs to the subject: what is fainter is a veil that nobody sees. */
const VISIBLE = 16;
/** The mask is looked at in cells, so that a speck is found by its size on the picture. */
const CELLS = 1024;
/** A separate piece that has less than this share of the whole mask is a speck. */
const SPECK_SHARE = 0.0005;

/**
 * The smallest box around the subject by its mask, specks left out. `undefined` where nothing is visible.
 */
export function findSubject(raster: Raster): Region | undefined {
  const cell = Math.max(1, Math.ceil(Math.max(raster.width, raster.height) / CELLS));
  const columns = Math.ceil(raster.width / cell);
  const rows = Math.ceil(raster.height / cell);
  const counts = countVisible(raster, cell, columns, rows);
  const kept = withoutSpecks(counts, columns, rows);
  return boxOf(raster, cell, columns, kept);
}

/** How many pixels of each cell are visible. */
function countVisible({ data, width, height }: Raster, cell: number, columns: number, rows: number): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  for (let y = 0, at = 3; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < width; x++, at += 4) {
      if ((data[at] ?? 0) < VISIBLE) continue;
      const index = row + Math.floor(x / cell);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}

/** Marks the cells of all pieces (joined over corners too) that are large enough. */
function withoutSpecks(counts: Uint32Array, columns: number, rows: number): Uint8Array {
  const seen = new Uint8Array(counts.length);
  const kept = new Uint8Array(counts.length);
  const least = counts.reduce((sum, count) => sum + count, 0) * SPECK_SHARE;
  for (let start = 0; start < counts.length; start++) {
    if (counts[start] === 0 || seen[start] === 1) continue;
    const piece = floodPiece(counts, seen, start, columns, rows);
    const area = piece.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
    if (area >= least) for (const index of piece) kept[index] = 1;
  }
  return kept;
}

function floodPiece(
  counts: Uint32Array,
  seen: Uint8Array,
  start: number,
  columns: number,
  rows: number,
): readonly number[] {
  const piece = [start];
  seen[start] = 1;
  for (let i = 0; i < piece.length; i++) {
    const index = piece[i] ?? start;
    const x = index % columns;
    const y = (index - x) / columns;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        const neighbour = ny * columns + nx;
        if (counts[neighbour] === 0 || seen[neighbour] === 1) continue;
        seen[neighbour] = 1;
        piece.push(neighbour);
      }
    }
  }
  return piece;
}

/** The box, to the pixel, of what is visible inside the kept cells. */
function boxOf(raster: Raster, cell: number, columns: number, kept: Uint8Array): Region | undefined {
  const { data, width, height } = raster;
  const counts = (x: number, y: number) =>
    (data[(y * width + x) * 4 + 3] ?? 0) >= VISIBLE &&
    kept[Math.floor(y / cell) * columns + Math.floor(x / cell)] === 1;
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    let first = 0;
    while (first < width && !counts(first, y)) first++;
    if (first === width) continue;
    let last = width - 1;
    while (!counts(last, y)) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    if (top < 0) top = y;
    bottom = y;
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
