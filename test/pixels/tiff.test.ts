import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decode, decodePicture } from "../../src/pixels/decode.js";
import { sniff } from "../../src/pixels/sniff.js";
import { asSharp, furthest, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

let scene: Scene;
let folder: string;
beforeAll(async () => {
  scene = await renderScene({ width: 150, height: 110 });
  folder = mkdtempSync(join(tmpdir(), "tiff-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const opaque = () => asSharp(scene.photo).removeAlpha();

describe("a TIFF", () => {
  it.each<readonly [string, () => Sharp]>([
    ["uncompressed", () => opaque().tiff({ compression: "none" })],
    ["LZW", () => opaque().tiff({ compression: "lzw" })],
    ["LZW, predicted", () => opaque().tiff({ compression: "lzw", predictor: "horizontal" })],
    ["ZIP, predicted", () => opaque().tiff({ compression: "deflate", predictor: "horizontal" })],
    ["PackBits", () => opaque().tiff({ compression: "packbits" })],
    ["tiles", () => opaque().tiff({ compression: "lzw", tile: true, tileWidth: 64, tileHeight: 32 })],
    ["with alpha", () => asSharp(scene.cutout).tiff({ compression: "deflate" })],
    ["grey", () => opaque().greyscale().tiff({ compression: "lzw" })],
    ["4 bits", () => opaque().greyscale().tiff({ compression: "deflate", bitdepth: 4 })],
    ["1 bit, white is 0", () => opaque().threshold(150).tiff({ compression: "none", bitdepth: 1, miniswhite: true })],
  ])("is read to the bit, %s", async (_form, make) => {
    const bytes = await make().toBuffer();
    expect(furthest(await decode(bytes), await readRaster(bytes))).toBe(0);
  });

  it.each<readonly [string, () => Sharp]>([
    ["RGB", () => opaque().toColourspace("rgb16").tiff({ compression: "deflate", predictor: "horizontal" })],
    ["RGB with alpha", () => asSharp(scene.cutout).toColourspace("rgb16").tiff({ compression: "lzw" })],
    ["grey", () => opaque().toColourspace("grey16").tiff({ compression: "none" })],
  ])("of 16 bits is rounded to 8, %s", async (_form, make) => {
    const bytes = await make().toBuffer();
    expect(furthest(await decode(bytes), await readRaster(bytes))).toBeLessThanOrEqual(1);
  });

  it("is turned, and its profile applied", async () => {
    const bytes = await opaque()
      .rotate(90)
      .withIccProfile("p3")
      .withMetadata({ orientation: 8 })
      .tiff({ compression: "lzw" })
      .toBuffer();
    const { raster, header } = await decodePicture(bytes);
    expect([raster.width, raster.height, header.orientation]).toEqual([150, 110, 8]);
    expect(psnr(raster, scene.photo)).toBeGreaterThan(40);
  });

  it("of CMYK is brought to sRGB by its profile", async () => {
    const bytes = await opaque().toColourspace("cmyk").withIccProfile("cmyk").tiff({ compression: "lzw" }).toBuffer();
    const { raster, notes } = await decodePicture(bytes);
    expect(notes).toEqual([]);
    expect(psnr(raster, await readRaster(bytes))).toBeGreaterThan(38);
  });
});

const hasImageMagick = (() => {
  try {
    return execFileSync("convert", ["-version"], { encoding: "utf8" }).includes("ImageMagick");
  } catch {
    return false;
  }
})();

describe.skipIf(!hasImageMagick)("a TIFF as ImageMagick writes it", () => {
  it.each([
    ["with the high byte first", ["-endian", "MSB", "-compress", "LZW"]],
    ["of 16 bits with the high byte first", ["-endian", "MSB", "-depth", "16", "-compress", "Zip"]],
    ["in planes", ["-interlace", "plane", "-compress", "None"]],
    ["of a palette", ["-type", "Palette", "-colors", "40", "-compress", "LZW"]],
  ])("is read, %s", async (_form, options) => {
    const [from, to] = [join(folder, "in.png"), join(folder, "out.tif")];
    writeFileSync(from, await opaque().png().toBuffer());
    execFileSync("convert", [from, ...options, to]);
    const bytes = readFileSync(to);
    expect(furthest(await decode(bytes), await readRaster(bytes))).toBeLessThanOrEqual(1);
  });
});

describe("a TIFF that is not read", () => {
  it.each<readonly [string, Readonly<Record<number, number>>]>([
    ["a TIFF with JPEG compression", { 259: 7 }],
    ["a TIFF with fax compression", { 259: 4 }],
    ["a TIFF with Zstandard compression", { 259: 50_000 }],
    ["a TIFF with other than whole numbers a sample", { 339: 3 }],
    ["a TIFF with 32 bits a sample", { 258: 32 }],
    ["a TIFF that is neither grey, RGB, CMYK nor of a palette", { 262: 6 }],
    ["a camera's raw file", { 254: 1 }],
  ])("is named as %s", (what, tags) => {
    const bytes = tiff({ 256: 100, 257: 100, 258: 8, 262: 1, 277: 1, ...tags });
    expect(sniff(bytes)).toMatchObject({ kind: "other", what, nature: "unsupported" });
  });

  it.each<readonly [string, Readonly<Record<number, number>>, RegExp]>([
    ["claims more megapixels than are unpacked", { 256: 60_000, 257: 60_000 }, /120 megapixels/],
    ["has tiles far larger than itself", { 322: 65_520, 323: 65_520, 324: 8, 325: 8 }, /far larger than its picture/],
    ["has tiles of no size", { 322: 0, 323: 16, 324: 8, 325: 8 }, /no size/],
    ["has its pixels behind its end", { 273: 9_000_000, 279: 10 }, /behind its end/],
    ["ends before its last row", { 273: 8, 279: 4 }, /ends? before the last row/],
    ["names no pixels", {}, /does not name all of its pixels/],
    ["does not unpack", { 259: 8, 273: 8, 279: 60 }, /do not unpack/],
  ])("is refused where it %s", async (_what, tags, why) => {
    await expect(decode(tiff({ 256: 100, 257: 100, 258: 8, 262: 1, 277: 1, ...tags }))).rejects.toThrow(why);
  });
});

/** A TIFF of numbers alone, whose pixels, if any, are its own directory. */
function tiff(tags: Readonly<Record<number, number>>): Buffer {
  const entries = Object.entries(tags).toSorted(([a], [b]) => Number(a) - Number(b));
  const bytes = Buffer.alloc(14 + 12 * entries.length);
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, value]] of entries.entries()) {
    bytes.writeUInt16LE(Number(tag), 10 + 12 * i);
    bytes.writeUInt16LE(4, 12 + 12 * i);
    bytes.writeUInt32LE(1, 14 + 12 * i);
    bytes.writeUInt32LE(value, 18 + 12 * i);
  }
  return bytes;
}
