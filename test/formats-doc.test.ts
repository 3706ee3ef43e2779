import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { look } from "../src/find/look.js";
import { decodePicture } from "../src/pixels/decode.js";
import { isSendable } from "../src/pixels/sendable.js";
import { sniff } from "../src/pixels/sniff.js";
import { verifyCutout } from "../src/pixels/verify.js";
import { createTree, type Tree } from "./find/tree.js";
import { exifOf, jpegWith, pngChunkOf, pngOf } from "./support/bytes.js";

/** The first column of each table, by the heading above it. */
const documented = tablesOf(readFileSync(join(import.meta.dirname, "../docs/formats.md"), "utf8"));

function tablesOf(markdown: string): ReadonlyMap<string, readonly string[]> {
  const sections = markdown.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [title = "", ...lines] = section.split("\n");
      const rows = lines.filter((line) => line.startsWith("|")).slice(2);
      return [title, rows.map((row) => row.split("|")[1]?.trim() ?? "")];
    }),
  );
}

const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#a05020" } });
const jpeg = () => picture().jpeg().toBuffer();
const png = () => picture().png().toBuffer();
const inPng = (whole: Buffer, chunk: Buffer) => Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(33)]);
const named = (what: string) => Buffer.from(what, "latin1");

const read: Readonly<Record<string, { readonly make: () => Promise<Buffer>; readonly isSentAsItIs: boolean }>> = {
  "JPEG, baseline or progressive": { make: () => picture().jpeg({ progressive: true }).toBuffer(), isSentAsItIs: true },
  "JPEG with a turn stored as LONG or BYTE": {
    make: async () => {
      const exif = Buffer.concat([named("Exif\0\0"), exifOf([{ tag: 0x0112, type: 4, value: 6 }])]);
      return jpegWith(await jpeg(), 0xe1, [exif]);
    },
    isSentAsItIs: false,
  },
  "JPEG with several pictures, or a film behind it": {
    make: async () => Buffer.concat([await jpeg(), await jpeg(), Buffer.alloc(9000, "mdat")]),
    isSentAsItIs: true,
  },
  "CMYK JPEG": { make: () => picture().toColourspace("cmyk").jpeg().toBuffer(), isSentAsItIs: false },
  "PNG of 1 to 8 bits, with or without a palette": {
    make: () => picture().png({ palette: true, colours: 2 }).toBuffer(),
    isSentAsItIs: true,
  },
  "PNG of 16 bits": { make: () => picture().toColourspace("rgb16").png().toBuffer(), isSentAsItIs: false },
  "PNG with gAMA, cHRM or cICP alone": {
    make: async () => inPng(await png(), pngChunkOf("gAMA", Buffer.from([0, 1, 0x86, 0xa0]))),
    isSentAsItIs: true,
  },
  "PNG that holds more rows than it tells": {
    make: async () => pngOf(60, 40, { packed: deflateSync(Buffer.alloc(61 * (1 + 60 * 4))) }),
    isSentAsItIs: true,
  },
  "WebP, lossy or lossless": { make: () => picture().webp().toBuffer(), isSentAsItIs: false },
  AVIF: { make: () => picture().avif({ effort: 1 }).toBuffer(), isSentAsItIs: false },
  "TIFF, grey, RGB, CMYK or of a palette, of up to 16 bits; uncompressed, LZW, ZIP or PackBits": {
    make: () => picture().tiff({ compression: "lzw" }).toBuffer(),
    isSentAsItIs: false,
  },
  "Animation of one frame": {
    make: async () => inPng(await png(), pngChunkOf("acTL", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))),
    isSentAsItIs: true,
  },
};

type Verdict = "not found" | "skipped" | "refused" | "pointer" | "passed-over" | "damaged";

const notRead: Readonly<Record<string, readonly [Verdict, () => Promise<Buffer>]>> = {
  "Animated PNG, WebP or AVIF": [
    "skipped",
    async () => inPng(await png(), pngChunkOf("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))),
  ],
  "TIFF with JPEG or fax compression, or of 32 bits; BigTIFF; a camera's raw file": [
    "skipped",
    () => picture().tiff({ compression: "jpeg" }).toBuffer(),
  ],
  "GIF, BMP, HEIC, JPEG XL, SVG": ["skipped", async () => named("GIF89a\x01\0\x01\0")],
  "JPEG or PNG that is cut short, or has no end mark": ["refused", async () => (await png()).subarray(0, -12)],
  "PNG with a wrong check sum in a part that it needs": [
    "refused",
    async () => {
      const rotten = Buffer.from(await png());
      const at = rotten.indexOf("IDAT") + 8;
      rotten[at] = (rotten[at] ?? 0) ^ 1;
      return rotten;
    },
  ],
  "PNG with a needed part that nobody knows": [
    "refused",
    async () => inPng(await png(), pngChunkOf("NEED", named("x"))),
  ],
  "JPEG that is damaged in the middle": [
    "damaged",
    async () => {
      const noise = await sharp({
        create: {
          width: 400,
          height: 300,
          channels: 3,
          background: "#888",
          noise: { type: "gaussian", mean: 128, sigma: 40 },
        },
      })
        .jpeg()
        .toBuffer();
      noise.fill(Buffer.from([0xff, 0xd3, 0xff, 0x01, 0x55]), noise.length >> 1, (noise.length >> 1) + 400);
      return noise;
    },
  ],
  "JPEG of 12 bits, lossless or arithmetic": [
    "refused",
    async () => {
      const deep = Buffer.from(await jpeg());
      deep[deep.indexOf(Buffer.from([0xff, 0xc0])) + 4] = 12;
      return deep;
    },
  ],
  "Git LFS pointer": [
    "pointer",
    async () => named(`version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 12345\n`),
  ],
  "`._name.jpg` of macOS": [
    "passed-over",
    async () => Buffer.concat([Buffer.from([0, 5, 0x16, 7]), Buffer.alloc(200)]),
  ],
  "`.name.jpg`, a hidden file": ["not found", jpeg],
};

const SENT = { width: 60, height: 40 };
/** Red on the left and clear on the right, so that a turn shows. */
const answer = (width = SENT.width) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="40"><rect width="30" height="30" fill="#a05020"/></svg>`;
  return sharp(Buffer.from(svg));
};
const source = () => sharp({ create: { ...SENT, channels: 3, background: "#a05020" } });

const answers: Readonly<
  Record<string, { readonly isGood: boolean; readonly make: readonly (() => Promise<Buffer>)[] }>
> = {
  "PNG, WebP or AVIF with alpha": {
    isGood: true,
    make: [
      () => answer().png().toBuffer(),
      () => answer().webp().toBuffer(),
      () => answer().avif({ effort: 1 }).toBuffer(),
    ],
  },
  "A size that is off by 1 or 2 pixels a side": {
    isGood: true,
    make: [59, 62].map((width) => () => answer(width).png().toBuffer()),
  },
  "Turned or not, with or without an EXIF tag": {
    isGood: true,
    make: [
      () => answer().withMetadata({ orientation: 6 }).png().toBuffer(),
      // Four turns of a quarter less one: what orientation 6 asks to be turned by one.
      async () =>
        sharp(await answer().rotate(270).png().toBuffer())
          .png()
          .toBuffer(),
      async () =>
        sharp(await answer().rotate(270).png().toBuffer())
          .withMetadata({ orientation: 6 })
          .png()
          .toBuffer(),
    ],
  },
  "JPEG, or opaque everywhere, or empty": {
    isGood: false,
    make: [
      jpeg,
      png,
      () =>
        sharp({ create: { ...SENT, channels: 4, background: "#00000000" } })
          .png()
          .toBuffer(),
    ],
  },
};

let tree: Tree;
beforeEach(() => {
  tree = createTree();
});
afterEach(() => tree.remove());

async function lookAt(name: string, bytes: Uint8Array) {
  tree.write(`photos/${name}`, bytes);
  const [match] = (await tree.find(["photos"])).matches;
  if (match === undefined) return { kind: "not found" } as const;
  return look(match, tree.workspace);
}

describe("docs/formats.md", () => {
  it("has the rows that are tried here, and no other", () => {
    expect(documented.get("Read")).toEqual(Object.keys(read));
    expect(documented.get("Not read")).toEqual(Object.keys(notRead));
    expect(documented.get("The service's answer")).toEqual(Object.keys(answers));
  });

  it.each(Object.entries(read))("is right that this is read: %s", async (_what, { make, isSentAsItIs }) => {
    const bytes = await make();
    expect(await lookAt("a.jpg", bytes)).toMatchObject({ kind: "picture" });
    const sniffed = sniff(bytes);
    expect(sniffed.kind === "picture" && isSendable(sniffed)).toBe(isSentAsItIs);
    const { raster } = await decodePicture(bytes);
    expect(raster).toMatchObject({ width: sniffed.kind === "picture" ? sniffed.width : 0 });
  });

  it.each(Object.entries(notRead))("is right that this is not: %s", async (what, [verdict, make]) => {
    const bytes = await make();
    if (verdict === "damaged") return expect(decodePicture(bytes)).rejects.toThrow(/damaged|truncated/);
    const name = /^`(\._?)name/.exec(what)?.[1] ?? "";
    expect((await lookAt(`${name}a${verdict === "skipped" ? "" : ".jpg"}`, bytes)).kind).toBe(verdict);
  });

  it.each(Object.entries(answers))("is right of an answer: %s", async (_what, { isGood, make }) => {
    tree.write(
      "sent.jpg",
      await source().withMetadata({ orientation: 6 }).resize(40, 60, { fit: "fill" }).jpeg().toBuffer(),
    );
    for (const one of make) {
      tree.write("answer", await one());
      const file = join(tree.workspace, "answer");
      const verdict = await verifyCutout({ file, expected: SENT, source: join(tree.workspace, "sent.jpg") });
      expect(verdict).toMatchObject(isGood ? { kind: "good", ...SENT } : { kind: "bad" });
      if (!isGood) continue;
      const kept = sharp(readFileSync(file));
      expect(await kept.metadata()).toMatchObject({ format: "png", ...SENT });
      const subject = await kept.extractChannel(3).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer();
      expect(subject[0]).toBeGreaterThan(200);
    }
  });
});
