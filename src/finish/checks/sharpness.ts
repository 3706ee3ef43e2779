import type { Raster } from "../../pixels/raster.js";
import { type Region, resample } from "../../pixels/resample.js";

/** Seen at this size, a large picture that is soft to its last pixel is as sharp as the eye finds it. */
const LONGEST_SIDE = 1024;
const SOLID = 250;

/**
 * How sharp a subject is: the variance of the Laplacian (four neighbours) of its luma (BT.601, 0 to 255), over the pixels
 * that are solid with all of their neighbours, so that the mask's own edge says nothing. Subjects that are longer than
 * 1024 px are reduced to that. 0 where no pixel is solid.
 */
export function sharpnessOf(cutout: Raster, subject: Region): number {
  const longest = Math.max(subject.width, subject.height);
  const scale = Math.min(1, LONGEST_SIDE / longest);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const size = { width: side(subject.width), height: side(subject.height) };
  return varianceOfLaplacian(resample(cutout, subject, size));
}

function varianceOfLaplacian({ data, width, height }: Raster): number {
  const luma = lumaOf(data);
  let [count, sum, squares] = [0, 0, 0];
  const at = (i: number) => luma[i] ?? -1;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const around = [at(i - 1), at(i + 1), at(i - width), at(i + width)] as const;
      if (at(i) < 0 || around.some((value) => value < 0)) continue;
      const laplacian = around[0] + around[1] + around[2] + around[3] - 4 * at(i);
      count++;
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** -1 where a pixel is not solid. */
function lumaOf(data: Uint8ClampedArray): Float32Array {
  const luma = new Float32Array(data.length / 4);
  for (let i = 0, at = 0; i < data.length; i += 4, at++) {
    const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
    luma[at] = (data[i + 3] ?? 0) < SOLID ? -1 : 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return luma;
}
