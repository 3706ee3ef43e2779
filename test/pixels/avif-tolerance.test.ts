import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { mendAvif } from "../../src/pixels/avif-mend.js";
import { decode } from "../../src/pixels/decode.js";
import { sniff } from "../../src/pixels/sniff.js";
import { asSharp, furthest, readRaster, renderScene } from "../support/pictures.js";

let opaque: Buffer;
let clear: Buffer;
beforeAll(async () => {
  const scene = await renderScene({ width: 300, height: 200 });
  opaque = await asSharp(scene.photo).removeAlpha().avif({ quality: 90, effort: 1 }).toBuffer();
  clear = await asSharp(scene.cutout).avif({ quality: 90, effort: 1 }).toBuffer();
});

/** A box that nobody knows in the place of each of a type: the file stays as long as it is. */
function without(avif: Buffer, type: string, which = (_count: number) => true): Buffer {
  const copy = Buffer.from(avif);
  for (let at = copy.indexOf(type), count = 0; at >= 0; at = copy.indexOf(type, at + 1), count++) {
    if (which(count)) copy.write("xxxx", at, "latin1");
  }
  return copy;
}

/** The alpha item's own list of properties, without the second one, which is its size. */
function withoutAlphaSize(avif: Buffer): Buffer {
  const copy = Buffer.from(avif);
  const at = copy.indexOf("ipma") + 4 + 8;
  // Entries of two bytes for the item, one for the count, one for each property.
  const second = at + 3 + (copy[at + 2] ?? 0);
  const size = [...copy.subarray(second + 3, second + 3 + (copy[second + 2] ?? 0))].indexOf(2);
  expect(size, "the size is the second property of this encoder's files").toBeGreaterThanOrEqual(0);
  copy[second + 3 + size] = 5;
  return copy;
}

/** A clean aperture of the main picture, instead of its `pixi`. */
function withClap(avif: Buffer, numbers: readonly number[]): Buffer {
  const clap = Buffer.alloc(40);
  clap.writeUInt32BE(40, 0);
  clap.write("clap", 4, "latin1");
  numbers.forEach((value, i) => void clap.writeInt32BE(value, 8 + 4 * i));
  const at = avif.indexOf("pixi") - 4;
  const grown = Buffer.concat([avif.subarray(0, at), clap, avif.subarray(at + 16)]);
  for (const name of ["meta", "iprp", "ipco"]) {
    const box = grown.indexOf(name) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(box) + 24, box);
  }
  const iloc = grown.indexOf("iloc") + 4;
  // Version 0 with one item: its one offset stands behind number, reference, base and count.
  const offset = iloc + 8 + 4 + ((grown[iloc + 5] ?? 0) >> 4) + 2;
  grown.writeUInt32BE(grown.readUInt32BE(offset) + 24, offset);
  return grown;
}

describe("an AVIF that lacks what only our decoder insists on", () => {
  const cases: Readonly<Record<string, () => Buffer>> = {
    "an opaque one without pixi": () => without(opaque, "pixi"),
    "one with alpha, without any pixi": () => without(clear, "pixi"),
    "one whose alpha alone has no pixi": () => without(clear, "pixi", (count) => count === 1),
    "one whose alpha has no size": () => withoutAlphaSize(clear),
    "an opaque one with a clap beyond its edges": () => withClap(opaque, [400, 1, 200, 1, 0, 1, 0, 1]),
    "an opaque one with a clap of nothing": () => withClap(opaque, [0, 0, 0, 0, 0, 0, 0, 0]),
  };
  it.each(Object.entries(cases))("%s opens as what it is", async (name, make) => {
    const bytes = make();
    expect(furthest(await decode(bytes), await decode(name.includes("opaque") ? opaque : clear))).toBe(0);
  });

  it.each([
    [[100, 1, 80, 1, 0, 1, 0, 1]],
    [[100, 1, 80, 1, 50, 1, -20, 1]],
    [[601, 4, 200, 1, 0, 1, 0, 1]],
    [[101, 1, 80, 1, 1, 2, 0, 1]],
  ])("shows the part of itself that clap %j names, as the reference does", async (numbers) => {
    const bytes = withClap(opaque, numbers);
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const wanted = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
    expect(sniff(bytes)).toMatchObject({ kind: "picture", width: info.width, height: info.height });
    expect(furthest(await decode(bytes), wanted)).toBeLessThanOrEqual(2);
  });

  it("is not touched where it lacks nothing", async () => {
    for (const whole of [opaque, clear]) expect(mendAvif(whole)).toBe(whole);
    expect(furthest(await decode(opaque), await readRaster(opaque))).toBeLessThanOrEqual(2);
  });

  it("is left to the decoder where its boxes are damaged", () => {
    for (let at = 0; at < 400; at++) {
      const spoilt = Buffer.from(without(clear, "pixi"));
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      mendAvif(spoilt);
      mendAvif(spoilt.subarray(0, at));
    }
  });
});
