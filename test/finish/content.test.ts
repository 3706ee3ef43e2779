import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, furthest, renderScene, type Scene } from "../support/pictures.js";

const canvas = { width: 640, height: 800 } as const;
const margin = { unit: "%", value: 5 } as const;
const white = { kind: "colour", r: 255, g: 255, b: 255 } as const;
let bench: Workbench;
let scene: Scene;
beforeAll(async () => {
  bench = await openWorkbench();
  scene = await renderScene({ width: 700, height: 600 });
  await bench.put("shoe.png", await pngOfRaster(scene.photo));
  await bench.put("shoe.cutout", await pngOfRaster(scene.cutout));
});
afterAll(() => bench.close());

describe("content: mask", () => {
  it.each(["png", "webp"] as const)("is the alpha of the cutout to the bit, as opaque grey, in %s", async (format) => {
    await bench.make("shoe.png", ["shoe.cutout"], { content: "mask", format, quality: 100 }, `mask.${format}`);
    const { data } = await bench.raster(`mask.${format}`);
    const expected = scene.cutout.data.map((_, i) => (i % 4 === 3 ? 255 : (scene.cutout.data[i - (i % 4) + 3] ?? 0)));
    expect(furthest({ ...scene.cutout, data }, { ...scene.cutout, data: expected })).toBe(0);
  });

  it("is one grey channel in a PNG and a JPG", async () => {
    for (const format of ["png", "jpg"] as const) {
      await bench.make("shoe.png", ["shoe.cutout"], { content: "mask", format }, `grey.${format}`);
      const { channels, width, height } = await sharp(await bench.read(`grey.${format}`)).metadata();
      expect([channels, width, height]).toEqual([1, 700, 600]);
    }
  });

  it("lies on a canvas as its siblings do: its grey is their alpha", async () => {
    await bench.make("shoe.png", ["shoe.cutout"], { canvas, margin }, "sibling.png");
    await bench.make("shoe.png", ["shoe.cutout"], { content: "mask", canvas, margin }, "fitted.png");
    const [sibling, mask] = [await bench.raster("sibling.png"), await bench.raster("fitted.png")];
    const wrong = sibling.data.filter((value, i) => i % 4 === 3 && value !== mask.data[i - 1]);
    expect(wrong).toHaveLength(0);
  });
});

describe("content: picture", () => {
  it("is the picture to the bit, backdrop and all", async () => {
    await bench.make("shoe.png", ["shoe.cutout"], { content: "picture" }, "picture.png");
    expect(furthest(await bench.raster("picture.png"), scene.photo)).toBe(0);
  });

  it("is brought to the canvas whole, inside of the margin, on the ground", async () => {
    const recipe = { content: "picture", canvas, margin, background: white, format: "jpg" } as const;
    await bench.make("shoe.png", ["shoe.cutout"], recipe, "fitted.jpg");
    const { data, width, height } = await bench.raster("fitted.jpg");
    expect([width, height]).toEqual([640, 800]);
    const isWhite = (x: number, y: number) => (data[(y * 640 + x) * 4] ?? 0) > 250;
    // 576 px wide, and so 494 px high, from 153 on.
    expect([isWhite(320, 145), isWhite(320, 160), isWhite(320, 640), isWhite(320, 655)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([isWhite(26, 400), isWhite(40, 400), isWhite(600, 400), isWhite(614, 400)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("is cropped to the subject where it is trimmed", async () => {
    await bench.make("shoe.png", ["shoe.cutout"], { trim: true }, "trimmed.png");
    const [product] = await bench.make("shoe.png", ["shoe.cutout"], { content: "picture", trim: true }, "cropped.png");
    const trimmed = await bench.raster("trimmed.png");
    expect([product?.width, product?.height]).toEqual([trimmed.width, trimmed.height]);
    expect((await bench.raster("cropped.png")).data.every((value, i) => i % 4 < 3 || value === 255)).toBe(true);
  });

  it("goes into a JPG as on a white page where it has transparency of its own", async () => {
    await bench.put("clear.png", await asSharp(scene.cutout).png().toBuffer());
    await bench.make("clear.png", ["shoe.cutout"], { content: "picture", format: "jpg" }, "page.jpg");
    expect([...(await bench.raster("page.jpg")).data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });
});
