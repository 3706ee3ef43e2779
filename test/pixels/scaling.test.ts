import { describe, expect, it } from "vitest";
import type { Raster } from "../../src/pixels/raster.js";
import { resample } from "../../src/pixels/resample.js";
import { encoded, LINEAR } from "../../src/pixels/srgb.js";

// The inner loops are vectors in WebAssembly. What they are to come to is said here in plain arithmetic: products are to
// have the same pixels, to the last bit, whatever machine makes them and however it is sped up.

const lanczos = (x: number): number => {
  if (x === 0) return 1;
  if (Math.abs(x) >= 3) return 0;
  const angle = Math.PI * x;
  return (3 * Math.sin(angle) * Math.sin(angle / 3)) / (angle * angle);
};

/** Which samples make up sample `at` of `to`, and their weights. */
function filterFor(
  at: number,
  from: number,
  to: number,
): { readonly first: number; readonly weights: readonly number[] } {
  const stretch = Math.max(1, from / to);
  const taps = Math.min(from, Math.ceil(3 * stretch) * 2 + 1);
  const centre = ((at + 0.5) * from) / to - 0.5;
  const first = Math.max(0, Math.min(from - taps, Math.ceil(centre - 3 * stretch)));
  const shares = Array.from({ length: taps }, (_, k) => lanczos((first + k - centre) / stretch));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return { first, weights: shares.map((share) => Math.fround(share / all)) };
}

/** One channel of one pixel: filtered across in 64 bits, down in 32. */
function sample(
  channel: Float32Array,
  from: Raster,
  x: number,
  y: number,
  to: { width: number; height: number },
): number {
  const across = filterFor(x, from.width, to.width);
  const down = filterFor(y, from.height, to.height);
  return down.weights.reduce((sum, share, k) => {
    const row = (down.first + k) * from.width + across.first;
    const filtered = across.weights.reduce((total, weight, i) => total + weight * (channel[row + i] ?? 0), 0);
    return Math.fround(sum + share * Math.fround(filtered));
  }, 0);
}

function plainly(raster: Raster, to: { width: number; height: number }): Uint8ClampedArray {
  const pixels = raster.width * raster.height;
  const channels = [0, 1, 2, 3].map((c) =>
    Float32Array.from({ length: pixels }, (_, i) => {
      const alpha = (raster.data[4 * i + 3] ?? 0) * (1 / 255);
      return c === 3 ? alpha : (LINEAR[raster.data[4 * i + c] ?? 0] ?? 0) * alpha;
    }),
  );
  const data = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++) {
      const [r = 0, g = 0, b = 0, alpha = 0] = channels.map((channel) => sample(channel, raster, x, y, to));
      if (alpha < 0.5 / 255) continue;
      const light = [r, g, b].map((value) => encoded(value * (1 / alpha)));
      data.set([...light, alpha * 255], (y * to.width + x) * 4);
    }
  return data;
}

/** Noise that is opaque in the middle, clear at the left and veiled between them. */
function noise(width: number, height: number): Raster {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const data = new Uint8ClampedArray(width * height * 4).map((_, i) => {
    const x = (i >> 2) % width;
    if (i % 4 !== 3) return next();
    return x < width / 4 ? 0 : x < width / 2 ? next() : 255;
  });
  return { data, width, height };
}

describe("the vectors of resampling", () => {
  it.each([
    [
      { width: 61, height: 47 },
      { width: 20, height: 33 },
    ],
    [
      { width: 23, height: 19 },
      { width: 40, height: 21 },
    ],
    [
      { width: 5, height: 3 },
      { width: 1, height: 1 },
    ],
  ])("come from %o to %o at the very pixels of plain arithmetic", (from, to) => {
    const raster = noise(from.width, from.height);
    const { data } = resample(raster, { x: 0, y: 0, ...from }, to);
    expect([...data]).toEqual([...plainly(raster, to)]);
  });

  it("take a part of a raster as that part by itself", () => {
    const raster = noise(40, 30);
    const region = { x: 7, y: 5, width: 21, height: 16 };
    const rows = Array.from({ length: region.height }, (_, y) => {
      const start = ((region.y + y) * raster.width + region.x) * 4;
      return [...raster.data.subarray(start, start + region.width * 4)];
    });
    const part = { width: region.width, height: region.height, data: Uint8ClampedArray.from(rows.flat()) };
    const size = { width: 9, height: 25 };
    expect(resample(raster, region, size).data).toEqual(resample(part, { x: 0, y: 0, ...part }, size).data);
  });
});
