import type { Size } from "../model.js";
import { openScaling } from "./kernels/scaling.js";
import type { Raster } from "./raster.js";

/**
 * A raster whose longer side is `maxSide` at most. Each pixel is the mean of the area that it stands for: several times
 * faster than careful resampling, from which the eye cannot tell it at that size.
 */
export function thumbnail(raster: Raster, maxSide: number): Raster {
  const longest = Math.max(raster.width, raster.height);
  if (longest <= maxSide) return raster;
  const side = (length: number) => Math.max(1, Math.round((length * maxSide) / longest));
  return averageAreas(raster, { width: side(raster.width), height: side(raster.height) });
}

/** Colours are weighted by alpha, so that what is clear adds none. */
function averageAreas(raster: Raster, size: Size): Raster {
  const down = cuts(raster.height, size.height);
  const reduced = new Uint8ClampedArray(size.width * size.height * 4);
  const { addRow, takeMeans } = openSums(raster, size);
  for (let to = 0, y = 0; to < size.height; to++, y++) {
    const last = down.last[to] ?? 0;
    const share = down.share[to] ?? 1;
    for (; y < last; y++) addRow(y, 1);
    addRow(last, share);
    reduced.set(takeMeans(), to * size.width * 4);
    if (share < 1) addRow(last, 1 - share);
  }
  return { ...size, data: reduced };
}

/** The sums of the rows that a reduced row stands for, in the memory of the kernels. */
function openSums({ data, width, height }: Raster, size: Size) {
  const { last, share } = cuts(width, size.width);
  const area = (width * height) / (size.width * size.height);
  const { kernels, places } = openScaling([width * 4, width * 16, last.byteLength, share.byteLength, size.width * 4]);
  const [pixels = 0, at = 0, lasts = 0, shares = 0, means = 0] = places;
  const { buffer } = kernels.memory;
  const row = new Uint8ClampedArray(buffer, pixels, width * 4);
  const sums = new Float32Array(buffer, at, width * 4).fill(0);
  new Int32Array(buffer, lasts, last.length).set(last);
  new Float32Array(buffer, shares, share.length).set(share);
  return {
    addRow: (y: number, weight: number): void => {
      row.set(data.subarray(y * width * 4, (y + 1) * width * 4));
      kernels.addRow(pixels, width, weight, at);
    },
    /** A reduced row, which lasts until the next; the sums begin anew. */
    takeMeans: (): Uint8ClampedArray => {
      kernels.meansOf(at, lasts, shares, size.width, area, means);
      sums.fill(0);
      return new Uint8ClampedArray(buffer, means, size.width * 4);
    },
  };
}

/** Where many samples are made fewer: in which of the many each of the few ends, and that one's share in it. */
interface Cuts {
  readonly last: Int32Array;
  readonly share: Float32Array;
}

function cuts(many: number, few: number): Cuts {
  const ends = Float64Array.from({ length: few }, (_, i) => ((i + 1) * many) / few);
  const last = Int32Array.from(ends, (end) => Math.ceil(end) - 1);
  return { last, share: Float32Array.from(ends, (end, i) => end - (last[i] ?? 0)) };
}
