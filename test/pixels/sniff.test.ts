import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sniffed, sniff, sniffFile } from "../../src/pixels/sniff.js";
import { exifOf, jpegWith, pngOf } from "../support/bytes.js";

const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: "#a05020" } });
const encodings = {
  jpeg: () => picture.clone().jpeg(),
  png: () => picture.clone().png(),
  webp: () => picture.clone().webp(),
  avif: () => picture.clone().avif({ effort: 1 }),
} as const;

describe("telling what a file is", () => {
  it.each(Object.entries(encodings))("names a %s and its size from its first bytes", async (type, make) => {
    const bytes = await make().toBuffer();
    expect(sniff(bytes)).toMatchObject({
      kind: "picture",
      type,
      width: 60,
      height: 40,
      orientation: 1,
      sample: "8-bit",
    });
  });

  it("knows lossless WebP and WebP with alpha", async () => {
    const clear = sharp({ create: { width: 60, height: 40, channels: 4, background: "#a0502080" } });
    expect(sniff(await clear.clone().webp().toBuffer())).toMatchObject({ type: "webp", width: 60, height: 40 });
    expect(sniff(await clear.webp({ lossless: true }).toBuffer())).toMatchObject({
      type: "webp",
      width: 60,
      height: 40,
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "gives the upright size for EXIF orientation %i, in every format that has one",
    async (orientation) => {
      const size = orientation >= 5 ? { width: 40, height: 60 } : { width: 60, height: 40 };
      for (const make of [encodings.jpeg, encodings.png, encodings.webp]) {
        const bytes = await make().withMetadata({ orientation }).toBuffer();
        expect(sniff(bytes)).toMatchObject({ kind: "picture", orientation, ...size });
      }
    },
  );

  it.each<[string, readonly (readonly [type: number, value: number, count?: number])[], true | undefined]>([
    ["a SHORT", [[3, 6]], undefined],
    ["a LONG", [[4, 6]], true],
    ["a BYTE", [[1, 6]], true],
    ["a signed SHORT", [[8, 6]], true],
    ["two SHORTs", [[3, 6, 2]], true],
    ["no SHORT at all", [[3, 6, 0]], undefined],
    ["text, which it never is", [[2, 6]], undefined],
    [
      "the same twice",
      [
        [3, 8],
        [3, 8],
      ],
      undefined,
    ],
    [
      "one thing and then another",
      [
        [3, 6],
        [3, 3],
      ],
      true,
    ],
    ["upright as a LONG", [[4, 1]], undefined],
    ["a turn that does not exist", [[3, 9]], undefined],
  ])("reads the turn as the reference does when EXIF has it as %s", async (_what, entries, isTurnDisputed) => {
    const tiff = exifOf(entries.map(([type, value, count = 1]) => ({ tag: 0x0112, type, value, count })));
    const bytes = jpegWith(await encodings.jpeg().toBuffer(), 0xe1, [
      Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]),
    ]);
    const { autoOrient } = await sharp(bytes).metadata();
    const sniffed = sniff(bytes);
    expect(sniffed).toMatchObject({ kind: "picture", ...autoOrient });
    expect(sniffed.kind === "picture" && sniffed.isTurnDisputed).toBe(isTurnDisputed);
  });

  it("says when a picture is CMYK or has 16 bits a sample", async () => {
    const cmyk = await picture.clone().toColourspace("cmyk").jpeg().toBuffer();
    const deep = await picture.clone().toColourspace("rgb16").png().toBuffer();
    expect(sniff(cmyk)).toMatchObject({ type: "jpeg", sample: "cmyk" });
    expect(sniff(deep)).toMatchObject({ type: "png", sample: "16-bit" });
  });

  it.each<[string, string | Buffer]>([
    ["empty", ""],
    ["text", "hello, I am a picture.jpg\n"],
    ["a GIF picture", "GIF89a\x01\0\x01\0"],
    ["a BigTIFF picture", "II+\0\x08\0\0\0"],
    ["a BMP picture", "BM\x36\0\0\0"],
    ["a PDF file", "%PDF-1.7\n"],
    ["an SVG drawing", '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg">'],
    ["an HTML page", "<!DOCTYPE html><title>404</title>"],
    ["a HEIC picture", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
    ["nothing but zeros", Buffer.alloc(500)],
    ["of an unknown kind", Buffer.from([1, 2, 3, 0, 200, 7])],
  ])("names what is no picture of ours: %s", (what, bytes) => {
    expect(sniff(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes)).toMatchObject({
      kind: "other",
      what,
    });
  });

  it("tells a Git LFS pointer with the content that it stands for", () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 12345\n`;
    expect(sniff(Buffer.from(pointer))).toEqual({ kind: "lfs-pointer", sha256: "ab".repeat(32), bytes: 12345 });
  });

  it("refuses an animated WebP by name", async () => {
    const frames = await sharp(
      [await picture.clone().png().toBuffer(), await picture.clone().negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .webp()
      .toBuffer();
    expect(sniff(frames)).toMatchObject({ kind: "other", what: expect.stringContaining("animated") });
  });

  it("asks for more bytes where a profile or EXIF stands in front of the size, and no more than it needs", async () => {
    const jpeg = jpegWith(
      await encodings.jpeg().toBuffer(),
      0xe2,
      Array.from({ length: 5 }, () => Buffer.alloc(60_000)),
    );
    let known = 100;
    for (let rounds = 0; rounds < 20; rounds++) {
      const sniffed = sniff(jpeg.subarray(0, known));
      if (sniffed.kind !== "more") {
        expect(sniffed).toMatchObject({ kind: "picture", width: 60, height: 40 });
        expect(known).toBeLessThanOrEqual(jpeg.length + 64);
        return;
      }
      expect(sniffed.bytes).toBeGreaterThan(known);
      known = sniffed.bytes;
    }
    expect.unreachable("the size was never told");
  });

  it("refuses impossible sizes", () => {
    expect(sniff(pngOf(0, 10))).toMatchObject({ kind: "other" });
    expect(sniff(pngOf(0x80000000, 10))).toMatchObject({ kind: "other" });
  });
});

describe("bytes from anywhere", () => {
  it("never throws on random bytes, with or without a picture's signature", () => {
    const signatures = [
      "",
      "\xff\xd8\xff\xe1",
      "\x89PNG\r\n\x1a\n",
      "RIFF\x40\0\0\0WEBPVP8X",
      "\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 400 }), (signature, rest) => {
        sniff(Buffer.concat([Buffer.from(signature, "latin1"), rest]));
      }),
      { numRuns: 3000 },
    );
  });

  it("gives one answer for a picture however much of it is seen, and never throws when a byte is wrong", async () => {
    for (const make of Object.values(encodings)) {
      const whole = await make().withMetadata({ orientation: 6 }).toBuffer();
      const answer = sniff(whole);
      fc.assert(
        fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
          const part: Sniffed = sniff(whole.subarray(0, length));
          if (part.kind === "picture") expect(part).toEqual(answer);
          const damaged = Buffer.from(whole);
          damaged[at] = byte;
          sniff(damaged);
        }),
        { numRuns: 500 },
      );
    }
  });
});

describe("sniffing files", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "sniff-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("reads on where the header is long", async () => {
    const file = join(folder, "long.jpg");
    const jpeg = jpegWith(
      await encodings.jpeg().toBuffer(),
      0xe2,
      Array.from({ length: 9 }, () => Buffer.alloc(65_000)),
    );
    await writeFile(file, jpeg);
    expect(sniffFile(file)).toMatchObject({ kind: "picture", width: 60, height: 40 });
  });

  it("calls a file truncated that ends before its size", async () => {
    const file = join(folder, "cut.png");
    await writeFile(file, (await encodings.png().toBuffer()).subarray(0, 20));
    expect(sniffFile(file)).toMatchObject({ kind: "other", what: expect.stringContaining("truncated PNG") });
  });
});
