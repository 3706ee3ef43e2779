import type { Raster } from "../../../src/pixels/raster.js";

/** A rendered picture and its exact opacities, 0 to 1. */
export interface Scene {
  readonly image: Raster;
  readonly alpha: Float32Array;
}

type Colour = readonly [number, number, number];
/** Signed distance from the object's outline, negative inside. */
type Shape = (x: number, y: number) => number;

export const WIDTH = 480;
export const HEIGHT = 360;

export const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

export const box =
  (cx: number, cy: number, halfWidth: number, halfHeight: number): Shape =>
  (x, y) =>
    Math.max(Math.abs(x - cx) - halfWidth, Math.abs(y - cy) - halfHeight);

export const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y));

export interface Setting {
  readonly shape: Shape;
  readonly object: (x: number, y: number) => Colour;
  readonly backdrop: (x: number, y: number) => Colour;
  /** Depth of the soft shadow below and to the right of the object, 0 to 1. */
  readonly shadow: number;
  /** How many times as wide and high the picture is; 1 if it is not said. */
  readonly scale?: number;
}

/** Draws the scene with a soft edge, a soft shadow and a little noise that is the same each time. */
export function render({ shape, object, backdrop, shadow, scale = 1 }: Setting): Scene {
  const [width, height] = [WIDTH * scale, HEIGHT * scale];
  const data = new Uint8ClampedArray(width * height * 4);
  const alpha = new Float32Array(width * height);
  const noise = generator(7);
  for (let i = 0; i < alpha.length; i++) {
    const [x, y] = [(i % width) / scale, Math.floor(i / width) / scale];
    const opacity = clamp(0.5 - (scale * shape(x, y)) / 1.4);
    const shade = 1 - shadow * penumbra(shape(x - 10, y - 14));
    const front = object(x, y);
    const back = backdrop(x, y);
    const grain = (noise() - 0.5) * 4;
    alpha[i] = opacity;
    for (const c of [0, 1, 2] as const) data[i * 4 + c] = front[c] * opacity + back[c] * shade * (1 - opacity) + grain;
    data[i * 4 + 3] = 255;
  }
  return { image: { width, height, data }, alpha };
}

export interface Scores {
  /** Intersection over union of what is more than half opaque. */
  readonly iou: number;
  /** Mean absolute error of the opacities. */
  readonly mae: number;
}

export function score(image: Raster, alpha: Float32Array): Scores {
  let both = 0;
  let either = 0;
  let error = 0;
  alpha.forEach((wanted, i) => {
    const got = (image.data[i * 4 + 3] ?? 0) / 255;
    if (wanted > 0.5 && got > 0.5) both++;
    if (wanted > 0.5 || got > 0.5) either++;
    error += Math.abs(wanted - got);
  });
  return { iou: both / either, mae: error / alpha.length };
}

/** xorshift32 (Marsaglia 2003): 0 to 1. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** 1 well inside the shadow, 0 well outside, without a kink anywhere: a light that is not a point casts no edges. */
function penumbra(distance: number): number {
  return 1 / (1 + Math.exp(distance / 6));
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}
