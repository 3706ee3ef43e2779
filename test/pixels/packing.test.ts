import { describe, expect, it } from "vitest";
import { decodePicture } from "../../src/pixels/decode.js";
import { encodePng } from "../../src/pixels/encode-png.js";
import type { Raster } from "../../src/pixels/raster.js";
import { asSharp, renderScene } from "../support/pictures.js";

/** A cutout below four times as many empty rows, as a person's feet in a tall picture. */
async function sparse(): Promise<Raster> {
  const { cutout } = await renderScene({ width: 120, height: 60 });
  const data = new Uint8ClampedArray(cutout.data.length * 5);
  data.set(cutout.data, cutout.data.length * 4);
  return { data, width: 120, height: 300 };
}

describe("how a PNG is packed", () => {
  it("is told by the rows that have something in them", async () => {
    const raster = await sparse();
    const filtered = async (adaptiveFiltering: boolean) => {
      const { packing } = await decodePicture(await asSharp(raster).png({ adaptiveFiltering }).toBuffer());
      return packing?.filtered;
    };
    expect(await filtered(true)).toBeGreaterThan(0.9);
    expect(await filtered(false)).toBe(0);
  });
});

describe("a small PNG of ours", () => {
  it.each([
    ["a photograph", { width: 500, height: 400 }, "photo"],
    ["a cutout", { width: 640, height: 300 }, "cutout"],
    ["a photograph above 1.5 megapixels", { width: 1500, height: 1040 }, "photo"],
    ["a cutout above 1.5 megapixels", { width: 1500, height: 1040 }, "cutout"],
  ] as const)("of %s comes to within 5 %% of what the most thorough packing gives", async (_name, size, which) => {
    const raster = (await renderScene(size))[which];
    const slow = await asSharp(raster).png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer();
    expect((await encodePng(raster, "small")).length / slow.length).toBeLessThan(1.05);
  });
});
