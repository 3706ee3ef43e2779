import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Raster } from "../../src/pixels/raster.js";
import { thumbnail } from "../../src/pixels/thumbnail.js";

describe("a thumbnail", () => {
  it("gives each pixel the mean of the area that it stands for, to the part of a pixel", () => {
    const { data, width, height } = thumbnail(row([0, 90, 255]), 2);
    expect([width, height]).toEqual([2, 1]);
    // One and a half of three pixels each.
    expect([data[0], data[4]]).toEqual([30, 200]);
  });

  it("takes no colour from what is clear", () => {
    const half: Raster = { data: new Uint8ClampedArray([200, 100, 50, 255, 0, 0, 0, 0]), width: 2, height: 1 };
    expect([...thumbnail(half, 1).data]).toEqual([200, 100, 50, 128]);
  });

  it("keeps a plain picture plain, whatever the sizes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), side, (width, height, maxSide) => {
        const data = new Uint8ClampedArray(width * height * 4).map((_, i) => [10, 120, 250, 200][i % 4] ?? 0);
        const small = thumbnail({ data, width, height }, maxSide);
        expect(Math.max(small.width, small.height)).toBe(Math.min(maxSide, Math.max(width, height)));
        expect(small.data.length).toBe(small.width * small.height * 4);
        expect(small.data.every((value, i) => value === [10, 120, 250, 200][i % 4])).toBe(true);
      }),
    );
  });
});

const side = fc.integer({ min: 1, max: 60 });

function row(greys: readonly number[]): Raster {
  return { data: new Uint8ClampedArray(greys.flatMap((v) => [v, v, v, 255])), width: greys.length, height: 1 };
}
