import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { deflateSync } from "node:zlib";
import type { Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { decode, decodePicture } from "../../src/pixels/decode.js";
import { pngChunkOf, pngOf } from "../support/bytes.js";
import { asSharp, furthest, psnr, readRaster, renderScene } from "../support/pictures.js";

let photo: Sharp;
let cutout: Sharp;
beforeAll(async () => {
  const scene = await renderScene({ width: 301, height: 203 });
  photo = asSharp(scene.photo).removeAlpha();
  cutout = asSharp(scene.cutout);
});

const opaque: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  "baseline JPEG": (picture) => picture.jpeg(),
  "progressive JPEG": (picture) => picture.jpeg({ progressive: true }),
  "4:4:4 JPEG": (picture) => picture.jpeg({ chromaSubsampling: "4:4:4" }),
  "greyscale JPEG": (picture) => picture.greyscale().jpeg(),
  "interlaced PNG": (picture) => picture.png({ progressive: true }),
  "greyscale PNG": (picture) => picture.greyscale().png(),
  "16-bit PNG": (picture) => picture.toColourspace("rgb16").png(),
  "16-bit greyscale PNG": (picture) => picture.toColourspace("grey16").png(),
  "palette PNG": (picture) => picture.png({ palette: true, colours: 200 }),
  "16-colour PNG": (picture) => picture.png({ palette: true, colours: 16 }),
  "4-colour interlaced PNG": (picture) => picture.png({ palette: true, colours: 4, progressive: true }),
  "2-colour PNG": (picture) => picture.png({ palette: true, colours: 2 }),
  WebP: (picture) => picture.webp(),
  "lossless WebP": (picture) => picture.webp({ lossless: true }),
  AVIF: (picture) => picture.avif({ effort: 1 }),
};
const withAlpha: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  "RGBA PNG": (picture) => picture.png(),
  "interlaced RGBA PNG": (picture) => picture.png({ progressive: true }),
  "palette PNG with tRNS": (picture) => picture.png({ palette: true }),
  "grey PNG with alpha": (picture) => picture.greyscale().png(),
  "16-bit RGBA PNG": (picture) => picture.toColourspace("rgb16").png(),
  "lossless WebP with alpha": (picture) => picture.webp({ lossless: true, exact: true }),
};

describe("decoding what shops have", () => {
  it.each(Object.entries(opaque))("reads a %s as the reference does", async (_name, make) => {
    const bytes = await make(photo.clone()).toBuffer();
    expect(furthest(await decode(bytes), await readRaster(bytes))).toBeLessThanOrEqual(2);
  });

  it.each(Object.entries(withAlpha))("reads a %s with its alpha", async (_name, make) => {
    const bytes = await make(cutout.clone()).toBuffer();
    const wanted = await readRaster(bytes);
    const got = await decode(bytes);
    expect(furthest(got, wanted)).toBeLessThanOrEqual(1);
    expect(psnr(got, wanted, [3])).toBeGreaterThan(50);
  });

  it("reads a PNG whose tRNS names one colour as clear", async () => {
    const packed = deflateSync(Buffer.from([0, 10, 20, 30, 11, 20, 30]));
    const clear = pngChunkOf("tRNS", Buffer.from([0, 10, 0, 20, 0, 30]));
    const raster = await decode(pngOf(2, 1, { colourType: 2, packed, before: [clear] }));
    expect([...raster.data]).toEqual([10, 20, 30, 0, 11, 20, 30, 255]);
  });

  it.each<[string, readonly number[], boolean]>([
    ["gAMA", [0, 1, 0x86, 0xa0], true],
    ["gAMA", [0, 0, 0xb1, 0x8f], false],
    ["cICP", [9, 16, 0, 1], true],
    ["cICP", [1, 13, 0, 1], false],
    ["cHRM", new Array<number>(32).fill(0), true],
  ])("notes colours that a PNG declares by %s (%j) and that are not applied: %s", async (type, data, isNoted) => {
    const packed = deflateSync(Buffer.from([0, 10, 20, 30]));
    const chunk = pngChunkOf(type, Buffer.from(data));
    const png = pngOf(1, 1, { colourType: 2, packed, before: [chunk] });
    const { raster, notes } = await decodePicture(png);
    expect([...raster.data]).toEqual([10, 20, 30, 255]);
    expect(notes).toEqual(isNoted ? [expect.stringMatching(`in ${type} is not applied`)] : []);
    const withWord = pngOf(1, 1, { colourType: 2, packed, before: [pngChunkOf("sRGB", Buffer.from([0])), chunk] });
    expect((await decodePicture(withWord)).notes).toEqual([]);
  });

  it("takes of a tRNS with more bits than the samples have the low ones", async () => {
    const packed = deflateSync(Buffer.from([0, 10, 20, 30, 11, 20, 30]));
    const clear = pngChunkOf("tRNS", Buffer.from([10, 10, 20, 20, 30, 30]));
    const rgb = await decode(pngOf(2, 1, { colourType: 2, packed, before: [clear] }));
    expect([rgb.data[3], rgb.data[7]]).toEqual([0, 255]);
    const grey = { depth: 4, colourType: 0, packed: deflateSync(Buffer.from([0, 0x5a])) };
    const four = await decode(pngOf(2, 1, { ...grey, before: [pngChunkOf("tRNS", Buffer.from([0xff, 0xfa]))] }));
    expect([four.data[3], four.data[7]]).toEqual([255, 0]);
  });

  it("reads a lossless WebP that is over before another kind's header would be", async () => {
    // Black, 17 by 5: size, no transforms, and five codes of the one symbol 0.
    const bits = `${bitsOf(16, 14)}${bitsOf(4, 14)}0000000${"1000".repeat(5)}`;
    const data = Buffer.from([0x2f, ...(bits.match(/.{1,8}/g) ?? []).map((byte) => fromBits(byte))]);
    const head = Buffer.from("RIFF____WEBPVP8L____", "latin1");
    head.writeUInt32LE(12 + data.length, 4);
    head.writeUInt32LE(data.length, 16);
    const bytes = Buffer.concat([head, data]);
    expect(bytes.length).toBeLessThan(30);
    const raster = await decode(bytes);
    expect(raster).toMatchObject({ width: 17, height: 5 });
    expect(furthest(raster, await readRaster(bytes))).toBe(0);
  });

  it("reads 1-, 2- and 4-bit grey, with rows that end inside a byte", async () => {
    const one = await decode(
      pngOf(3, 1, { depth: 1, colourType: 0, packed: deflateSync(Buffer.from([0, 0b101_00000])) }),
    );
    const two = await decode(
      pngOf(3, 1, { depth: 2, colourType: 0, packed: deflateSync(Buffer.from([0, 0b00_10_11_00])) }),
    );
    const four = await decode(
      pngOf(3, 1, { depth: 4, colourType: 0, packed: deflateSync(Buffer.from([0, 0x0a, 0xf0])) }),
    );
    const red = (data: Uint8ClampedArray) => [data[0], data[4], data[8]];
    expect(red(one.data)).toEqual([255, 0, 255]);
    expect(red(two.data)).toEqual([0, 170, 255]);
    expect(red(four.data)).toEqual([0, 170, 255]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("turns EXIF orientation %i upright in JPEG, PNG and WebP", async (orientation) => {
    for (const make of [(p: Sharp) => p.jpeg(), (p: Sharp) => p.png(), (p: Sharp) => p.webp()]) {
      const bytes = await make(photo.clone()).withMetadata({ orientation }).toBuffer();
      const got = await decode(bytes);
      const wanted = await readRaster(bytes);
      expect([got.width, got.height]).toEqual([wanted.width, wanted.height]);
      expect(furthest(got, wanted)).toBeLessThanOrEqual(2);
    }
  });

  it("reads a CMYK JPEG near enough to the reference, and says so", async () => {
    const bytes = await photo.clone().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer();
    const { raster, notes } = await decodePicture(bytes);
    expect(psnr(raster, await readRaster(bytes))).toBeGreaterThan(26);
    expect(notes.join()).toMatch(/CMYK/);
  });

  it.skipIf(!existsSync("/usr/bin/convert"))("reads ImageMagick's CMYK JPEG (needs ImageMagick)", async () => {
    const png = await photo.clone().png().toBuffer();
    const bytes = execFileSync("/usr/bin/convert", ["png:-", "-colorspace", "CMYK", "jpeg:-"], { input: png });
    expect(psnr(await decode(bytes), await readRaster(png))).toBeGreaterThan(26);
  });
});

describe("files that are not what they should be", () => {
  it("refuses a picture bomb in every format before it unpacks anything", async () => {
    const jpeg = Buffer.from(await photo.clone().jpeg().toBuffer());
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(60_000, frame + 5);
    jpeg.writeUInt16BE(60_000, frame + 7);
    const webp = Buffer.from(await cutout.clone().webp().toBuffer());
    webp.writeUIntLE(16_383, 24, 3);
    webp.writeUIntLE(16_383, 27, 3);
    for (const bomb of [pngOf(60_000, 60_000), jpeg, webp]) {
      const before = process.cpuUsage();
      await expect(decode(bomb)).rejects.toThrow(/megapixels/);
      // Unpacked, each takes minutes and gigabytes.
      expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
    }
  });

  it("refuses a PNG that holds more than it declares", async () => {
    const packed = deflateSync(Buffer.alloc(50 << 20));
    await expect(decode(pngOf(10, 10, { packed }))).rejects.toThrow(/more pixels than it declares/);
  });

  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "says that a %s is truncated, wherever it was cut",
    async (format) => {
      const bytes = await photo.clone().toFormat(format, { effort: 1 }).toBuffer();
      for (const share of [0.3, 0.6, 0.9]) {
        await expect(decode(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toThrow(/truncated|damaged/);
      }
    },
  );

  it.each([
    ["text", Buffer.from("no picture")],
    ["GIF", Buffer.from("GIF89a")],
    ["empty", Buffer.alloc(0)],
  ])("names %s instead of decoding it", async (what, bytes) => {
    await expect(decode(bytes)).rejects.toThrow(new RegExp(what));
  });

  it("leave a picture alone that was handed out before", async () => {
    for (const format of ["jpeg", "webp", "avif", "png"] as const) {
      const bytes = await photo.clone().toFormat(format, { effort: 1 }).toBuffer();
      const other = await photo.clone().negate().toFormat(format, { effort: 1 }).toBuffer();
      const first = await decode(bytes);
      const kept = first.data.slice();
      await decode(other);
      expect(first.data).toEqual(kept);
    }
  });

  it("goes on with the next picture after a damaged one", async () => {
    const cmyk = await photo.clone().toColourspace("cmyk").jpeg().toBuffer();
    const bytes = await photo.clone().jpeg().toBuffer();
    await expect(decode(bytes.subarray(0, 2000))).rejects.toThrow();
    await expect(decode(cmyk.subarray(0, 3000))).rejects.toThrow();
    expect(furthest(await decode(bytes), await readRaster(bytes))).toBeLessThanOrEqual(2);
  });
});

/** The lowest bit first, as lossless WebP has them. */
function bitsOf(value: number, count: number): string {
  return [...value.toString(2).padStart(count, "0")].toReversed().join("");
}

function fromBits(bits: string): number {
  return Number.parseInt([...bits].toReversed().join(""), 2);
}
