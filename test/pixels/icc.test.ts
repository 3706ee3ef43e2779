import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { decode, decodePicture } from "../../src/pixels/decode.js";
import { readProfile } from "../../src/pixels/icc.js";
import { matrixProfile, pngWithProfile } from "../support/bytes.js";
import { asSharp, furthest, psnr, readRaster, renderScene } from "../support/pictures.js";

/** Adobe RGB (1998), annex B of its specification: gamma 563/256, primaries adapted to D50. */
const adobeRgb = matrixProfile(563 / 256, [
  [0.60974, 0.31111, 0.01947],
  [0.20528, 0.62567, 0.06087],
  [0.14919, 0.06322, 0.74457],
]);

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

  it("says so where a profile is of tables and cannot be applied", async () => {
    const { photo } = await renderScene({ width: 100, height: 100 });
    const bytes = await asSharp(photo).removeAlpha().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
    const { notes } = await decodePicture(bytes);
    expect(notes.join()).toMatch(/colour profile \(.+\) is made of tables/);
  });

  it("never throws on a damaged profile", () => {
    for (let length = 0; length < adobeRgb.length; length += 7) readProfile(adobeRgb.subarray(0, length));
    for (let at = 128; at < adobeRgb.length; at++) {
      const damaged = Buffer.from(adobeRgb);
      damaged[at] = 0xff;
      readProfile(damaged);
    }
  });
});
