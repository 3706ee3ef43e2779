import { componentsOf, gapsOf, mark, paint } from "./components.js";
import type { Grid } from "./grid.js";

/** Least size of a piece of object: of the picture, and of the largest piece. Specks are dust or noise. */
const LEAST_OF_PICTURE = 4e-4;
const LEAST_OF_LARGEST = 0.01;
/** Least size of a hole, of the picture; smaller ones are highlights and noise. */
const LEAST_HOLE = 3e-5;

/** Takes specks off the mask and closes pinholes in it, in place. */
export function tidy(mask: Uint8Array, grid: Grid): void {
  const pieces = componentsOf(mask, grid);
  const largest = pieces.list.reduce((most, piece) => Math.max(most, piece.area), 0);
  const least = Math.max(LEAST_OF_PICTURE * mask.length, LEAST_OF_LARGEST * largest);
  const specks = mark(pieces, ({ area }) => area < least);
  paint(mask, pieces, specks, 0);
  const gaps = gapsOf(mask, grid);
  const leastGap = Math.max(10, LEAST_HOLE * mask.length);
  const pinholes = mark(gaps, ({ area, touchesFrame }) => !touchesFrame && area < leastGap);
  paint(mask, gaps, pinholes, 1);
}
