import type { Background, Size } from "../model.js";

type Gradient = Extract<Background, { kind: "gradient" }>;

/** Fills RGBA rows from `top` (the first row) to `bottom` (the last), in equal steps of sRGB, as CSS mixes colours. */
export function fillGradient(data: Uint8ClampedArray, { width, height }: Size, { top, bottom }: Gradient): void {
  for (let y = 0; y < height; y++) {
    const share = height === 1 ? 0 : y / (height - 1);
    const mixed = (from: number, to: number) => Math.round(from + (to - from) * share);
    const pixel = [mixed(top.r, bottom.r), mixed(top.g, bottom.g), mixed(top.b, bottom.b), 255];
    for (let at = y * width * 4; at < (y + 1) * width * 4; at += 4) data.set(pixel, at);
  }
}
