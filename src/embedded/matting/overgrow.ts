import type { Grid } from "./grid.js";

/**
 * Grows a mask from pixel to pixel, over the four sides of each.
 *
 * @param from the pixels to start with; they are set without being asked about
 * @param mayEnter whether what was reached at `i` goes on to its neighbour `next`
 */
export function overgrow(
  from: readonly number[],
  { width, height }: Grid,
  mayEnter: (next: number, i: number) => boolean,
): Uint8Array {
  const grown = new Uint8Array(width * height);
  for (const i of from) grown[i] = 1;
  const queue = [...from];
  const visit = (next: number, i: number): void => {
    if (grown[next] !== 0 || !mayEnter(next, i)) return;
    grown[next] = 1;
    queue.push(next);
  };
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const x = i % width;
    if (i >= width) visit(i - width, i);
    if (x > 0) visit(i - 1, i);
    if (x < width - 1) visit(i + 1, i);
    if (i + width < grown.length) visit(i + width, i);
  }
  return grown;
}
