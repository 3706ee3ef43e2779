import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/pixels/decode.js";
import { encodeJpg } from "../../src/pixels/encode-jpg.js";
import { encodePng } from "../../src/pixels/encode-png.js";
import { encodeWebp } from "../../src/pixels/encode-webp.js";
import { asSharp, furthest, psnr, readRaster, renderScene } from "../support/pictures.js";

describe("PNG", () => {
  it("comes back to the bit, fast or small, from any pixels", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.nat(),
        async (width, height, opaque, seed) => {
          const data = new Uint8ClampedArray(width * height * 4).map((_, i) =>
            opaque && i % 4 === 3 ? 255 : (seed * (i + 7) * 2654435761) >>> 24,
          );
          const raster = { data, width, height };
          for (const effort of ["fast", "small"] as const) {
            const png = await encodePng(raster, effort);
            expect(furthest(await decode(png), raster)).toBe(0);
            expect(furthest(await readRaster(png), raster)).toBe(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is about as small as libpng's best, and RGB where nothing is transparent", async () => {
    const { cutout, photo } = await renderScene({ width: 1200, height: 900 });
    for (const raster of [cutout, photo]) {
      const best = await asSharp(raster).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
      expect((await encodePng(raster, "small")).length).toBeLessThan(best.length * 1.05);
    }
    expect((await sharp(await encodePng(photo)).metadata()).channels).toBe(3);
  });

  it("is small also where one part of a picture is unlike the others", async () => {
    const width = 300;
    // Columns of noise, which are best told from the row above, but for one band of even steps to the right.
    const data = new Uint8ClampedArray(width * width * 4).map((_, i) => {
      const [x, y] = [(i >> 2) % width, Math.floor(i / 4 / width)];
      if (i % 4 === 3) return 255;
      return y >= 128 && y < 160 ? x * 5 + y * y * 7 : ((x * 4 + (i % 4)) * 2654435761) >>> 24;
    });
    const raster = { data, width, height: width };
    const best = await asSharp(raster).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
    expect((await encodePng(raster, "small")).length).toBeLessThan(best.length * 1.03);
  });
});

describe("lossy formats", () => {
  it("show at quality 90 what sharp's show", async () => {
    const { cutout, photo } = await renderScene({ width: 600, height: 500 });
    const jpg = await readRaster(await encodeJpg(photo, 90));
    const reference = await readRaster(await asSharp(photo).jpeg({ quality: 90 }).toBuffer());
    expect(psnr(jpg, photo)).toBeGreaterThan(psnr(reference, photo) - 1);
    const webp = await readRaster(await encodeWebp(cutout, 90));
    expect(psnr(webp, cutout, [3])).toBeGreaterThan(45);
    const flat = async (raster: typeof cutout) =>
      readRaster(await asSharp(raster).flatten({ background: "#fff" }).png().toBuffer());
    expect(psnr(await flat(webp), await flat(cutout))).toBeGreaterThan(34);
  });

  it("keep every pixel in a WebP of quality 100", async () => {
    const { photo } = await renderScene({ width: 200, height: 150 });
    expect(furthest(await readRaster(await encodeWebp(photo, 100)), photo)).toBe(0);
  });

  it("say that a picture is too large for WebP", async () => {
    const wide = { data: new Uint8ClampedArray(16_384 * 4), width: 16_384, height: 1 };
    await expect(encodeWebp(wide, 80)).rejects.toThrow(/too large for WebP/);
  });
});
