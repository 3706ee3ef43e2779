import type { Raster } from "../pixels/raster.js";

/** The alpha of a raster as opaque grey: 0 is black, 255 is white. */
export function maskOf({ data, width, height }: Raster): Raster {
  const grey = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i += 4) grey.fill(data[i + 3] ?? 0, i, i + 3);
  for (let i = 3; i < data.length; i += 4) grey[i] = 255;
  return { width, height, data: grey };
}
