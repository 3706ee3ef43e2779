// @module-tag long: pictures above the service's limits have many megapixels.
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fitToLimits } from "../../src/pixels/geometry.js";
import type { Raster } from "../../src/pixels/raster.js";
import { resize } from "../../src/pixels/resample.js";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, furthest, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

// Some tens of megapixels in JavaScript, several times over: seconds on a free machine, more on a busy one.
vi.setConfig({ testTimeout: 240_000 });

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

/** Mean error of alpha (0 to 1) where the true matte is soft or has an edge within four pixels. */
function boundaryError(got: Raster, wanted: Raster): number {
  const { data, width, height } = wanted;
  const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0;
  let sum = 0;
  let count = 0;
  for (let y = 4; y < height - 4; y++) {
    for (let x = 4; x < width - 4; x++) {
      const here = alpha(x, y);
      const inside = here === 0 || here === 255;
      if (
        inside &&
        alpha(x - 4, y) === here &&
        alpha(x + 4, y) === here &&
        alpha(x, y - 4) === here &&
        alpha(x, y + 4) === here
      )
        continue;
      sum += Math.abs((got.data[(y * width + x) * 4 + 3] ?? 0) - here);
      count++;
    }
  }
  return sum / count / 255;
}

async function sendAndReturn(
  scene: Scene,
  name: string,
): Promise<{ readonly product: Raster; readonly small: Raster }> {
  const fit = fitToLimits(scene.photo);
  if (fit.kind !== "reduced") throw new Error("the scene is not too large");
  const small = resize(scene.cutout, fit.size);
  await bench.put(
    `${name}.jpg`,
    await asSharp(scene.photo).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer(),
  );
  await bench.put(`${name}.cutout`, await pngOfRaster(small));
  await bench.make(`${name}.jpg`, [`${name}.cutout`], {}, `${name}.png`);
  return { product: await bench.raster(`${name}.png`), small };
}

describe("a picture that is beyond the service's limits", () => {
  it("comes back at full size from 8 megapixels, its edges nearer to the truth than any enlargement", async () => {
    const [size, limit] = [{ width: 4800, height: 1700 }, 0.018];
    const scene = await renderScene(size);
    const { product, small } = await sendAndReturn(scene, "large");
    expect([product.width, product.height]).toEqual([size.width, size.height]);
    const error = boundaryError(product, scene.cutout);
    expect(error).toBeLessThan(limit);
    const plain = await asSharp(small)
      .resize(size.width, size.height, { kernel: "lanczos3", fit: "fill" })
      .raw()
      .toBuffer();
    expect(error).toBeLessThan(0.85 * boundaryError({ ...size, data: new Uint8ClampedArray(plain) }, scene.cutout));
    // Inside, the pixels are the original's own, at its sharpness.
    expect(psnr(product, scene.cutout)).toBeGreaterThan(36);
  });

  it("gets clean edges also from a service that left the backdrop in its soft pixels", async () => {
    const scene = await renderScene({ width: 4300, height: 800 });
    const photo = {
      ...scene.photo,
      data: scene.photo.data.map((v, i) => (i % 4 === 3 ? (scene.cutout.data[i] ?? 0) : v)),
    };
    const raw = { photo: scene.photo, cutout: photo };
    const { product } = await sendAndReturn(raw, "contaminated");
    const onBlack = async (raster: Raster) => psnr(await flat(raster), await flat(scene.cutout));
    expect(await onBlack(product)).toBeGreaterThan((await onBlack(photo)) + 3);
  });

  it("comes back at its own size where it was padded or enlarged", async () => {
    for (const size of [
      { width: 350, height: 500 },
      { width: 90, height: 120 },
    ]) {
      const scene = await renderScene(size);
      const fit = fitToLimits(size);
      if (fit.kind !== "padded") throw new Error("the scene is not too small");
      const content = resize(scene.cutout, fit.content);
      const frame = { create: { ...fit.size, channels: 4 as const, background: "#0000" } };
      const placed = await sharp(frame)
        .composite([{ input: await pngOfRaster(content), left: fit.offset.x, top: fit.offset.y }])
        .png()
        .toBuffer();
      const name = `small-${size.width}`;
      await bench.put(`${name}.jpg`, await asSharp(scene.photo).jpeg({ quality: 95 }).toBuffer());
      await bench.put(`${name}.cutout`, placed);
      await bench.make(`${name}.jpg`, [`${name}.cutout`], {}, `${name}.png`);
      const product = await bench.raster(`${name}.png`);
      expect([product.width, product.height]).toEqual([size.width, size.height]);
      expect(psnr(product, scene.cutout, [3])).toBeGreaterThan(35);
    }
  });
});

/** How many of a product's pixels are opaque, and how far from the picture's own the furthest of their colours is. */
function opaqueDifference(product: Raster, photo: Raster): { readonly count: number; readonly most: number } {
  let [count, most] = [0, 0];
  for (let i = 0; i < product.data.length; i += 4) {
    if (product.data[i + 3] !== 255) continue;
    count++;
    for (let c = i; c < i + 3; c++) most = Math.max(most, Math.abs((product.data[c] ?? 0) - (photo.data[c] ?? 0)));
  }
  return { count, most };
}

describe("a picture of which a copy was sent", () => {
  /** Fine coloured lines, which a JPEG copy blurs. */
  function lined(raster: Raster): Raster {
    const colours = [
      [200, 30, 30],
      [30, 160, 40],
      [40, 60, 220],
    ];
    const data = raster.data.map((v, i) => {
      const x = (i >> 2) % raster.width;
      return i % 4 === 3 ? v : (colours[x % 3]?.[i % 4] ?? v);
    });
    return { ...raster, data };
  }

  it.each([
    ["a lossless WebP", "lined.webp", { width: 640, height: 500 }],
    ["a PNG of 16 bits", "lined.png", { width: 640, height: 500 }],
    ["a picture that was padded", "small.png", { width: 380, height: 300 }],
    ["a picture that was enlarged and padded", "tiny.png", { width: 1000, height: 120 }],
  ] as const)("has the original's very pixels where it is opaque: %s", async (_what, name, size) => {
    const scene = await renderScene(size);
    const photo = lined(scene.photo);
    const source = asSharp(photo).removeAlpha();
    await bench.put(
      name,
      name === "lined.webp"
        ? await source.webp({ lossless: true }).toBuffer()
        : await (name === "lined.png" ? source.toColourspace("rgb16") : source).png().toBuffer(),
    );
    const fit = fitToLimits(size);
    const content = fit.kind === "padded" ? fit.content : size;
    // What came of a JPEG copy: blurred colours, and the matte.
    const matte = resize(
      { ...photo, data: photo.data.map((v, i) => (i % 4 === 3 ? (scene.cutout.data[i] ?? 0) : v)) },
      content,
    );
    const copy = sharp(await pngOfRaster(resize(photo, content))).jpeg({ quality: 95 });
    const reread = await readRaster(await copy.toBuffer());
    const answer = { ...matte, data: matte.data.map((v, i) => (i % 4 === 3 ? v : (reread.data[i] ?? 0))) };
    const frame = fit.kind === "padded" ? fit : { size, offset: { x: 0, y: 0 } };
    const placed = await sharp({ create: { ...frame.size, channels: 4, background: "#0000" } })
      .composite([{ input: await pngOfRaster(answer), left: frame.offset.x, top: frame.offset.y }])
      .png()
      .toBuffer();
    await bench.put(`${name}.cutout`, placed);
    await bench.make(name, [`${name}.cutout`], {}, `out-${name}.png`);
    const product = await bench.raster(`out-${name}.png`);
    const { count, most } = opaqueDifference(product, photo);
    expect(count).toBeGreaterThan(1000);
    expect(most).toBeLessThanOrEqual(1);
  });

  it("keeps the colour of thin hairs in a picture below the limits", async () => {
    const scene = await renderScene({ width: 380, height: 380 });
    await bench.put("hairs.png", await asSharp(scene.photo).removeAlpha().png().toBuffer());
    const fit = fitToLimits(scene.photo);
    if (fit.kind !== "padded") throw new Error("the scene is not too small");
    const place = { left: fit.offset.x, top: fit.offset.y };
    const placed = await sharp({ create: { ...fit.size, channels: 4, background: "#0000" } })
      .composite([{ input: await pngOfRaster(resize(scene.cutout, fit.content)), ...place }])
      .png()
      .toBuffer();
    await bench.put("hairs.cutout", placed);
    await bench.make("hairs.png", ["hairs.cutout"], {}, "hairs-out.png");
    const product = await bench.raster("hairs-out.png");
    expect(psnr(await flat(product), await flat(scene.cutout))).toBeGreaterThan(38);
  });
});

describe("a picture whose colours the service did not understand", () => {
  it("gets its own colours back from a Display P3 original", async () => {
    const scene = await renderScene({ width: 700, height: 600 });
    await bench.put("p3.png", await asSharp(scene.photo).removeAlpha().withIccProfile("p3").png().toBuffer());
    // The service read the P3 numbers as if they were sRGB.
    const numbers = await sharp(await bench.read("p3.png"))
      .withIccProfile("p3")
      .raw()
      .toBuffer();
    const naive = scene.cutout.data.map((v, i) => (i % 4 === 3 ? v : (numbers[Math.floor(i / 4) * 3 + (i % 4)] ?? 0)));
    await bench.put("p3.cutout", await pngOfRaster({ ...scene.cutout, data: naive }));
    await bench.make("p3.png", ["p3.cutout"], {}, "p3-out.png");
    const product = await bench.raster("p3-out.png");
    expect(bench.notes).toEqual([expect.stringMatching(/^the service had read its colours/)]);
    expect(psnr(product, { ...scene.cutout, data: naive }, [0, 1, 2])).toBeLessThan(34);
    expect(psnr(await flat(product), await flat(scene.cutout))).toBeGreaterThan(38);
    expect(furthest(await alphaOnly(product), await alphaOnly(scene.cutout))).toBe(0);
  });
});

async function flat(raster: Raster): Promise<Raster> {
  const data = raster.data.map((v, i) => (i % 4 === 3 ? 255 : (v * (raster.data[i - (i % 4) + 3] ?? 0)) / 255));
  return { ...raster, data };
}

async function alphaOnly(raster: Raster): Promise<Raster> {
  return { ...raster, data: raster.data.map((v, i) => (i % 4 === 3 ? v : 0)) };
}

it("refuses a cutout whose size fits neither the picture nor its copy", async () => {
  const scene = await renderScene({ width: 500, height: 450 });
  await bench.put("odd.jpg", await asSharp(scene.photo).jpeg().toBuffer());
  await bench.put("odd.cutout", await pngOfRaster(resize(scene.cutout, { width: 450, height: 400 })));
  await expect(bench.make("odd.jpg", ["odd.cutout"], {}, "odd.png")).rejects.toThrow(/450×400.*500×450/);
});
