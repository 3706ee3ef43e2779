import { LEAST_SIDE, MOST_SIDE, SIDES } from "../limits.js";
import type { Size } from "../model.js";

/** A side smaller than this is no picture; reduced to less than `THINNEST`, a picture has lost what was in it. */
const TINIEST = 16;
const THINNEST = 100;
/** A picture is enlarged until padding adds at most as much as it has. */
const LEAST_CONTENT = LEAST_SIDE / 2;

/**
 * How a picture is brought within the service's limits. It depends on the upright size alone, so that the way back
 * can be found long after, from a cutout in the store.
 */
export type Fit =
  | { readonly kind: "as-is" }
  | { readonly kind: "reduced"; readonly size: Size }
  /** The picture, scaled to `content` where that is not its own size, stands at `offset` in a frame of `size`. */
  | {
      readonly kind: "padded";
      readonly size: Size;
      readonly content: Size;
      readonly offset: { readonly x: number; readonly y: number };
    }
  /** `reason` completes "the picture …". */
  | { readonly kind: "impossible"; readonly reason: string };

/** Within the limits: reduced where a side is too long, padded (after enlarging a tiny one) where one is too short. */
export function fitToLimits(picture: Size): Fit {
  const least = Math.min(picture.width, picture.height);
  const most = Math.max(picture.width, picture.height);
  if (least >= LEAST_SIDE && most <= MOST_SIDE) return { kind: "as-is" };
  if (least < TINIEST) return impossible(picture, `has a side of only ${least} px`);
  const scale = contentScale(least, most);
  if (least * scale < THINNEST && scale < 1) {
    return impossible(picture, `would be only ${Math.round(least * scale)} px wide once its long side is reduced`);
  }
  const content = { width: scaled(picture.width, scale), height: scaled(picture.height, scale) };
  const size = { width: Math.max(LEAST_SIDE, content.width), height: Math.max(LEAST_SIDE, content.height) };
  if (size.width === content.width && size.height === content.height && scale < 1) return { kind: "reduced", size };
  const offset = { x: (size.width - content.width) >> 1, y: (size.height - content.height) >> 1 };
  return { kind: "padded", size, content, offset };
}

function contentScale(least: number, most: number): number {
  if (most > MOST_SIDE) return MOST_SIDE / most;
  return Math.max(1, Math.min(Math.ceil(LEAST_CONTENT / least), Math.floor(MOST_SIDE / most)));
}

function scaled(side: number, scale: number): number {
  return Math.max(1, Math.min(MOST_SIDE, Math.round(side * scale)));
}

function impossible({ width, height }: Size, what: string): Fit {
  return { kind: "impossible", reason: `is ${width}×${height} and ${what}: the service takes ${SIDES}` };
}

export function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
