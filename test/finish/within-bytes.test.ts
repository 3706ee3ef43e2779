import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeWithin } from "../../src/finish/within-bytes.js";
import type { Raster } from "../../src/pixels/raster.js";

const small = blank(300, 200);
const large = blank(1000, 1000);

function blank(width: number, height: number): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

/** An encoder whose files grow with quality as those of photographs do, and what it was asked for. */
function encoderOf(bytesAPixel: number, power: number) {
  let pixels = 0;
  const sizeAt = (raster: Raster, quality: number) => {
    // A sample's rows are not quite what the others are.
    const unlike = raster.height < 1000 && raster.width === 1000 ? 1.15 : 1;
    return Math.ceil(unlike * bytesAPixel * raster.width * raster.height * ((101 - quality) / 11) ** -power);
  };
  const encode = async (raster: Raster, quality: number) => {
    pixels += raster.width * raster.height;
    return new Uint8Array(sizeAt(raster, quality));
  };
  return { encode, sizeAt, pixels: () => pixels };
}

const curve = {
  bytes: fc.double({ min: 0.02, max: 1, noNaN: true }),
  power: fc.double({ min: 0.4, max: 0.9, noNaN: true }),
};

describe("a limit of bytes", () => {
  it("costs nothing where the wanted quality keeps to it", async () => {
    const { encode, sizeAt, pixels } = encoderOf(0.1, 0.6);
    const bytes = await encodeWithin(small, encode, 90, 1_000_000);
    expect(bytes.length).toBe(sizeAt(small, 90));
    expect(pixels()).toBe(small.width * small.height);
  });

  it("is kept at the very best quality that does, of a small picture", async () => {
    await fc.assert(
      fc.asyncProperty(curve.bytes, curve.power, fc.integer({ min: 20, max: 90 }), async (bytes, power, fitting) => {
        const { encode, sizeAt, pixels } = encoderOf(bytes, power);
        const limit = sizeAt(small, fitting);
        expect((await encodeWithin(small, encode, 90, limit)).length).toBe(limit);
        expect(pixels() / (small.width * small.height)).toBeLessThanOrEqual(7);
      }),
    );
  });

  it("is kept, and used to 95 %, for the work of at most five encodings, of a large one", async () => {
    await fc.assert(
      fc.asyncProperty(curve.bytes, curve.power, fc.integer({ min: 25, max: 90 }), async (bytes, power, fitting) => {
        const { encode, sizeAt, pixels } = encoderOf(bytes, power);
        const limit = sizeAt(large, fitting);
        const made = (await encodeWithin(large, encode, 90, limit)).length;
        expect(made).toBeLessThanOrEqual(limit);
        // Where qualities lie far apart, the one below the best will do.
        expect(made).toBeGreaterThanOrEqual(Math.min(0.95 * limit, sizeAt(large, fitting - 1)));
        // Three to three and a half in most cases, and above four in one of 500, where the limit lies on a quality's size.
        expect(pixels() / (large.width * large.height)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 40 },
    );
  });

  it("that cannot be kept is refused with what to do", async () => {
    for (const raster of [small, large]) {
      const { encode, sizeAt } = encoderOf(0.1, 0.6);
      const made = encodeWithin(raster, encode, 90, sizeAt(raster, 20) - 1);
      await expect(made).rejects.toThrow(/max-bytes.*smaller canvas/);
    }
  });
});
