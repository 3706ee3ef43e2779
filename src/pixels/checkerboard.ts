import type { Raster } from "./raster.js";

/** The squares' side in pixels, and their two greys: light both, since most products are photographed for a light page. */
const SIDE = 16;
const GREYS = [255, 222] as const;

/** The picture as viewers of pictures show what is clear in it: opaque, on squares of two greys. */
export function onCheckerboard({ data, width, height }: Raster): Raster {
  const shown = new Uint8ClampedArray(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const grey = GREYS[(Math.floor(x / SIDE) + Math.floor(y / SIDE)) % 2 === 0 ? 0 : 1];
      const alpha = (data[at + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++)
        shown[at + channel] = (data[at + channel] ?? 0) * alpha + grey * (1 - alpha);
      shown[at + 3] = 255;
    }
  }
  return { data: shown, width, height };
}
