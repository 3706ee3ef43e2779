import type { Grid } from "./grid.js";

export interface Component {
  /** Its value in `labels`; 0 is what lies outside the mask. */
  readonly label: number;
  readonly area: number;
  readonly touchesFrame: boolean;
}

export interface Components {
  readonly labels: Int32Array;
  readonly list: readonly Component[];
}

/** The 4-connected pieces of a mask. */
export function componentsOf(mask: Uint8Array, { width, height }: Grid): Components {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  const list: Component[] = [];
  for (let start = 0; start < mask.length; start++) {
    if ((mask[start] ?? 0) === 0 || (labels[start] ?? 0) !== 0) continue;
    const label = list.length + 1;
    let depth = 0;
    let area = 0;
    let touchesFrame = false;
    stack[depth++] = start;
    labels[start] = label;
    while (depth > 0) {
      const i = stack[--depth] ?? 0;
      const x = i % width;
      area++;
      if (x === 0 || x === width - 1 || i < width || i >= width * (height - 1)) touchesFrame = true;
      if (x > 0 && (mask[i - 1] ?? 0) !== 0 && (labels[i - 1] ?? 0) === 0) {
        labels[i - 1] = label;
        stack[depth++] = i - 1;
      }
      if (x < width - 1 && (mask[i + 1] ?? 0) !== 0 && (labels[i + 1] ?? 0) === 0) {
        labels[i + 1] = label;
        stack[depth++] = i + 1;
      }
      if (i >= width && (mask[i - width] ?? 0) !== 0 && (labels[i - width] ?? 0) === 0) {
        labels[i - width] = label;
        stack[depth++] = i - width;
      }
      if (i + width < mask.length && (mask[i + width] ?? 0) !== 0 && (labels[i + width] ?? 0) === 0) {
        labels[i + width] = label;
        stack[depth++] = i + width;
      }
    }
    list.push({ label, area, touchesFrame });
  }
  return { labels, list };
}

/** Area of the largest piece of a mask. */
export function largestArea(mask: Uint8Array, grid: Grid): number {
  return componentsOf(mask, grid).list.reduce((most, piece) => Math.max(most, piece.area), 0);
}
