import { type Kernels, openKernels } from "../../pixels/kernels/kernels.js";
import type { LabPlanes } from "./grid.js";

/** Where in the kernels' memory colours are, L, a and b, and those of the field that they are compared with. */
export type Compared = readonly [l: number, a: number, b: number, fl: number, fa: number, fb: number];

/** Robust standard deviations of clean backdrop from a field: noise, grain, texture. */
export interface Sigmas {
  readonly sigmaL: number;
  readonly sigmaChroma: number;
}

/** What is darker than the field departs by this much more: it is likely in a shadow, which the field must not follow. */
export const SHADOW_CAUTION = 1.5;
/** Every how many pixels is measured how far they stray. */
export const FEWER = 7;
/** Of the strays, how many are no farther than their spread; and than a standard deviation, of a bell curve. */
const SPREAD = 0.6;
const SIGMA = 0.68;

/** Marks the flooded pixels that are no farther from the field than a limit. */
export function cleanAt(
  kernels: Kernels,
  compared: Compared,
  flooded: number,
  size: number,
  limit: number,
  clean: number,
): void {
  kernels.cleanPixels(...compared, flooded, size, limit ** 2, (limit / SHADOW_CAUTION) ** 2, clean);
}

/** How far clean pixels stray. */
export function spreadAt(kernels: Kernels, compared: Compared, clean: number, size: number, room: number): number {
  return shareOf(kernels, room, kernels.gatherDistances(...compared, clean, size, FEWER, room), SPREAD);
}

export function sigmasAt(
  kernels: Kernels,
  compared: Compared,
  clean: number,
  size: number,
  light: number,
  chroma: number,
): Sigmas {
  const count = kernels.gatherStrays(...compared, clean, size, FEWER, light, chroma);
  return { sigmaL: shareOf(kernels, light, count, SIGMA), sigmaChroma: shareOf(kernels, chroma, count, SIGMA) };
}

function shareOf(kernels: Kernels, at: number, count: number, share: number): number {
  return count === 0 ? 0 : kernels.select(at, count, Math.min(count - 1, Math.floor(share * count)));
}

/** The same of planes that are not in the kernels' memory yet. */
export interface Strays {
  readonly cleanWithin: (limit: number) => Uint8Array;
  readonly spreadOf: (clean: Uint8Array) => number;
  readonly sigmasOf: (clean: Uint8Array) => Sigmas;
}

export function straysOf(lab: LabPlanes, field: LabPlanes, flooded: Uint8Array): Strays {
  const size = flooded.length;
  const open = (mask: Uint8Array) => {
    const { kernels, take, put, bytesAt } = openKernels(9 * size, 10);
    const compared: Compared = [put(lab.l), put(lab.a), put(lab.b), put(field.l), put(field.a), put(field.b)];
    return { kernels, compared, mask: put(mask), rooms: [take(size).at, take(size).at] as const, bytesAt };
  };
  return {
    cleanWithin: (limit) => {
      const { kernels, compared, mask, rooms, bytesAt } = open(flooded);
      cleanAt(kernels, compared, mask, size, limit, rooms[0]);
      return bytesAt(rooms[0], size);
    },
    spreadOf: (clean) => {
      const { kernels, compared, mask, rooms } = open(clean);
      return spreadAt(kernels, compared, mask, size, rooms[0]);
    },
    sigmasOf: (clean) => {
      const { kernels, compared, mask, rooms } = open(clean);
      return sigmasAt(kernels, compared, mask, size, ...rooms);
    },
  };
}
