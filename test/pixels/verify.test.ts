import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decode } from "../../src/pixels/decode.js";
import { pngChunk } from "../../src/pixels/png-chunk.js";
import { createThreads } from "../../src/pixels/threads.js";
import { type AnswerFault, verifyCutout } from "../../src/pixels/verify.js";
import { asSharp, furthest, psnr, readRaster, renderScene, type Scene } from "../support/pictures.js";

const expected = { width: 480, height: 400 };
let folder: string;
let scene: Scene;
let png: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  scene = await renderScene(expected);
  png = await asSharp(scene.cutout).png().toBuffer();
});
afterAll(() => rm(folder, { recursive: true }));

function plain(background: string) {
  return sharp({ create: { ...expected, channels: 4, background } })
    .png()
    .toBuffer();
}

it("an answer of many times the size is refused by its header, before anything is unpacked", async () => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(10_922, 0);
  header.writeUInt32BE(10_900, 4);
  header.set([8, 6], 8);
  // Whoever unpacked it would say that it is truncated.
  const bytes = Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", Buffer.alloc(9)),
  ]);
  expect(await verifyCutout({ bytes, expected })).toMatchObject({ kind: "bad", fault: "size" });
});

it("what the disk refuses while an answer is checked is no fault of the answer, and keeps its code", async () => {
  const file = join(folder, "good-but.webp");
  await writeFile(file, await asSharp(scene.cutout).webp({ lossless: true }).toBuffer());
  const threads = createThreads({ entry: new URL("../../lib/worker.js", import.meta.url), size: 1 });
  const checked = threads.run("verify", { file, expected, source: join(folder, "gone.jpg") });
  await expect(checked).rejects.toMatchObject({ code: "ENOENT" });
  await threads.close();
});

describe("a service's answer", () => {
  it("is good when it is a whole cutout of the expected size, in memory and as a file", async () => {
    const file = join(folder, "good.png");
    await writeFile(file, png);
    expect(await verifyCutout({ bytes: png, expected })).toEqual({ kind: "good", notes: [], ...expected });
    expect(await verifyCutout({ file, expected })).toEqual({ kind: "good", notes: [], ...expected });
    expect(await readFile(file)).toEqual(png);
  });

  it.each<[string, AnswerFault, () => Promise<Buffer>, RegExp]>([
    ["a JPEG", "form", () => asSharp(scene.photo).jpeg().toBuffer(), /is a JPEG, which has no transparency/],
    ["an error page", "form", async () => Buffer.from("<html>expired</html>"), /is no picture .*: it is an HTML page/],
    ["empty", "form", async () => Buffer.alloc(0), /is no picture .*: it is empty/],
    ["a GIF", "form", () => asSharp(scene.cutout).gif().toBuffer(), /is no picture .*: it is a GIF picture/],
    ["cut off", "damaged", async () => png.subarray(0, png.length - 200), /truncated/],
    [
      "damaged in the middle",
      "damaged",
      async () => Buffer.concat([png.subarray(0, 3000), Buffer.alloc(50), png.subarray(3050)]),
      /cannot be used/,
    ],
    [
      "of another size",
      "size",
      () => sharp(png).resize(240, 200).png().toBuffer(),
      /has 240×200 pixels instead of 480×400/,
    ],
    [
      "without alpha",
      "opaque",
      () => asSharp(scene.photo).removeAlpha().png().toBuffer(),
      /opaque everywhere: no background was removed/,
    ],
    ["an opaque WebP", "opaque", () => asSharp(scene.photo).removeAlpha().webp().toBuffer(), /opaque everywhere/],
    ["hardly transparent", "opaque", () => plain("#204060fc"), /opaque nearly everywhere/],
    ["wholly transparent", "empty", () => plain("#20406000"), /is empty/],
  ])("is bad when it is %s, and the reason says so", async (_what, fault, make, reason) => {
    const verdict = await verifyCutout({ bytes: await make(), expected });
    expect(verdict).toEqual({ kind: "bad", fault, reason: expect.stringMatching(reason) });
  });

  it.each<[string, (answer: Sharp) => Sharp, number, RegExp]>([
    ["a lossless WebP", (answer) => answer.webp({ lossless: true, exact: true }), 90, /answered with a WebP/],
    ["a lossy WebP", (answer) => answer.webp({ quality: 95 }), 30, /answered with a WebP/],
    ["an AVIF", (answer) => answer.avif({ quality: 90, effort: 1 }), 30, /answered with an AVIF/],
  ])("is good as %s, and becomes a PNG of the same pixels", async (name, make, likeness, note) => {
    const file = join(folder, `${name}.png`);
    await writeFile(file, await make(sharp(png)).toBuffer());
    const notes = [expect.stringMatching(note)];
    expect(await verifyCutout({ file, expected })).toEqual({ kind: "good", ...expected, notes });
    expect((await sharp(file).metadata()).format).toBe("png");
    expect(psnr(await readRaster(await readFile(file)), await readRaster(png), [3])).toBeGreaterThan(likeness);
  });

  it.each([
    [479, 400],
    [480, 399],
    [482, 402],
  ])("is brought to size where it is off by a pixel or two (%i×%i), with a note", async (width, height) => {
    const file = join(folder, "off.png");
    await writeFile(file, await sharp(png).resize(width, height, { fit: "fill" }).png().toBuffer());
    const notes = [`the service's cutout had ${width}×${height} pixels and was brought to 480×400`];
    expect(await verifyCutout({ file, expected })).toEqual({ kind: "good", ...expected, notes });
    const made = await readRaster(await readFile(file));
    expect(made).toMatchObject(expected);
    expect(psnr(made, await readRaster(png), [3])).toBeGreaterThan(25);
  });

  it("is of another size where it is off by more", async () => {
    const bytes = await sharp(png).resize(477, 400, { fit: "fill" }).png().toBuffer();
    expect(await verifyCutout({ bytes, expected })).toMatchObject({ kind: "bad", fault: "size" });
  });
});

describe("a turned picture's cutout comes out upright", () => {
  const services = {
    obeys: { turns: true, keepsTag: false },
    ignores: { turns: false, keepsTag: false },
    "obeys and keeps the tag": { turns: true, keepsTag: true },
    "ignores and keeps the tag": { turns: false, keepsTag: true },
  } as const;
  const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;
  const cases = Object.entries(services).flatMap(([name, service]) =>
    orientations.map((orientation) => ({ name, orientation, ...service })),
  );
  // A square one leaves the size no say.
  for (const sent of [
    { width: 150, height: 120 },
    { width: 130, height: 130 },
  ]) {
    it.each(cases)(`${sent.width}×${sent.height}, orientation $orientation, where the service $name`, async (one) => {
      const { orientation, turns, keepsTag } = one;
      const { photo, cutout } = await sceneOf(sent);
      const source = join(folder, "source.jpg");
      await writeFile(source, await asSharp(photo).jpeg().withMetadata({ orientation }).toBuffer());
      const plainPng = await asSharp(cutout).png().toBuffer();
      const wanted = await readRaster(await sharp(plainPng).withMetadata({ orientation }).png().toBuffer());
      const pixels = turns ? asSharp(wanted) : asSharp(cutout);
      const answer = keepsTag ? pixels.withMetadata({ orientation }) : pixels;
      const file = join(folder, "answer.png");
      await writeFile(file, await answer.png().toBuffer());
      const size = { width: wanted.width, height: wanted.height };
      expect(await verifyCutout({ file, expected: size, source })).toEqual({ kind: "good", notes: [], ...size });
      const kept = await readFile(file);
      expect(furthest(await decode(kept), wanted)).toBe(0);
      // Asked again, it is upright already.
      expect(await verifyCutout({ file, expected: size, source })).toMatchObject({ kind: "good" });
      expect(await readFile(file)).toEqual(kept);
    });
  }

  it.each([2, 3, 5, 6, 8])("also where the answer has a stray tag %i and the picture none", async (orientation) => {
    const source = join(folder, "upright.jpg");
    await writeFile(source, await asSharp(scene.photo).jpeg().toBuffer());
    const file = join(folder, "stray.png");
    await writeFile(file, await sharp(png).withMetadata({ orientation }).png().toBuffer());
    expect(await verifyCutout({ file, expected, source })).toMatchObject({ kind: "good" });
    expect(furthest(await decode(await readFile(file)), await readRaster(png))).toBe(0);
  });
});

const scenes = new Map<string, Promise<Scene>>();
function sceneOf(size: { readonly width: number; readonly height: number }): Promise<Scene> {
  const key = `${size.width}x${size.height}`;
  const made = scenes.get(key) ?? renderScene(size);
  scenes.set(key, made);
  return made;
}
