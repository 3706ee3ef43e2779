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
  expect(preview).toMatchObject({ mime: "image/webp", width: 200, height: 300 });
  expect(preview.bytes.length).toBeLessThanOrEqual(6000);
  expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: "webp", width: 200, height: 300 });
});

it("keeps a cutout's alpha, and enlarges nothing", async () => {
  const file = join(folder, "cutout.png");
  const { cutout } = await renderScene({ width: 120, height: 100 });
  await writeFile(file, await asSharp(cutout).png().toBuffer());
  const preview = await previewPicture({ file, maxSide: 300, maxBytes: 50_000 });
  expect(preview).toMatchObject({ width: 120, height: 100 });
  expect(await sharp(preview.bytes).metadata()).toMatchObject({ hasAlpha: true });
});
