import { type Orientation, uprightSize } from "./header/header.js";
import type { Raster } from "./raster.js";

/** Turns pixels the way EXIF's orientation asks for. */
export function orient(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster;
  const { width, height } = raster;
  const upright = uprightSize(raster, orientation);
  const from = words(raster.data);
  const to = new Uint32Array(width * height);
  const { origin, right, down } = steps(width, height, orientation);
  for (let y = 0, i = 0; y < upright.height; y++) {
    for (let x = 0, at = origin + y * down; x < upright.width; x++, at += right) to[i++] = from[at] ?? 0;
  }
  return { ...upright, data: new Uint8ClampedArray(to.buffer) };
}

/** A whole pixel at a time; copied only where the bytes are not aligned for it. */
function words(data: Uint8ClampedArray): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

/** Where the upright picture's first pixel is stored, and how far apart its neighbours to the right and below are. */
function steps(
  width: number,
  height: number,
  orientation: Orientation,
): { readonly origin: number; readonly right: number; readonly down: number } {
  const last = width * height - 1;
  switch (orientation) {
    case 1:
      return { origin: 0, right: 1, down: width };
    case 2:
      return { origin: width - 1, right: -1, down: width };
    case 3:
      return { origin: last, right: -1, down: -width };
    case 4:
      return { origin: last - width + 1, right: 1, down: -width };
    case 5:
      return { origin: 0, right: width, down: 1 };
    case 6:
      return { origin: last - width + 1, right: -width, down: 1 };
    case 7:
      return { origin: last, right: -width, down: -1 };
    case 8:
      return { origin: width - 1, right: width, down: -1 };
  }
}
