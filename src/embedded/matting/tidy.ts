import { type Component, type Components, componentsOf, mark } from "./components.js";
import type { Grid } from "./grid.js";
import { inverse } from "./inverse.js";

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
  flip(mask, pieces, (piece) => piece.area < least);
  const gaps = componentsOf(inverse(mask), grid);
  const leastGap = Math.max(10, LEAST_HOLE * mask.length);
  flip(mask, gaps, (gap) => !gap.touchesFrame && gap.area < leastGap);
}

function flip(mask: Uint8Array, pieces: Components, isWrong: (piece: Component) => boolean): void {
  const wrong = mark(pieces, isWrong);
  for (let i = 0; i < mask.length; i++) if (wrong[pieces.labels[i] ?? 0] === 1) mask[i] = 1 - (mask[i] ?? 0);
}
