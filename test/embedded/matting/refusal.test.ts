import { describe, expect, it } from "vitest";
import { matteFromMask } from "../../../src/embedded/matting/from-mask.js";
import { matte } from "../../../src/embedded/matting/matte.js";
import type { Raster } from "../../../src/pixels/raster.js";
import { disc, generator, HEIGHT, render, score, WIDTH } from "./scenes.js";

const refusing = { model: "general", refuse: true } as const;

/** Tiles of random colours from edge to edge. */
function clutter(): Raster {
  const colour = generator(11);
  const tiles = Array.from({ length: 600 }, () => [colour() * 255, colour() * 255, colour() * 255] as const);
  return render({
    shape: disc(240, 180, 90),
    object: () => [200, 60, 50],
    backdrop: (x, y) => tiles[Math.floor(y / 19) * 26 + Math.floor(x / 19)] ?? [0, 0, 0],
    shadow: 0,
  }).image;
}

describe("a picture that classical matting cannot do", () => {
  it("is refused where the background is busy, and the reason says what to do instead", () => {
    const result = matte(clutter(), refusing);
    expect(result).toMatchObject({
      kind: "refused",
      reason: expect.stringMatching(/background is too busy .*model-file.*service: alibaba/),
    });
    expect(result.confidence).toBeLessThan(0.5);
  });

  it("is refused where dense bars stand before ground in deep shadow, which might be parts of it as well", () => {
    const isBar = (x: number, y: number) => Math.abs(y - 170) > 76 || Math.abs(x - 240) > 96 || x % 32 < 14;
    const { image } = render({
      shape: (x, y) => Math.max(Math.abs(x - 240) - 110, Math.abs(y - 170) - 90),
      object: (x, y) => (isBar(x, y) ? [60, 90, 140] : [112, 112, 112]),
      backdrop: () => [220, 220, 220],
      shadow: 0.3,
    });
    expect(matte(image, refusing)).toMatchObject({ kind: "refused", reason: expect.stringContaining("gaps") });
  });

  it("is refused where there is nothing but background", () => {
    const { image } = render({
      shape: () => 100,
      object: () => [0, 0, 0],
      backdrop: () => [240, 240, 240],
      shadow: 0,
    });
    expect(matte(image, refusing)).toMatchObject({ kind: "refused", reason: expect.stringContaining("no object") });
  });

  it("gets a best guess where refusal is switched off", () => {
    const result = matte(clutter(), { model: "general", refuse: false });
    expect(result.kind).toBe("cutout");
    expect(result.confidence).toBeLessThan(0.5);
  });
});

describe("a coarse mask from elsewhere", () => {
  it("is refined to the picture's edges, at the picture's size", () => {
    const { image, alpha } = render({
      shape: disc(240, 180, 90),
      object: () => [60, 90, 160],
      backdrop: (x) => [220 - x / 10, 220, 210],
      shadow: 0,
    });
    const [width, height] = [WIDTH / 4, HEIGHT / 4];
    const data = Float32Array.from({ length: width * height }, (_, i) => {
      const shape = disc(60, 45, 22.5);
      return shape((i % width) + 0.5, Math.floor(i / width) + 0.5) < 0 ? 1 : 0;
    });
    const cutout = matteFromMask(image, { width, height, data });
    const scores = score(cutout, alpha);
    expect(scores.iou).toBeGreaterThan(0.985);
    expect(scores.mae).toBeLessThan(0.004);
  });
});
