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
  const cells = { cell, columns: Math.ceil(raster.width / cell), rows: Math.ceil(raster.height / cell) };
  const kept = withoutSpecks(countVisible(raster, cells), cells);
  return boxOf({ ...raster, kept, cells });
}

/** How a mask is divided. */
interface Cells {
  /** Of a cell's side, in pixels. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** How many pixels of each cell are visible. */
function countVisible({ data, width, height }: Raster, { cell, columns, rows }: Cells): Uint32Array {
  const counts = new Uint32Array(columns * rows);
  for (let y = 0, at = 3; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let column = 0, x = 0; column < columns; column++) {
      const end = Math.min(width, x + cell);
      let visible = 0;
      for (; x < end; x++, at += 4) if ((data[at] ?? 0) >= VISIBLE) visible++;
      counts[row + column] = (counts[row + column] ?? 0) + visible;
    }
  }
  return counts;
}

/** Marks the cells of all pieces (joined over corners too) that are large enough. */
function withoutSpecks(counts: Uint32Array, cells: Cells): Uint8Array {
  const seen = new Uint8Array(counts.length);
  const kept = new Uint8Array(counts.length);
  const piece = new Uint32Array(counts.length);
  let whole = 0;
  for (const count of counts) whole += count;
  for (let start = 0; start < counts.length; start++) {
    if (counts[start] === 0 || seen[start] === 1) continue;
    const { length, area } = floodPiece(counts, seen, start, cells, piece);
    if (area >= whole * SPECK_SHARE) for (let i = 0; i < length; i++) kept[piece[i] ?? 0] = 1;
  }
  return kept;
}

/**
 * @param piece is given the piece's cells
 * @returns how many they are, and how many pixels of them are visible
 */
function floodPiece(
  counts: Uint32Array,
  seen: Uint8Array,
  start: number,
  { columns, rows }: Cells,
  piece: Uint32Array,
): { readonly length: number; readonly area: number } {
  let length = 1;
  let area = 0;
  piece[0] = start;
  seen[start] = 1;
  for (let i = 0; i < length; i++) {
    const index = piece[i] ?? start;
    area += counts[index] ?? 0;
    const x = index % columns;
    const y = (index - x) / columns;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        const neighbour = ny * columns + nx;
        if (counts[neighbour] === 0 || seen[neighbour] === 1) continue;
        seen[neighbour] = 1;
        piece[length++] = neighbour;
      }
    }
  }
  return { length, area };
}

/** A mask, and which of its cells count. */
interface KeptCells extends Raster {
  readonly kept: Uint8Array;
  readonly cells: Cells;
}

/** The box, to the pixel, of what is visible inside the kept cells. */
function boxOf(mask: KeptCells): Region | undefined {
  const { width, height } = mask;
  let top = 0;
  while (top < height && firstVisible(mask, top, 0, width) === width) top++;
  if (top === height) return undefined;
  let bottom = height - 1;
  while (firstVisible(mask, bottom, 0, width) === width) bottom--;
  let left = width;
  let right = -1;
  for (let y = top; y <= bottom; y++) {
    left = firstVisible(mask, y, 0, left);
    right = lastVisible(mask, y, right + 1, width);
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The first column from `from` on, or `end`. */
function firstVisible(mask: KeptCells, y: number, from: number, end: number): number {
  const { data, width } = mask;
  for (let x = from, at = (y * width + from) * 4 + 3; x < end; x++, at += 4)
    if ((data[at] ?? 0) >= VISIBLE && isKept(mask, x, y)) return x;
  return end;
}

/** The last column before `end`, or the one before `from`. */
function lastVisible(mask: KeptCells, y: number, from: number, end: number): number {
  const { data, width } = mask;
  for (let x = end - 1, at = (y * width + x) * 4 + 3; x >= from; x--, at -= 4)
    if ((data[at] ?? 0) >= VISIBLE && isKept(mask, x, y)) return x;
  return from - 1;
}

function isKept({ kept, cells: { cell, columns } }: KeptCells, x: number, y: number): boolean {
  return kept[Math.floor(y / cell) * columns + Math.floor(x / cell)] === 1;
}
