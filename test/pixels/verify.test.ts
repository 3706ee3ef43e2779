import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyCutout } from "../../src/pixels/verify.js";
import { asSharp, furthest, readRaster, renderScene, type Scene } from "../support/pictures.js";

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

describe("a service's answer", () => {
  it("is good when it is a whole cutout of the expected size, in memory and as a file", async () => {
    const file = join(folder, "good.png");
    await writeFile(file, png);
    expect(await verifyCutout({ bytes: png, expected })).toEqual({ kind: "good", ...expected });
    expect(await verifyCutout({ file, expected })).toEqual({ kind: "good", ...expected });
  });

  it.each<[string, () => Promise<Buffer>, RegExp]>([
    ["a JPEG", () => asSharp(scene.photo).jpeg().toBuffer(), /is no PNG: it is a JPEG/],
    ["an error page", async () => Buffer.from("<html>expired</html>"), /is no PNG: it is an HTML page/],
    ["empty", async () => Buffer.alloc(0), /is no PNG: it is empty/],
    ["cut off", async () => png.subarray(0, png.length - 200), /truncated/],
    [
      "damaged in the middle",
      async () => Buffer.concat([png.subarray(0, 3000), Buffer.alloc(50), png.subarray(3050)]),
      /cannot be used/,
    ],
    ["of another size", () => sharp(png).resize(240, 200).png().toBuffer(), /has 240×200 pixels instead of 480×400/],
    ["without alpha", () => asSharp(scene.photo).removeAlpha().png().toBuffer(), /opaque everywhere/],
    ["hardly transparent", () => plain("#204060fc"), /opaque nearly everywhere/],
    ["wholly transparent", () => plain("#20406000"), /is empty/],
  ])("is bad when it is %s, and the reason says so", async (_what, make, reason) => {
    const verdict = await verifyCutout({ bytes: await make(), expected });
    expect(verdict).toEqual({ kind: "bad", reason: expect.stringMatching(reason) });
  });

  it.each([2, 3, 5, 6, 7, 8])(
    "is turned upright where the service ignored EXIF orientation %i",
    async (orientation) => {
      const source = join(folder, `turned-${orientation}.jpg`);
      await writeFile(source, await asSharp(scene.photo).jpeg().withMetadata({ orientation }).toBuffer());
      const upright = await readRaster(await readFile(source));
      const size = { width: upright.width, height: upright.height };
      const file = join(folder, `answer-${orientation}.png`);
      await writeFile(file, png);
      expect(await verifyCutout({ file, expected: size, source })).toEqual({ kind: "good", ...size });
      const wanted = await sharp(png).withMetadata({ orientation }).png().toBuffer();
      expect(furthest(await readRaster(await readFile(file)), await readRaster(wanted))).toBe(0);
      // Asked again, it is upright already.
      const before = await readFile(file);
      expect(await verifyCutout({ file, expected: size, source })).toMatchObject({ kind: "good" });
      expect(await readFile(file)).toEqual(before);
    },
  );
});
