// @module-tag long: pictures are packed by several encoders, to be compared.
import { createHash } from "node:crypto";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, furthest, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

const white = { kind: "colour", r: 255, g: 255, b: 255 } as const;
const magenta = { kind: "colour", r: 255, g: 0, b: 255 } as const;
let bench: Workbench;
let scene: Scene;
beforeAll(async () => {
  bench = await openWorkbench();
  scene = await renderScene({ width: 1000, height: 900 });
  await bench.put("shoe.jpg", await asSharp(scene.photo).jpeg({ quality: 95 }).toBuffer());
  await bench.put("shoe.cutout", await pngOfRaster(scene.cutout));
});
afterAll(() => bench.close());

/** The box of what is visibly there, as sharp sees it. */
async function boxOf(path: string) {
  const { data, width, height } = await bench.raster(path);
  const columns = new Set<number>();
  const rows = new Set<number>();
  for (let i = 0; i < width * height; i++) {
    if ((data[4 * i + 3] ?? 0) < 16) continue;
    columns.add(i % width);
    rows.add(Math.floor(i / width));
  }
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    width,
    height,
  };
}

describe("the plain recipe", () => {
  it("hands out the service's own pixels, encoded well, and says truly what was written", async () => {
    const [product] = await bench.make("shoe.jpg", ["shoe.cutout"], {}, "out/deep/shoe.png");
    const bytes = await bench.read("out/deep/shoe.png");
    expect(product).toEqual({
      variant: "",
      path: "out/deep/shoe.png",
      width: 1000,
      height: 900,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(furthest(await bench.raster("out/deep/shoe.png"), scene.cutout)).toBe(0);
    const best = await asSharp(scene.cutout).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
    expect(bytes.length).toBeLessThan(1.03 * best.length);
    expect(await readdir(join(bench.workspace, "out/deep"))).toEqual(["shoe.png"]);
  });

  it.each([
    ["in a hurry", { compressionLevel: 3 }],
    ["with care", { compressionLevel: 9, adaptiveFiltering: true }],
  ])("keeps nothing of the backdrop under what is transparent, packed %s by the service", async (_how, options) => {
    const shown = scene.photo.data.map((v, i) => (i % 4 === 3 ? (scene.cutout.data[i] ?? 0) : v));
    await bench.put(
      "shown.cutout",
      await asSharp({ ...scene.photo, data: shown })
        .png(options)
        .toBuffer(),
    );
    await bench.make("shoe.jpg", ["shown.cutout"], {}, "hidden.png");
    const { data } = await bench.raster("hidden.png");
    const hidden = data.filter((_, i) => data[i - (i % 4) + 3] === 0);
    expect(hidden.length).toBeGreaterThan(400_000);
    expect(new Set(hidden)).toEqual(new Set([0]));
  });

  it("keeps the service's very bytes where they were packed with care, though ours might be a little smaller", async () => {
    const careful = await asSharp(scene.cutout).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
    await bench.put("careful.cutout", careful);
    await bench.make("shoe.jpg", ["careful.cutout"], {}, "careful.png");
    expect(Buffer.compare(await bench.read("careful.png"), careful)).toBe(0);
  });

  it("packs anew what was packed in a hurry, and changes no pixel", async () => {
    const hasty = await asSharp(scene.cutout).png({ compressionLevel: 1, adaptiveFiltering: true }).toBuffer();
    await bench.put("hasty.cutout", hasty);
    await bench.make("shoe.jpg", ["hasty.cutout"], {}, "hasty.png");
    expect((await bench.read("hasty.png")).length).toBeLessThan(hasty.length);
    expect(furthest(await bench.raster("hasty.png"), scene.cutout)).toBe(0);
  });

  it("keeps the service's bytes where they are smaller", async () => {
    const palette = await asSharp(scene.cutout).png({ palette: true, colours: 16, effort: 10 }).toBuffer();
    await bench.put("small.cutout", palette);
    await bench.make("shoe.jpg", ["small.cutout"], {}, "small.png");
    expect((await bench.read("small.png")).length).toBeLessThanOrEqual(palette.length);
  });

  it("numbers the images of a cutout that has several", async () => {
    await bench.put(
      "second.cutout",
      await pngOfRaster({ ...scene.cutout, data: scene.cutout.data.map((v) => v >> 1) }),
    );
    const products = await bench.make("shoe.jpg", ["shoe.cutout", "second.cutout"], {}, "several/v1.2/shoe.png");
    expect(products.map(({ path }) => path)).toEqual(["several/v1.2/shoe.png", "several/v1.2/shoe-2.png"]);
    expect((await readdir(join(bench.workspace, "several/v1.2"))).sort()).toEqual(["shoe-2.png", "shoe.png"]);
  });
});

describe("the marketplace recipe", () => {
  it("makes a white JPG of 2000×2000 with 5 % of air, under 500 KB, right to the pixel at the borders", async () => {
    const recipe = {
      format: "jpg",
      background: white,
      margin: { unit: "%", value: 5 },
      canvas: { width: 2000, height: 2000 },
      maxBytes: 500_000,
    } as const;
    // The subject stands in a corner of a picture twice as wide.
    const corner = { top: 0, bottom: 700, left: 1000, right: 0 };
    const put = (raster: typeof scene.photo, background: string) => asSharp(raster).extend({ ...corner, background });
    await bench.put("corner.jpg", await put(scene.photo, "#dfe6ea").jpeg({ quality: 95 }).toBuffer());
    await bench.put("corner.cutout", await put(scene.cutout, "#0000").png().toBuffer());
    const [product] = await bench.make("corner.jpg", ["corner.cutout"], recipe, "market/shoe.jpg");
    const { data, width, height } = await bench.raster("market/shoe.jpg");
    expect([width, height, product?.width, product?.height]).toEqual([2000, 2000, 2000, 2000]);
    expect((await bench.read("market/shoe.jpg")).length).toBeLessThanOrEqual(500_000);
    let touched = 0;
    let box = { left: 2000, right: 0, top: 2000, bottom: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const x = (i >> 2) % 2000;
      const y = Math.floor((i >> 2) / 2000);
      const least = Math.min(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
      const inAir = x < 92 || y < 92 || x >= 1908 || y >= 1908;
      if (inAir && least < 255) touched++;
      if (least < 225)
        box = {
          left: Math.min(box.left, x),
          right: Math.max(box.right, x),
          top: Math.min(box.top, y),
          bottom: Math.max(box.bottom, y),
        };
    }
    // All of the rim is pure white, up to a block's reach of the JPEG around the subject.
    expect(touched).toBe(0);
    expect(Math.min(box.top, box.left)).toBeGreaterThanOrEqual(98);
    expect(Math.max(1999 - box.bottom, 1999 - box.right)).toBeLessThan(2000);
    expect(Math.abs(box.left + box.right - 1999)).toBeLessThanOrEqual(6);
    expect(Math.abs(box.top + box.bottom - 1999)).toBeLessThanOrEqual(6);
    expect(Math.max(box.right - box.left, box.bottom - box.top)).toBeGreaterThanOrEqual(1794);
  });
});

describe("recipes", () => {
  it("trim to the subject by its mask, specks ignored, with a margin in pixels", async () => {
    const specked = { ...scene.cutout, data: scene.cutout.data.slice() };
    for (const at of [0, 999, 900 * 1000 - 1]) specked.data.set([255, 0, 0, 255], at * 4);
    await bench.put("specked.cutout", await pngOfRaster(specked));
    await bench.make("shoe.jpg", ["shoe.cutout"], {}, "whole.png");
    const whole = await boxOf("whole.png");
    await bench.make("shoe.jpg", ["specked.cutout"], { trim: true, margin: { unit: "px", value: 7 } }, "trimmed.png");
    const trimmed = await boxOf("trimmed.png");
    expect(trimmed).toMatchObject({ left: 7, top: 7, right: trimmed.width - 8, bottom: trimmed.height - 8 });
    expect(trimmed.width).toBe(whole.right - whole.left + 1 + 14);
    expect(trimmed.height).toBe(whole.bottom - whole.top + 1 + 14);
  });

  it("say that there is nothing to trim to where nothing is visible", async () => {
    await bench.put(
      "faint.cutout",
      await pngOfRaster({ ...scene.cutout, data: scene.cutout.data.map((v, i) => (i % 4 === 3 ? Math.min(v, 9) : v)) }),
    );
    await expect(bench.make("shoe.jpg", ["faint.cutout"], { trim: true }, "x.png")).rejects.toThrow(
      /nothing in the cutout is visible/,
    );
  });

  it("put a colour under the cutout the way a browser and sharp do", async () => {
    await bench.make("shoe.jpg", ["shoe.cutout"], { background: magenta }, "magenta.png");
    const wanted = await readRaster(await asSharp(scene.cutout).flatten({ background: "#ff00ff" }).png().toBuffer());
    expect(furthest(await bench.raster("magenta.png"), wanted)).toBeLessThanOrEqual(1);
  });

  it("fit the subject into a canvas, wherever it stood in the picture, and centre it", async () => {
    const canvas = { width: 501, height: 300 };
    await bench.make("shoe.jpg", ["shoe.cutout"], { canvas, margin: { unit: "%", value: 5 } }, "box.png");
    const { left, right, top, bottom } = await boxOf("box.png");
    expect([top, 299 - bottom]).toEqual([15, 15]);
    expect(Math.abs(left - (500 - right))).toBeLessThanOrEqual(1);
  });

  it("fit a cutout into a canvas as the reference resamples it", async () => {
    await bench.make("shoe.jpg", ["shoe.cutout"], {}, "whole-before.png");
    const { left, right, top, bottom } = await boxOf("whole-before.png");
    const box = { left, top, width: right - left + 1, height: bottom - top + 1 };
    const fitted = { width: Math.round((500 * box.width) / box.height), height: 500 };
    const beside = (500 - fitted.width) >> 1;
    await bench.make(
      "shoe.jpg",
      ["shoe.cutout"],
      { canvas: { width: 500, height: 500 }, format: "webp", quality: 100 },
      "canvas.webp",
    );
    const wanted = await sharp(await pngOfRaster(scene.cutout))
      .extract(box)
      .pipelineColourspace("scrgb")
      .resize(fitted.width, fitted.height, { kernel: "lanczos3", fit: "fill" })
      .toColourspace("srgb")
      .extend({ left: beside, right: 500 - fitted.width - beside, background: "#0000" })
      .png()
      .toBuffer();
    const [got, reference] = [await bench.raster("canvas.webp"), await readRaster(wanted)];
    expect([got.width, got.height]).toEqual([500, 500]);
    expect(psnr(got, reference, [3])).toBeGreaterThan(42);
    for (const background of ["#fff", "#000", "#f0f"]) {
      const on = async (raster: typeof got) =>
        readRaster(await asSharp(raster).flatten({ background }).png().toBuffer());
      expect(psnr(await on(got), await on(reference))).toBeGreaterThan(40);
    }
  });

  it("keep to max-bytes at the best quality that does, in JPG and WebP", async () => {
    for (const format of ["jpg", "webp"] as const) {
      const at = async (quality: number) => {
        await bench.make("shoe.jpg", ["shoe.cutout"], { format, background: white, quality }, `free.${format}`);
        return (await bench.read(`free.${format}`)).length;
      };
      const maxBytes = Math.round((await at(55)) * 1.01);
      await bench.make("shoe.jpg", ["shoe.cutout"], { format, background: white, maxBytes }, `kept.${format}`);
      const kept = (await bench.read(`kept.${format}`)).length;
      expect(kept).toBeLessThanOrEqual(maxBytes);
      expect(kept).toBeGreaterThan(maxBytes * 0.85);
    }
  });

  it("fail with what to do where max-bytes cannot be kept, and leave no file behind", async () => {
    for (const recipe of [{ format: "jpg", background: white }, { format: "webp" }, { format: "png" }] as const) {
      const made = bench.make("shoe.jpg", ["shoe.cutout"], { ...recipe, maxBytes: 2000 }, `never/x.${recipe.format}`);
      await expect(made).rejects.toThrow(/max-bytes \(2000\).*smaller canvas/);
    }
    await expect(readdir(join(bench.workspace, "never"))).rejects.toThrow();
  });

  it("refuse what cannot be: a JPG without background, a margin that leaves no room", async () => {
    const jpg = bench.make("shoe.jpg", ["shoe.cutout"], { format: "jpg" }, "x.jpg");
    await expect(jpg).rejects.toThrow(/background/);
    const full = { canvas: { width: 100, height: 50 }, margin: { unit: "%", value: 50 } } as const;
    await expect(bench.make("shoe.jpg", ["shoe.cutout"], full, "x.png")).rejects.toThrow(/margin of 50%.*100×50/);
  });
});

describe("metadata", () => {
  it("keeps whose a picture is, and loses where it was taken and with which camera", async () => {
    const exif = {
      IFD0: { Copyright: "(C) Mueller & Daughters", Artist: "Ada", Model: "Camera X", Orientation: "1" },
      IFD2: { BodySerialNumber: "4711" },
      IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" },
    };
    await bench.put("owned.jpg", await asSharp(scene.photo).jpeg().withExif(exif).toBuffer());
    for (const recipe of [
      { format: "png" },
      { format: "png", trim: true },
      { format: "webp" },
      { format: "webp", background: white },
      { format: "jpg", background: white },
    ] as const) {
      const path = `owned-out.${recipe.format}`;
      await bench.make("owned.jpg", ["shoe.cutout"], recipe, path);
      const bytes = await bench.read(path);
      const written = (await sharp(bytes).metadata()).exif ?? Buffer.alloc(0);
      expect(written.includes("(C) Mueller & Daughters")).toBe(true);
      expect(written.includes("Ada")).toBe(true);
      for (const secret of ["Camera X", "4711", "51"]) expect(written.includes(secret)).toBe(false);
      // The pixels are still found.
      expect((await bench.raster(path)).width).toBeGreaterThan(300);
    }
  });

  it.each(["png", "webp", "avif"] as const)("keeps whose a %s is", async (type) => {
    const exif = { IFD0: { Copyright: "(C) Mueller & Daughters", Artist: "Ada", Model: "Camera X" } };
    const name = `owned.${type}`;
    await bench.put(
      name,
      await asSharp(scene.photo).removeAlpha().toFormat(type, { effort: 1 }).withExif(exif).toBuffer(),
    );
    await bench.make(name, ["shoe.cutout"], {}, `owned-${type}.png`);
    const written = (await sharp(await bench.read(`owned-${type}.png`)).metadata()).exif ?? Buffer.alloc(0);
    expect(written.includes("(C) Mueller & Daughters")).toBe(true);
    expect(written.includes("Ada")).toBe(true);
    expect(written.includes("Camera X")).toBe(false);
  });

  it("writes none where there is none to keep", async () => {
    await bench.make("shoe.jpg", ["shoe.cutout"], { format: "webp" }, "bare.webp");
    expect((await sharp(await bench.read("bare.webp")).metadata()).exif).toBeUndefined();
  });
});

describe("the way to a product", () => {
  it("never leaves the workspace through a link, and replaces a link at its end", async () => {
    const outside = join(tmpdir(), `outside-${process.pid}`);
    await mkdir(outside, { recursive: true });
    await symlink(outside, join(bench.workspace, "linked"));
    await expect(bench.make("shoe.jpg", ["shoe.cutout"], {}, "linked/new/shoe.png")).rejects.toThrow(
      /leads out of the workspace/,
    );
    await symlink(join(outside, "target.png"), join(bench.workspace, "end.png"));
    await bench.make("shoe.jpg", ["shoe.cutout"], {}, "end.png");
    expect(await readdir(outside)).toEqual([]);
    expect((await bench.raster("end.png")).width).toBe(1000);
  });
});
