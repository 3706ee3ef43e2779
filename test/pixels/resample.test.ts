import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Raster } from "../../src/pixels/raster.js";
import { resample, resize } from "../../src/pixels/resample.js";
import { asSharp, psnr, readRaster, renderScene } from "../support/pictures.js";

/** libvips' Lanczos in linear light with premultiplied alpha: the reference. */
async function reference(raster: Raster, width: number, height: number): Promise<Raster> {
  const png = await asSharp(raster).png().toBuffer();
  const small = await sharp(png)
    .pipelineColourspace("scrgb")
    .resize(width, height, { kernel: "lanczos3", fit: "fill" })
    .toColourspace("srgb")
    .png()
    .toBuffer();
  return readRaster(small);
}

describe("resampling", () => {
  it.each([
    [400, 320],
    [173, 91],
  ])("brings hair, thin lines and gradients to %i×%i as the reference does", async (width, height) => {
    const { cutout, photo } = await renderScene({ width: 800, height: 640 });
    const opaque = resize(photo, { width, height });
    expect(psnr(opaque, await reference(photo, width, height))).toBeGreaterThan(42);
    const clear = resize(cutout, { width, height });
    const wanted = await reference(cutout, width, height);
    expect(psnr(clear, wanted, [3])).toBeGreaterThan(42);
    const white = await readRaster(await asSharp(clear).flatten({ background: "#fff" }).png().toBuffer());
    const wantedWhite = await readRaster(await asSharp(wanted).flatten({ background: "#fff" }).png().toBuffer());
    expect(psnr(white, wantedWhite)).toBeGreaterThan(42);
  });

  it.skipIf(!existsSync("/usr/bin/convert"))("enlarges as ImageMagick's Lanczos does in linear light", async () => {
    const { photo } = await renderScene({ width: 400, height: 320 });
    const options = ["-colorspace", "RGB", "-filter", "Lanczos", "-resize", "900x720!", "-colorspace", "sRGB"];
    const input = await asSharp(photo).png().toBuffer();
    const wanted = await readRaster(execFileSync("/usr/bin/convert", ["png:-", ...options, "png:-"], { input }));
    expect(psnr(resize(photo, { width: 900, height: 720 }), wanted)).toBeGreaterThan(45);
  });

  it("averages light, not numbers: a fine black and white pattern becomes 188, not 128", () => {
    const data = new Uint8ClampedArray(200 * 200 * 4).map((_, i) => (i % 4 === 3 ? 255 : (i >> 2) % 2 === 0 ? 0 : 255));
    const small = resize({ data, width: 200, height: 200 }, { width: 50, height: 50 });
    expect(Math.abs((small.data[(25 * 50 + 25) * 4] ?? 0) - 188)).toBeLessThanOrEqual(2);
  });

  it("lets no colour of what is transparent through: no dark fringe, no light one", () => {
    for (const hidden of [0, 255]) {
      const pixel = (i: number) => (i % 90 < 45 ? [180, 90, 40, 255] : [hidden, hidden, hidden, 0]);
      const data = Uint8ClampedArray.from(Array.from({ length: 90 * 90 }, (_, i) => pixel(i)).flat());
      const small = resize({ data, width: 90, height: 90 }, { width: 31, height: 31 });
      for (let i = 0; i < small.data.length; i += 4) {
        // Below this an 8-bit colour times alpha has no more than a step or two to say.
        if ((small.data[i + 3] ?? 0) < 8) continue;
        expect(Math.abs((small.data[i] ?? 0) - 180)).toBeLessThanOrEqual(3);
        expect(Math.abs((small.data[i + 2] ?? 0) - 40)).toBeLessThanOrEqual(3);
      }
    }
  });

  it("keeps a plain colour exactly, at the frame too, and a part as if it were cut out first", async () => {
    const data = new Uint8ClampedArray(64 * 48 * 4).map((_, i) => [12, 130, 250, 255][i % 4] ?? 0);
    const plain = { data, width: 64, height: 48 };
    for (const size of [
      { width: 7, height: 5 },
      { width: 150, height: 99 },
      { width: 1, height: 1 },
    ]) {
      const out = resize(plain, size);
      expect(out.data.every((value, i) => value === data[i % 4])).toBe(true);
    }
    const { photo } = await renderScene({ width: 300, height: 200 });
    const region = { x: 40, y: 30, width: 120, height: 90 };
    const cut = await readRaster(
      await asSharp(photo).extract({ left: 40, top: 30, width: 120, height: 90 }).png().toBuffer(),
    );
    const size = { width: 50, height: 40 };
    expect(resample(photo, region, size).data).toEqual(resize(cut, size).data);
  });
});
