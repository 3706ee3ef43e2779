import type { Raster } from "../../pixels/raster.js";
import type { Region } from "../../pixels/resample.js";

/** From this alpha on a pixel is the subject's rather than the ground's. */
const SOLID = 128;
/** What is fainter is seen by nobody. */
const VISIBLE = 16;
/** A mask that is all one thing but for so small a share is no mask. */
const LEAST_SHARE = 0.001;
/** Solid pixels on an edge of the picture that are no subject yet. */
const FEW = 2;

/** @returns what is wrong with the alpha: undefined where both the subject and its ground are there */
export function alphaFault({ data, width, height }: Raster): string | undefined {
  let [solid, clear] = [0, 0];
  for (let i = 3; i < data.length; i += 4) {
    const alpha = data[i] ?? 0;
    if (alpha >= SOLID) solid++;
    else if (alpha < VISIBLE) clear++;
  }
  const least = width * height * LEAST_SHARE;
  if (solid < least) return "its cutout is clear all over: nothing was kept";
  return clear < least ? "its cutout is opaque all over: nothing was removed" : undefined;
}

/** @returns at which edges the subject is cut by the picture's frame; undefined at none */
export function frameFault({ data, width, height }: Raster, { x, y, ...box }: Region): string | undefined {
  const alpha = (column: number, row: number) => data[(row * width + column) * 4 + 3] ?? 0;
  const solid = (length: number, at: (i: number) => number) => {
    let count = 0;
    for (let i = 0; i < length; i++) if (at(i) >= SOLID) count++;
    return count;
  };
  const edges = [
    ["top", y === 0, () => solid(width, (i) => alpha(i, 0))],
    ["right", x + box.width === width, () => solid(height, (i) => alpha(width - 1, i))],
    ["bottom", y + box.height === height, () => solid(width, (i) => alpha(i, height - 1))],
    ["left", x === 0, () => solid(height, (i) => alpha(0, i))],
  ] as const;
  const cut = edges.flatMap(([edge, touches, count]) => (touches && count() > FEW ? [edge] : []));
  return cut.length === 0 ? undefined : `its subject is cut by the picture's frame (${cut.join(", ")})`;
}
