import type { Background, Shadow, Size } from "../model.js";
import { clearHidden, isCleared } from "../pixels/hidden-colours.js";
import type { Raster } from "../pixels/raster.js";
import { resample } from "../pixels/resample.js";
import { coverOf } from "./backdrop.js";
import { fillGradient } from "./gradient.js";
import type { Layout } from "./layout.js";
import { drawShadow } from "./shadow.js";

/**
 * Draws the kept part of a cutout on its canvas. Scaling is in linear light; the background goes under it the way a
 * browser would put it (in sRGB), so that a JPG on white looks like the transparent PNG on a white page. A cutout that would
 * come out as it is is given back. Rejects with an Error with a user's message.
 */
export async function drawOnCanvas(
  cutout: Raster,
  { kept, drawn, canvas }: Layout,
  background: Background,
  shadow?: Shadow,
): Promise<Raster> {
  const { width, height } = canvas;
  const isBare = background.kind === "transparent" && shadow === undefined;
  if (isBare && isWhole(cutout, { kept, drawn, canvas }) && isCleared(cutout)) return cutout;
  const data = await groundOf(background, canvas);
  if (shadow !== undefined) drawShadow({ width, height, data }, cutout, { kept, drawn, canvas }, shadow);
  const scaled = drawn.width === kept.width && drawn.height === kept.height ? undefined : resample(cutout, kept, drawn);
  const from = scaled ?? cutout;
  const origin = scaled === undefined ? kept : { x: 0, y: 0 };
  const opaque = background.kind !== "transparent";
  for (let y = 0; y < drawn.height; y++) {
    const start = ((origin.y + y) * from.width + origin.x) * 4;
    const row = from.data.subarray(start, start + drawn.width * 4);
    const to = ((drawn.y + y) * width + drawn.x) * 4;
    if (opaque) blend(row, data, to);
    else if (isBare) data.set(row, to);
    else layOver(row, data, to);
  }
  return isBare ? clearHidden({ width, height, data }) : { width, height, data };
}

/** Whether all of a cutout stands on a canvas of its own size. */
function isWhole(cutout: Size, { kept, drawn, canvas }: Layout): boolean {
  return [kept, drawn, canvas].every(({ width, height }) => width === cutout.width && height === cutout.height);
}

/** The pixels of an empty canvas. Rejects with an Error with a user's message. */
async function groundOf(background: Background, canvas: Size): Promise<Uint8ClampedArray> {
  if (background.kind === "backdrop") return (await coverOf(background, canvas)).data.slice();
  if (background.kind === "file") throw new Error(`the backdrop ${background.path} was not looked at`);
  const data = new Uint8ClampedArray(canvas.width * canvas.height * 4);
  if (background.kind === "colour") fill(data, background.r, background.g, background.b);
  if (background.kind === "gradient") fillGradient(data, canvas, background);
  return data;
}

function fill(data: Uint8ClampedArray, r: number, g: number, b: number): void {
  const pixel = new Uint8Array([r, g, b, 255]);
  new Uint32Array(data.buffer).fill(new Uint32Array(pixel.buffer)[0] ?? 0);
}

/** Lays a row of straight-alpha pixels over an opaque one. */
function blend(row: Uint8ClampedArray, data: Uint8ClampedArray, to: number): void {
  for (let i = 0; i < row.length; i += 4) {
    const alpha = row[i + 3] ?? 0;
    if (alpha === 0) continue;
    for (let c = i; c < i + 3; c++) {
      const under = data[to + c] ?? 0;
      data[to + c] = under + (((row[c] ?? 0) - under) * alpha) / 255;
    }
  }
}

/** Lays a row of straight-alpha pixels over others, as a browser would. */
function layOver(row: Uint8ClampedArray, data: Uint8ClampedArray, to: number): void {
  for (let i = 0; i < row.length; i += 4) {
    const over = (row[i + 3] ?? 0) / 255;
    if (over === 0) continue;
    const under = ((data[to + i + 3] ?? 0) / 255) * (1 - over);
    const alpha = over + under;
    for (let c = i; c < i + 3; c++) data[to + c] = ((row[c] ?? 0) * over + (data[to + c] ?? 0) * under) / alpha;
    data[to + i + 3] = alpha * 255;
  }
}
