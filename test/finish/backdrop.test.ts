import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Backdrop } from "../../src/model.js";
import type { Raster } from "../../src/pixels/raster.js";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";
import { asSharp, furthest, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

let bench: Workbench;
let scene: Scene;
let ground: Raster;
beforeAll(async () => {
  bench = await openWorkbench();
  scene = await renderScene({ width: 400, height: 400 });
  await bench.put("shoe.png", await pngOfRaster(scene.photo));
  await bench.put("shoe.cutout", await pngOfRaster(scene.cutout));
  ground = (await renderScene({ width: 900, height: 600 })).photo;
});
afterAll(() => bench.close());

async function backdrop(name: string, bytes: Uint8Array): Promise<Backdrop> {
  await bench.put(name, bytes);
  const file = join(bench.workspace, name);
  const contentId = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  return { kind: "backdrop", path: name, file, contentId };
}

const make = async (background: Backdrop, width: number, height: number, path = "out.png"): Promise<Raster> => {
  const margin = { unit: "%", value: 30 } as const;
  await bench.make("shoe.png", ["shoe.cutout"], { background, canvas: { width, height }, margin }, path);
  return bench.raster(path);
};

/** What of a product the subject leaves free: its upper tenth. */
function top({ data, width, height }: Raster): Raster {
  const rows = Math.floor(height / 10);
  return { data: data.slice(0, rows * width * 4), width, height: rows };
}

describe("a picture of the repository as the background", () => {
  it("lies behind the subject in its own pixels, cut to the canvas from its middle", async () => {
    const product = await make(await backdrop("oak.png", await pngOfRaster(ground)), 600, 600);
    const middle = await readRaster(
      await asSharp(ground).extract({ left: 150, top: 0, width: 600, height: 600 }).png().toBuffer(),
    );
    expect(furthest(top(product), top(middle))).toBe(0);
    expect(product.data.every((value, at) => at % 4 < 3 || value === 255)).toBe(true);
  });

  it.each([
    [300, 150],
    [450, 700],
    [1350, 900],
  ])("covers a canvas of %i×%i as sharp has it cover one", async (width, height) => {
    const product = await make(await backdrop("oak.png", await pngOfRaster(ground)), width, height);
    const wanted = await readRaster(await asSharp(ground).resize(width, height, { fit: "cover" }).png().toBuffer());
    expect(psnr(top(product), top(wanted))).toBeGreaterThan(38);
  });

  it.each(["jpeg", "webp", "avif"] as const)("may be turned, of wide colours, and %s", async (format) => {
    const turned = sharp(await pngOfRaster(ground))
      .rotate(90)
      .withMetadata({ orientation: 8, icc: "p3" })
      .toFormat(format, { quality: 95, ...(format === "avif" && { effort: 0 }) });
    const product = await make(await backdrop(`wide.${format}`, await turned.toBuffer()), 450, 300);
    const wanted = await readRaster(await asSharp(ground).resize(450, 300).png().toBuffer());
    expect(psnr(top(product), top(wanted))).toBeGreaterThan(33);
  });

  it("is opaque: what is clear in it shows white", async () => {
    const product = await make(await backdrop("clear.png", await pngOfRaster(scene.cutout)), 400, 400);
    expect([...product.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it("goes into a JPG, and under a shadow", async () => {
    const background = await backdrop("oak.png", await pngOfRaster(ground));
    const shadow = { kind: "contact", opacity: 80, colour: { r: 0, g: 0, b: 0 } } as const;
    const recipe = { background, canvas: { width: 600, height: 600 }, format: "jpg", quality: 95 } as const;
    const [plain] = await bench.make("shoe.png", ["shoe.cutout"], recipe, "plain.jpg");
    const [shaded] = await bench.make("shoe.png", ["shoe.cutout"], { ...recipe, shadow }, "shaded.jpg");
    expect(plain?.sha256).not.toBe(shaded?.sha256);
    expect(psnr(top(await bench.raster("shaded.jpg")), top(await bench.raster("plain.jpg")))).toBeGreaterThan(40);
  });

  it("is told to have changed where it did during the run", async () => {
    const background = await backdrop("late.png", await pngOfRaster(ground));
    await bench.put("late.png", await pngOfRaster(scene.photo));
    await expect(make(background, 50, 50)).rejects.toThrow("the backdrop late.png was changed during the run");
  });
});
