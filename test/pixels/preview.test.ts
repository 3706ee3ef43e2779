import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { previewPicture } from "../../src/pixels/preview.js";
import { asSharp, renderScene } from "../support/pictures.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "preview-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("shows a sideways photograph upright, small and light", async () => {
  const file = join(folder, "photo.jpg");
  const { photo } = await renderScene({ width: 1200, height: 800 });
  await writeFile(file, await asSharp(photo).jpeg().withMetadata({ orientation: 6 }).toBuffer());
  const preview = await previewPicture({ file, maxSide: 300, maxBytes: 6000 });
  expect(preview).toMatchObject({ mime: "image/jpeg", width: 200, height: 300 });
  expect(preview.bytes.length).toBeLessThanOrEqual(6000);
  expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: "jpeg", width: 200, height: 300 });
});

it("keeps a cutout's alpha, and enlarges nothing", async () => {
  const file = join(folder, "cutout.png");
  const { cutout } = await renderScene({ width: 120, height: 100 });
  await writeFile(file, await asSharp(cutout).png().toBuffer());
  const preview = await previewPicture({ file, maxSide: 300, maxBytes: 50_000 });
  expect(preview).toMatchObject({ mime: "image/webp", width: 120, height: 100 });
  expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: "webp", hasAlpha: true });
});

it("shows a cutout on a checkerboard where one is asked for, so that black is seen on a dark page", async () => {
  const file = join(folder, "black.png");
  const black = { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
  const dot = await sharp({ create: { ...black, width: 16, height: 16, background: { r: 0, g: 0, b: 0, alpha: 1 } } })
    .png()
    .toBuffer();
  await sharp({ create: black })
    .composite([{ input: dot, left: 0, top: 0 }])
    .png()
    .toFile(file);
  const preview = await previewPicture({ file, maxSide: 64, maxBytes: 50_000, ground: "checkerboard" });
  const { data, info } = await sharp(preview.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
  const [subject = [], grey = [], white = []] = [at(8, 8), at(24, 8), at(40, 8)];
  expect([subject[3], grey[3], white[3]]).toEqual([255, 255, 255]);
  expect(subject[0]).toBeLessThan(20);
  expect(grey[0]).toBeGreaterThan(210);
  expect(white[0]).toBeGreaterThan(245);
});
