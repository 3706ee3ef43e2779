import { describe, expect, it } from "vitest";
import { matte } from "../../../src/embedded/matting/matte.js";
import { box, disc, HEIGHT, render, type Setting, score, WIDTH, without } from "./scenes.js";

const white = () => [252, 252, 252] as const;
const beige = () => [226, 208, 190] as const;
const isIn = (shape: (x: number, y: number) => number, x: number, y: number) => shape(x, y) < 0;

const label = box(240, 180, 60, 45);
const letters = [box(210, 170, 8, 20), box(240, 170, 8, 20), box(270, 170, 8, 20)];
const screen = box(240, 130, 62, 50);
const vignette = (x: number, y: number) => {
  const light = 236 * (1 - 0.3 * (Math.hypot(x - 240, y - 150) / 300) ** 2);
  return [light, light, light] as const;
};
const jacket = (x: number, y: number) => Math.max(230 - x - (y - 120) * 0.4, 120 - y);

const scenes: readonly { readonly name: string; readonly setting: Setting; readonly iou: number }[] = [
  {
    name: "a label of nearly the backdrop's white on a red tin",
    setting: {
      shape: disc(240, 180, 110),
      object: (x, y) => (isIn(label, x, y) ? [243, 243, 243] : [180, 40, 45]),
      backdrop: white,
      shadow: 0,
    },
    iou: 0.97,
  },
  {
    name: "a label of exactly the backdrop's white with letters on it",
    setting: {
      shape: disc(240, 180, 110),
      object: (x, y) =>
        isIn(label, x, y) && !letters.some((letter) => isIn(letter, x, y)) ? [252, 252, 252] : [40, 60, 150],
      backdrop: white,
      shadow: 0,
    },
    iou: 0.97,
  },
  {
    name: "a screen in a dark frame, lit a little unevenly",
    setting: {
      shape: box(240, 180, 80, 130),
      object: (x, y) => (isIn(screen, x, y) ? [222 + (y - 80) / 12, 226 + (y - 80) / 12, 232] : [40, 40, 44]),
      backdrop: white,
      shadow: 0,
    },
    iou: 0.97,
  },
  {
    name: "a pale box on white, with a shadow of its own",
    setting: {
      shape: box(240, 170, 100, 90),
      object: (x, y) => (y > 190 ? [30, 80, 200] : [214 - (x - 140) / 40, 215, 216]),
      backdrop: white,
      shadow: 0.12,
    },
    iou: 0.95,
  },
  {
    name: "a dark shirt, without the shadow about it on coloured ground",
    setting: { shape: box(240, 170, 90, 90), object: () => [38, 38, 42], backdrop: beige, shadow: 0.5 },
    iou: 0.97,
  },
  {
    name: "a jacket that fills a corner of the frame, and is no floor",
    setting: { shape: jacket, object: () => [60, 140, 150], backdrop: white, shadow: 0 },
    iou: 0.97,
  },
  {
    name: "a bangle, through which the backdrop shows",
    setting: {
      shape: without(disc(240, 180, 110), disc(240, 180, 80)),
      object: () => [190, 150, 60],
      backdrop: white,
      shadow: 0,
    },
    iou: 0.97,
  },
  {
    name: "a hoop, in which the ground is lighter than around it, since the light falls there",
    setting: {
      shape: without(disc(240, 180, 120), disc(240, 180, 96)),
      object: () => [30, 50, 52],
      backdrop: vignette,
      shadow: 0.25,
    },
    iou: 0.97,
  },
];

describe("of the backdrop's colour or nearly, and in one piece with the object:", () => {
  it.each(scenes)("$name", ({ setting, iou }) => {
    const { image, alpha } = render(setting);
    const result = matte(image, { model: "general", refuse: true });
    if (result.kind !== "cutout") throw new Error(`refused: ${result.reason}`);
    expect(score(result.image, alpha).iou).toBeGreaterThan(iou);
  });
});

describe("colours under transparent pixels", () => {
  it("decide nothing", () => {
    const { image, alpha } = render({
      shape: disc(240, 180, 90),
      object: () => [180, 40, 45],
      backdrop: white,
      shadow: 0,
    });
    const cutouts = [0, 255].map((hidden) => {
      const data = image.data.slice();
      for (let i = 0; i < WIDTH * HEIGHT; i++) {
        if ((alpha[i] ?? 0) > 0) continue;
        data.set([hidden, i % 256, 255 - hidden, 0], i * 4);
      }
      const result = matte({ ...image, data }, { model: "general", refuse: true });
      if (result.kind !== "cutout") throw new Error(`refused: ${result.reason}`);
      return result.image.data.filter((_, at) => at % 4 === 3);
    });
    expect(Buffer.compare(Buffer.from(cutouts[0] ?? []), Buffer.from(cutouts[1] ?? []))).toBe(0);
    expect(cutouts[0]?.includes(255)).toBe(true);
  });
});
