import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHalf, toHalf } from "../../../src/embedded/model/half.js";
import { maskOf } from "../../../src/embedded/model/mask.js";
import { planesOf, sizeFor } from "../../../src/embedded/model/planes.js";
import { presets } from "../../../src/embedded/model/presets.js";
import { shareMachine } from "../../../src/embedded/model/share.js";

const free = { name: "image", type: "float32", height: "free", width: "free" } as const;

describe("what a network is given", () => {
  it("is planes of red, green and blue, normalised as ImageNet is", () => {
    const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(255, 0, 51, 255, 0, 255, 102, 255) };
    const planes = planesOf(picture, { width: 2, height: 1 }, presets.u2net);
    const wanted = [
      (1 - 0.485) / 0.229,
      (0 - 0.485) / 0.229,
      (0 - 0.456) / 0.224,
      (1 - 0.456) / 0.224,
      (0.2 - 0.406) / 0.225,
      (0.4 - 0.406) / 0.225,
    ];
    expect(Array.from(planes)).toEqual(wanted.map((value) => expect.closeTo(value, 5)));
  });

  it("is white where the picture is transparent", () => {
    const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 0) };
    expect(Array.from(planesOf(picture, { width: 1, height: 1 }, presets.plain))).toEqual([1, 1, 1]);
  });

  it("has the graph's own size, or that of its family", () => {
    const picture = { width: 3000, height: 1500 };
    expect(sizeFor(picture, { ...free, height: 320, width: 480 }, presets.isnet)).toEqual({ width: 480, height: 320 });
    expect(sizeFor(picture, free, presets.isnet)).toEqual({ width: 1024, height: 1024 });
    expect(sizeFor(picture, free, presets.modnet)).toEqual({ width: 1024, height: 512 });
  });
});

describe("what a network gives", () => {
  it("is taken as it is from 0 to 1, and brought there by the logistic function beyond", () => {
    expect(Array.from(maskOf(Float32Array.of(0, 0.25, 1, 1.001), [1, 1, 2, 2]).data)).toEqual([0, 0.25, 1, 1]);
    const { data } = maskOf(Float32Array.of(-4, 0, 4, 0.5), [1, 2, 2]);
    expect(Array.from(data)).toEqual([0.018, 0.5, 0.982, 0.6225].map((value) => expect.closeTo(value, 3)));
  });

  it("is refused where it is no mask, or holds no numbers", () => {
    expect(() => maskOf(new Float32Array(12), [1, 3, 2, 2])).toThrow("1 × 3 × 2 × 2, not a mask of one channel");
    expect(() => maskOf(Float32Array.of(Number.NaN, 1), [1, 2])).toThrow("no number");
  });
});

describe("half precision", () => {
  it("keeps every half exactly", () => {
    for (let bits = 0; bits < 0x7c01; bits++) expect(toHalf(fromHalf(bits))).toBe(bits);
    expect(toHalf(fromHalf(0x8001))).toBe(0x8001);
    expect(fromHalf(0x7e00)).toBeNaN();
    expect(fromHalf(toHalf(Number.NaN))).toBeNaN();
  });

  it("rounds to the nearest one", () => {
    fc.assert(
      fc.property(fc.double({ min: -65_000, max: 65_000, noNaN: true }), (value) => {
        const half = toHalf(value);
        const error = Math.abs(fromHalf(half) - value);
        for (const near of [half - 1, half + 1]) {
          const other = fromHalf(near & 0xffff);
          // The float32 on the way rounds first, by a two-thousandth of what a half rounds by.
          if (Number.isFinite(other)) expect(error).toBeLessThanOrEqual(Math.abs(other - value) * 1.001 + 1e-9);
        }
      }),
    );
    expect(toHalf(1e6)).toBe(0x7c00);
  });
});

describe("a machine's share", () => {
  it("is a picture for each processor, and fewer pictures on more threads where memory is short", () => {
    expect(shareMachine({ processors: 4, memoryBytes: 16e9, modelBytes: 176e6 })).toEqual({ workers: 4, threads: 1 });
    expect(shareMachine({ processors: 4, memoryBytes: 16e9, modelBytes: 1e9 })).toEqual({ workers: 3, threads: 1 });
    expect(shareMachine({ processors: 4, memoryBytes: 7e9, modelBytes: 1e9 })).toEqual({ workers: 1, threads: 4 });
    expect(shareMachine({ processors: 2, memoryBytes: 1e9, modelBytes: 1e9 })).toEqual({ workers: 1, threads: 2 });
  });
});
