import fc from "fast-check";
import type { Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { decodePicture } from "../../src/pixels/decode.js";
import type { Raster } from "../../src/pixels/raster.js";
import { ADOBE_COLUMNS, exifOf, jpegWith, matrixProfile, pngWithProfile, tableProfile } from "../support/bytes.js";

/** Native sharp is the reference; on a machine that it is not made for there is nothing to compare with. */
const sharp = await import("sharp").then(
  (module) => module.default,
  () => undefined,
);
const hasSharp = sharp !== undefined;

/** How far a picture may be from the reference, in steps of 0 to 255. */
interface Limit {
  readonly mean: number;
  readonly most: number;
}

const EXACT: Limit = { mean: 0, most: 0 };
/** Rounded where the reference cuts off, or the other way round. */
const ROUNDED: Limit = { mean: 1, most: 1 };
/** Another implementation of the same transform. */
const LOSSY: Limit = { mean: 0.4, most: 3 };
/** Another arithmetic of the same profile; the reference's own steps show where a colour is beyond sRGB. */
const PROFILED: Limit = { mean: 0.6, most: 20 };

/** The reference reckons inks on a coarse grid, which shows in the dark channel of a strong colour. */
const INKED: Limit = { mean: 8, most: 40 };

interface Form {
  readonly make: (picture: Sharp, profile: Buffer | undefined) => Promise<Buffer>;
  readonly limit: Limit;
  /** Whether the form can ask for a turn. */
  readonly turns?: true;
  /** How many pictures; fewer of what takes long. */
  readonly runs?: number;
}

const plain =
  (encode: (picture: Sharp) => Sharp): Form["make"] =>
  (picture) =>
    encode(picture).toBuffer();
const opaquely = (encode: (picture: Sharp) => Sharp): Form["make"] => plain((picture) => encode(picture.removeAlpha()));

/** Every kind of file that the tests make. */
const forms: Readonly<Record<string, Form>> = {
  "baseline JPEG": { make: opaquely((p) => p.jpeg()), limit: LOSSY, turns: true },
  "progressive JPEG": { make: opaquely((p) => p.jpeg({ progressive: true })), limit: LOSSY, turns: true },
  "4:4:4 JPEG": { make: opaquely((p) => p.jpeg({ chromaSubsampling: "4:4:4" })), limit: LOSSY, turns: true },
  "grey JPEG": { make: opaquely((p) => p.greyscale().jpeg()), limit: LOSSY, turns: true },
  "RGB PNG": { make: opaquely((p) => p.png()), limit: EXACT, turns: true },
  "RGBA PNG": { make: plain((p) => p.png()), limit: EXACT, turns: true },
  "interlaced PNG": { make: plain((p) => p.png({ progressive: true })), limit: EXACT, turns: true },
  "grey PNG with alpha": { make: plain((p) => p.greyscale().png()), limit: EXACT, turns: true },
  // Without a turn, since sharp writes that with a profile, by which it takes 16 bits to another space than sRGB.
  "16-bit PNG": { make: plain((p) => p.toColourspace("rgb16").png()), limit: ROUNDED },
  "16-bit grey PNG": { make: opaquely((p) => p.toColourspace("grey16").png()), limit: ROUNDED, turns: true },
  "palette PNG": { make: plain((p) => p.png({ palette: true })), limit: EXACT, turns: true },
  "4-bit palette PNG": { make: opaquely((p) => p.png({ palette: true, colours: 16 })), limit: EXACT, turns: true },
  "2-bit palette PNG": { make: opaquely((p) => p.png({ palette: true, colours: 4 })), limit: EXACT, turns: true },
  "1-bit palette PNG": { make: opaquely((p) => p.png({ palette: true, colours: 2 })), limit: EXACT, turns: true },
  WebP: { make: opaquely((p) => p.webp()), limit: LOSSY, turns: true },
  "WebP with alpha": { make: plain((p) => p.webp()), limit: LOSSY, turns: true },
  "lossless WebP": { make: plain((p) => p.webp({ lossless: true, exact: true })), limit: EXACT, turns: true },
  AVIF: { make: opaquely((p) => p.avif({ effort: 0 })), limit: LOSSY },
  "AVIF with alpha": { make: plain((p) => p.avif({ effort: 0 })), limit: LOSSY },
  "lossless AVIF": { make: plain((p) => p.avif({ effort: 0, lossless: true })), limit: LOSSY },
  "PNG with a profile": {
    make: async (p, profile) => withProfile(await p.removeAlpha().png().toBuffer(), profile),
    limit: PROFILED,
  },
  "CMYK JPEG with a profile": {
    make: opaquely((p) => p.withIccProfile("cmyk").jpeg({ quality: 95, chromaSubsampling: "4:4:4" })),
    limit: INKED,
    runs: 3,
  },
  "JPEG with a turn of LONG": {
    make: async (p) => {
      const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifOf([{ tag: 0x0112, type: 4, value: 6 }])]);
      return jpegWith(await p.removeAlpha().jpeg().toBuffer(), 0xe1, [exif]);
    },
    limit: LOSSY,
  },
};

function withProfile(png: Buffer, profile: Buffer | undefined): Buffer {
  return profile === undefined ? png : pngWithProfile(png, profile);
}

const profiles = [
  matrixProfile(2.2, ADOBE_COLUMNS),
  matrixProfile(1.8, ADOBE_COLUMNS),
  ...(["mft1", "mft2", "mAB "] as const).map((form) => tableProfile(form, 1.8, ADOBE_COLUMNS)),
];

/** Soft shapes and noise with clear, solid and half-clear parts, each `seed` another. */
function drawn(seed: number, width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let i = 0; i < data.length; i += 4) {
    const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)];
    const noise = ((Math.imul(i + seed, 2654435761) >>> 16) & 15) - 8;
    data[i] = clamped(128 + 100 * Math.sin((x + seed) / 7) + noise);
    data[i + 1] = clamped(128 + 90 * Math.cos((y - seed) / 9) + noise);
    data[i + 2] = clamped(((x + y) * 3 + seed) % 256);
    data[i + 3] = clamped(255 + 400 * Math.cos((x - y + seed) / 11));
  }
  return data;
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

async function reference(bytes: Buffer): Promise<Raster> {
  if (sharp === undefined) throw new Error("sharp is missing");
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

/** Of the colours of what the reference shows, and of all alpha. */
function differences(got: Raster, wanted: Raster) {
  let [sum, count, most, alpha] = [0, 0, 0, 0];
  for (let i = 0; i < wanted.data.length; i++) {
    const difference = Math.abs((got.data[i] ?? 0) - (wanted.data[i] ?? 0));
    if (i % 4 === 3) alpha = Math.max(alpha, difference);
    else if ((wanted.data[i | 3] ?? 0) > 0) {
      sum += difference;
      count += 1;
      most = Math.max(most, difference);
    }
  }
  return { mean: count === 0 ? 0 : sum / count, most, alpha };
}

describe.skipIf(!hasSharp)("whatever the tests make is read as native sharp reads it (needs sharp)", () => {
  const picture = fc.record({
    seed: fc.nat(1000),
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 50 }),
    orientation: fc.integer({ min: 1, max: 8 }),
    profile: fc.constantFrom(...profiles),
  });

  it.each(Object.entries(forms))(
    "%s: turn, size, colours and alpha",
    async (_name, { make, limit, turns, runs = 12 }) => {
      await fc.assert(
        fc.asyncProperty(picture, async ({ seed, width, height, orientation, profile }) => {
          if (sharp === undefined) return;
          const raw = sharp(drawn(seed, width, height), { raw: { width, height, channels: 4 } });
          const turned = turns === undefined ? raw : raw.withMetadata({ orientation });
          const bytes = await make(turned, profile);
          const [{ raster, header }, wanted] = [await decodePicture(bytes), await reference(bytes)];
          const metadata = await sharp(bytes).metadata();
          expect(header.orientation).toBe(metadata.orientation ?? 1);
          expect({ width: raster.width, height: raster.height }).toEqual({
            width: wanted.width,
            height: wanted.height,
          });
          const { mean, most, alpha } = differences(raster, wanted);
          expect(alpha).toBeLessThanOrEqual(limit === EXACT ? 0 : 1);
          expect(most).toBeLessThanOrEqual(limit.most);
          // The mean of a few pixels is as much as the most of one.
          if (width * height >= 64) expect(mean).toBeLessThanOrEqual(limit.mean);
          if (metadata.hasAlpha === true && raster.data.some((value, i) => i % 4 === 3 && value < 255))
            expect(header.hasAlpha).toBe(true);
        }),
        { numRuns: runs },
      );
    },
  );
});
