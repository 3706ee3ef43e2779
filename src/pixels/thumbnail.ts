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
  const { last, share } = cuts(raster.height, size.height);
  const reduced = new Uint8ClampedArray(size.width * size.height * 4);
  const room = openRoom(raster, size);
  for (let to = 0, from = 0, left = 1; to < size.height; to++) {
    const end = last[to] ?? 0;
    const its = share[to] ?? 1;
    reduced.set(average(room, { from, end, firstShare: left, lastShare: its }), to * size.width * 4);
    from = its < 1 ? end : end + 1;
    left = its < 1 ? 1 - its : 1;
  }
  return { ...size, data: reduced };
}

/** The memory of the kernels with what they ask for in it. */
function openRoom({ data, width, height }: Raster, size: Size) {
  const { last, share } = cuts(width, size.width);
  const area = (width * height) / (size.width * size.height);
  const stride = width * 4;
  const mostRows = Math.ceil(height / size.height) + 1;
  const lengths = [mostRows * stride, width * 16, last.byteLength, share.byteLength, size.width * 4];
  const { kernels, places } = openScaling(lengths);
  const [pixels = 0, sums = 0, lasts = 0, shares = 0, means = 0] = places;
  const { buffer } = kernels.memory;
  new Int32Array(buffer, lasts, last.length).set(last);
  new Float32Array(buffer, shares, share.length).set(share);
  const rows = new Uint8ClampedArray(buffer, pixels, mostRows * stride);
  const mean = new Uint8ClampedArray(buffer, means, size.width * 4);
  const at = { pixels, sums, lasts, shares, means };
  return { kernels, data, width, stride, rows, mean, few: size.width, area, at };
}

/** The rows that a reduced row stands for, `end` among them, and what of the first and the last is its own. */
interface Band {
  readonly from: number;
  readonly end: number;
  readonly firstShare: number;
  readonly lastShare: number;
}

/** Reduces a band to a row, in the memory of the kernels: it lasts until the next. */
function average(room: ReturnType<typeof openRoom>, { from, end, firstShare, lastShare }: Band): Uint8ClampedArray {
  const { kernels, data, width, stride, rows, at, few, area, mean } = room;
  rows.set(data.subarray(from * stride, (end + 1) * stride));
  const many = end + 1 - from;
  kernels.averageRows(at.pixels, width, many, firstShare, lastShare, at.sums, at.lasts, at.shares, few, area, at.means);
  return mean;
}

/** Where many samples are made fewer: in which of the many each of the few ends, and that one's share in it. */
interface Cuts {
  readonly last: Int32Array;
  readonly share: Float32Array;
}

function cuts(many: number, few: number): Cuts {
  const last = new Int32Array(few);
  const share = new Float32Array(few);
  for (let i = 0; i < few; i++) {
    const end = ((i + 1) * many) / few;
    last[i] = Math.ceil(end) - 1;
    share[i] = end - (last[i] ?? 0);
  }
  return { last, share };
}
