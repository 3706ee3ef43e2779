import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exifOf as readRights } from "../../src/pixels/rights.js";
import { readHeader } from "../../src/pixels/sniff.js";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, furthest, psnr, renderScene, type Scene } from "../support/pictures.js";

const white = { kind: "colour", r: 255, g: 255, b: 255 } as const;
let bench: Workbench;
let scene: Scene;
beforeAll(async () => {
  bench = await openWorkbench();
  scene = await renderScene({ width: 500, height: 420 });
  await bench.put("shoe.png", await pngOfRaster(scene.photo));
  await bench.put("shoe.cutout", await pngOfRaster(scene.cutout));
});
afterAll(() => bench.close());

const header = async (path: string) => {
  const read = readHeader("avif", await bench.read(path));
  if (read.kind !== "header") throw new Error(read.kind);
  return read.header;
};

describe("format: avif", () => {
  it("keeps alpha exactly, and colours as well as WebP in fewer bytes on an opaque ground", async () => {
    await bench.make("shoe.png", ["shoe.cutout"], { format: "avif" }, "shoe.avif");
    const made = await bench.raster("shoe.avif");
    expect(made.data.every((value, i) => i % 4 < 3 || value === scene.cutout.data[i])).toBe(true);
    const opaque = { background: white, canvas: { width: 400, height: 400 } } as const;
    const [avif] = await bench.make("shoe.png", ["shoe.cutout"], { ...opaque, format: "avif" }, "white.avif");
    const [webp] = await bench.make("shoe.png", ["shoe.cutout"], { ...opaque, format: "webp" }, "white.webp");
    await bench.make("shoe.png", ["shoe.cutout"], opaque, "white.png");
    const wanted = await bench.raster("white.png");
    const [ours, theirs] = [await bench.raster("white.avif"), await bench.raster("white.webp")];
    expect(psnr(ours, wanted)).toBeGreaterThan(psnr(theirs, wanted) - 2);
    expect(avif?.bytes).toBeLessThan(webp?.bytes ?? 0);
    expect((await header("white.avif")).hasAlpha).toBeUndefined();
  });

  it("is lossless at 100, the mask too, and a mask of lower quality is one grey channel", async () => {
    await bench.make("shoe.png", ["shoe.cutout"], { format: "avif", quality: 100 }, "whole.avif");
    const made = await bench.raster("whole.avif");
    const seen = made.data.map((value, i) => (scene.cutout.data[i | 3] === 0 ? 0 : value));
    const wanted = scene.cutout.data.map((value, i) => (scene.cutout.data[i | 3] === 0 ? 0 : value));
    expect(furthest({ ...made, data: seen }, { ...made, data: wanted })).toBe(0);
    await bench.make("shoe.png", ["shoe.cutout"], { content: "mask", format: "avif", quality: 100 }, "mask.avif");
    const mask = await bench.raster("mask.avif");
    expect(mask.data.every((value, i) => i % 4 > 0 || value === scene.cutout.data[i + 3])).toBe(true);
    await bench.make("shoe.png", ["shoe.cutout"], { content: "mask", format: "avif" }, "grey.avif");
    expect(await sharp(await bench.read("grey.avif")).metadata()).toMatchObject({ width: 500, height: 420 });
    expect((await bench.raster("grey.avif")).data.subarray(0, 4)).toEqual(Uint8ClampedArray.of(0, 0, 0, 255));
  });

  it.each([
    ["with alpha", {}],
    ["opaque", { background: white }],
  ])("says whose the picture is, %s", async (_what, recipe) => {
    const exif = { IFD0: { Copyright: "2026 A shop", Artist: "Ada" } };
    await bench.put("signed.jpg", await asSharp(scene.photo).jpeg().withExif(exif).toBuffer());
    await bench.make("signed.jpg", ["shoe.cutout"], { ...recipe, format: "avif" }, "signed.avif");
    const rights = readRights({ artist: "Ada", copyright: "2026 A shop" });
    expect(Buffer.from((await header("signed.avif")).exif ?? [])).toEqual(Buffer.from(rights));
    const { exif: theirs, hasAlpha } = await sharp(await bench.read("signed.avif")).metadata();
    expect([theirs?.includes("2026 A shop"), hasAlpha]).toEqual([true, !("background" in recipe)]);
    await expect(bench.raster("signed.avif")).resolves.toMatchObject({ width: 500 });
  });

  it("keeps to max-bytes, and says so where it cannot", async () => {
    const small = { format: "avif", background: white, canvas: { width: 300, height: 300 } } as const;
    const [product] = await bench.make("shoe.png", ["shoe.cutout"], { ...small, maxBytes: 9_000 }, "small.avif");
    expect(product?.bytes).toBeLessThanOrEqual(9_000);
    await expect(bench.make("shoe.png", ["shoe.cutout"], { ...small, maxBytes: 900 }, "none.avif")).rejects.toThrow(
      /cannot be brought under/,
    );
  });
});
