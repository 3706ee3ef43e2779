import type { Size } from "../../model.js";
import type { Raster } from "../../pixels/raster.js";
import { resize } from "../../pixels/resample.js";
import type { Graph } from "./graph.js";
import type { Preset } from "./presets.js";

/** Networks halve their image five times. */
const MULTIPLE = 32;

/** The size at which a graph sees a picture: its own where it has one, else its family's. */
export function sizeFor(picture: Size, { height, width }: Graph["input"], preset: Preset): Size {
  const wanted = freeSize(picture, preset);
  return { width: width === "free" ? wanted.width : width, height: height === "free" ? wanted.height : height };
}

function freeSize({ width, height }: Size, { side, shape }: Preset): Size {
  if (shape === "square") return { width: side, height: side };
  const scale = side / Math.min(width, height);
  const stepped = (length: number) => Math.max(MULTIPLE, Math.round((length * scale) / MULTIPLE) * MULTIPLE);
  return { width: stepped(width), height: stepped(height) };
}

/** A picture as a network takes it: planes of red, green and blue, one after another, normalised. What is transparent is white. */
export function planesOf(picture: Raster, size: Size, { mean, deviation }: Preset): Float32Array {
  const { data } = resize(picture, size);
  const area = size.width * size.height;
  const planes = new Float32Array(area * 3);
  for (const channel of [0, 1, 2] as const) {
    const scale = 1 / (255 * deviation[channel]);
    const shift = mean[channel] / deviation[channel];
    const start = channel * area;
    for (let i = 0; i < area; i++) {
      const alpha = data[i * 4 + 3] ?? 0;
      const value = data[i * 4 + channel] ?? 0;
      planes[start + i] = (alpha === 255 ? value : 255 + ((value - 255) * alpha) / 255) * scale - shift;
    }
  }
  return planes;
}
