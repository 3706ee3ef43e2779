import type { Grid } from "./grid.js";

/**
 * Visits the full-size pixels that lie in some of the cells of the working size, row by row.
 *
 * @param chosen non-zero for those cells.
 * @param visit is told a pixel's number in the picture, in reading order.
 */
export function visitPixels(
  { width, height }: Grid,
  cells: Grid,
  chosen: Uint8Array,
  visit: (i: number) => void,
): void {
  const starts = Int32Array.from({ length: cells.width + 1 }, (_, x) => Math.ceil((x * width) / cells.width));
  const list = new Int32Array(cells.width);
  for (let y = 0, row = -1, count = 0; y < height; y++) {
    if (rowOf(y, height, cells) !== row) {
      row = rowOf(y, height, cells);
      count = listChosen(list, chosen, row);
    }
    for (let n = 0; n < count; n++) {
      const cell = list[n] ?? 0;
      const end = y * width + (starts[cell + 1] ?? width);
      for (let i = y * width + (starts[cell] ?? 0); i < end; i++) visit(i);
    }
  }
}

/** Number of the first cell in the row of cells that a row of pixels lies in. */
export function rowOf(y: number, height: number, cells: Grid): number {
  return Math.floor((y * cells.height) / height) * cells.width;
}

/** A row of pixels hardly ever has other cells than the one before it. */
function listChosen(list: Int32Array, chosen: Uint8Array, row: number): number {
  let count = 0;
  for (let cell = 0; cell < list.length; cell++) if (chosen[row + cell] !== 0) list[count++] = cell;
  return count;
}
