import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decode, decodePicture } from "../../src/pixels/decode.js";
import { readProfile } from "../../src/pixels/icc.js";
import { ADOBE_COLUMNS, matrixProfile, pngWithProfile, tableProfile } from "../support/bytes.js";
import { asSharp, colourDifference, furthest, psnr, readRaster, renderScene } from "../support/pictures.js";

const adobeRgb = matrixProfile(563 / 256, ADOBE_COLUMNS);

describe("colour profiles", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "brings Display P3 in a %s to sRGB as the reference does",
    async (format) => {
      const { photo } = await renderScene({ width: 240, height: 200 });
      const bytes = await asSharp(photo).removeAlpha().withIccProfile("p3").toFormat(format, { effort: 1 }).toBuffer();
      expect(furthest(await decode(bytes), await readRaster(bytes))).toBeLessThanOrEqual(3);
    },
  );

  it("brings Adobe RGB to sRGB as the reference does, within a step", async () => {
    const { photo } = await renderScene({ width: 240, height: 200 });
    const plain = await asSharp(photo).removeAlpha().png().toBuffer();
    const bytes = pngWithProfile(plain, adobeRgb);
    const got = await decode(bytes);
    expect(psnr(got, await readRaster(bytes))).toBeGreaterThan(48);
    // The profile does something: read as sRGB the colours would be duller.
    expect(psnr(got, await readRaster(plain))).toBeLessThan(40);
  });

  it("puts a profile's parts together by their numbers, in whatever order they stand", async () => {
    const mug = sharp(await readFile("examples/photos/mug.jpg")).resize(300);
    const jpeg = await mug.withIccProfile("cmyk").jpeg().toBuffer();
    const reversed = withProfilePartsReversed(jpeg);
    expect(reversed.equals(jpeg)).toBe(false);
    expect((await decodePicture(reversed)).notes).toEqual([]);
    expect(furthest(await decode(reversed), await decode(jpeg))).toBe(0);
  });

  it("leaves sRGB in other words alone", async () => {
    const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#336699" } })
      .withIccProfile("srgb")
      .png()
      .toBuffer();
    const { raster, header, notes } = await decodePicture(bytes);
    expect(readProfile(header.icc ?? new Uint8Array())).toEqual({ kind: "srgb" });
    expect([...raster.data.subarray(0, 4)]).toEqual([0x33, 0x66, 0x99, 255]);
    expect(notes).toEqual([]);
  });

  it.each([{ quality: 95 }, { quality: 85, progressive: true }, { quality: 90, chromaSubsampling: "4:2:0" }])(
    "brings CMYK with its profile to sRGB as the reference does, from a JPEG of %j",
    async (options) => {
      const mug = sharp(await readFile("examples/photos/mug.jpg")).resize(500);
      const bytes = await mug.withIccProfile("cmyk").jpeg(options).toBuffer();
      const { raster, notes } = await decodePicture(bytes);
      expect(notes).toEqual([]);
      const { mean, most } = colourDifference(raster, await readRaster(bytes));
      expect(mean).toBeLessThan(1.3);
      expect(most).toBeLessThan(5);
    },
  );

  it.each(["mft1", "mft2", "mAB "] as const)("reads the tables of a scanner's profile in the form %s", async (form) => {
    const { photo } = await renderScene({ width: 240, height: 200 });
    const plain = await asSharp(photo).removeAlpha().png().toBuffer();
    const bytes = pngWithProfile(plain, tableProfile(form, 1.8, ADOBE_COLUMNS));
    const { raster, notes } = await decodePicture(bytes);
    expect(notes).toEqual([]);
    const { mean, most } = colourDifference(raster, await readRaster(bytes));
    expect(mean).toBeLessThan(0.6);
    expect(most).toBeLessThan(2);
    expect(colourDifference(await readRaster(plain), await readRaster(bytes)).mean).toBeGreaterThan(5);
  });

  it("takes the black that version 4 gives to all of its tables, for scanners and for ink", async () => {
    const ramp = Buffer.from(Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)));
    const plain = await sharp(ramp, { raw: { width: 256, height: 1, channels: 3 } })
      .png()
      .toBuffer();
    const scanned = pngWithProfile(plain, tableProfile("mAB ", 1.8, ADOBE_COLUMNS));
    expect(furthest(await decode(scanned), await readRaster(scanned))).toBeLessThanOrEqual(1);
    const inks = await sharp(await readFile("examples/photos/mug.jpg"))
      .resize(300)
      .withIccProfile("cmyk")
      .jpeg()
      .toBuffer();
    // The profile's version stands 28 bytes in front of its signature.
    inks[inks.indexOf("acsp") - 28] = 4;
    expect(colourDifference(await decode(inks), await readRaster(inks)).mean).toBeLessThan(1.3);
  });

  it("says so where a profile cannot be applied", async () => {
    const { photo } = await renderScene({ width: 100, height: 100 });
    const damaged = Buffer.from(tableProfile("mft2", 1.8, ADOBE_COLUMNS));
    damaged.write("mftX", damaged.indexOf("mft2"), "latin1");
    const bytes = pngWithProfile(await asSharp(photo).removeAlpha().png().toBuffer(), damaged);
    const { notes } = await decodePicture(bytes);
    expect(notes.join()).toMatch(/colour profile \(.+\) could not be applied.*differ plainly/);
  });

  it("never throws on a damaged profile", () => {
    for (let length = 0; length < adobeRgb.length; length += 7) readProfile(adobeRgb.subarray(0, length));
    const tables = (["mft1", "mft2", "mAB "] as const).map((form) => tableProfile(form, 2, ADOBE_COLUMNS));
    for (const profile of [adobeRgb, ...tables]) {
      for (let at = 128; at < Math.min(profile.length, 400); at++) {
        const damaged = Buffer.from(profile);
        damaged[at] = 0xff;
        readProfile(damaged);
      }
    }
    for (const table of tables) for (const length of [200, 230, 300]) readProfile(table.subarray(0, length));
  });
});

function withProfilePartsReversed(jpeg: Buffer): Buffer {
  const segments: Buffer[] = [];
  let at = 2;
  for (; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    segments.push(jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2)));
  }
  const isPart = (segment: Buffer) => segment.toString("latin1", 4, 15) === "ICC_PROFILE";
  const parts = segments.filter(isPart);
  const rearranged = segments.map((segment) => (isPart(segment) ? (parts.pop() ?? segment) : segment));
  return Buffer.concat([jpeg.subarray(0, 2), ...rearranged, jpeg.subarray(at)]);
}
