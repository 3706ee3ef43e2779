import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/pixels/decode.js";
import { encodePng } from "../../src/pixels/encode-png.js";
import type { Raster } from "../../src/pixels/raster.js";
import { pngChunkOf, pngOf } from "../support/bytes.js";
import { asSharp, furthest, readRaster, renderScene } from "../support/pictures.js";

/** Its rows take more than the 4 MB up to which they are unpacked at once. */
const size = { width: 1500, height: 1000 };

/** Rows that need the one above, also where that was in the piece before. */
const filtered = { adaptiveFiltering: true, compressionLevel: 1 };

const photo = renderScene(size).then((scene) => scene.photo);
const cutout = renderScene(size).then((scene) => scene.cutout);

/** Rows of one sample a pixel, of 8 bits, all the same. */
function greyRows(rows: number, filter = 0): Buffer {
  const lines = Buffer.alloc(rows * (1 + grey.width), 120);
  for (let row = 0; row < rows; row++) lines[row * (1 + grey.width)] = row === rows - 1 ? filter : 0;
  return lines;
}
const grey = { width: 3000, height: 2000 };
const greyPng = (lines: Buffer) => pngOf(grey.width, grey.height, { colourType: 0, packed: deflateSync(lines) });

describe("a large PNG", () => {
  it.each([
    ["RGBA", 0, async () => asSharp(await cutout).png(filtered)],
    [
      "RGB",
      0,
      async () =>
        asSharp(await photo)
          .removeAlpha()
          .png(filtered),
    ],
    [
      "16 bits a sample, which libvips cuts off and we round",
      1,
      async () =>
        asSharp(await photo)
          .toColourspace("rgb16")
          .png(filtered),
    ],
    ["rows that come in seven turns", 0, async () => asSharp(await photo).png({ ...filtered, progressive: true })],
  ])("of %s has the pixels that libpng finds in it", async (_what, most, make) => {
    const png = await (await make()).toBuffer();
    expect(furthest(await decode(png), await readRaster(png))).toBeLessThanOrEqual(most);
  });

  it("is read beside another one by the same thread", async () => {
    const [one, other] = await Promise.all(
      [photo, cutout].map(async (raster) =>
        asSharp(await raster)
          .png(filtered)
          .toBuffer(),
      ),
    );
    if (one === undefined || other === undefined) throw new Error("no PNG");
    const [first, second] = await Promise.all([decode(one), decode(other)]);
    expect([furthest(first, await photo), furthest(second, await cutout)]).toEqual([0, 0]);
  });

  it("may be in many chunks, and may hold some rows more than it declares", async () => {
    const packed = deflateSync(greyRows(3000));
    const parts = Array.from({ length: 5 }, (_, i) => packed.subarray(i * 40, i === 4 ? undefined : (i + 1) * 40));
    const before = parts.slice(0, -1).map((part) => pngChunkOf("IDAT", part));
    const last = parts.at(-1) ?? new Uint8Array();
    const { data } = await decode(pngOf(grey.width, grey.height, { colourType: 0, packed: last, before }));
    expect([data.length, data.at(0), data.at(-2), data.at(-1)]).toEqual([grey.width * grey.height * 4, 120, 120, 255]);
  });

  it.each([
    ["it ends early", greyPng(greyRows(1999)), "truncated: its pixels end before the last row"],
    [
      "it is cut",
      pngOf(3000, 2000, { colourType: 0, packed: deflateSync(greyRows(2000)).subarray(0, -200) }),
      "truncated",
    ],
    ["it has three times the rows", greyPng(greyRows(6000)), "damaged: it holds many more pixels than it declares"],
    ["its last row has no known filter", greyPng(greyRows(2000, 9)), "damaged: filter 9 does not exist"],
    ["it is no zlib at all", pngOf(3000, 2000, { colourType: 0, packed: Buffer.alloc(99, 7) }), "do not unpack"],
  ])("is refused in plain words where %s", async (_what, png, words) => {
    await expect(decode(png)).rejects.toThrow(words);
  });
});

describe("a large PNG of ours", () => {
  it("comes back to the bit, fast or small", async () => {
    for (const raster of [await photo, await cutout])
      for (const effort of ["fast", "small"] as const) {
        const png = await encodePng(raster, effort);
        expect([furthest(await decode(png), raster), furthest(await readRaster(png), raster)]).toEqual([0, 0]);
      }
  });

  it("of a noisy photograph is no larger than thorough packing makes it", async () => {
    const raster = noisyCutout(2200);
    const thorough = await asSharp(raster).png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
    expect((await encodePng(raster, "small")).length).toBeLessThan(thorough.length * 1.03);
  });
});

/** A disc of a camera's noise, and nothing around it. */
function noisyCutout(side: number): Raster {
  const data = new Uint8ClampedArray(side * side * 4);
  let seed = 1;
  for (let i = 0; i < data.length; i += 4) {
    const [x, y] = [((i >> 2) % side) / side - 0.5, Math.floor(i / 4 / side) / side - 0.5];
    if (Math.hypot(x, y) > 0.45) continue;
    for (let c = i; c < i + 3; c++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      data[c] = 120 + 80 * x + (seed >>> 16) / 4096;
    }
    data[i + 3] = 255;
  }
  return { data, width: side, height: side };
}
