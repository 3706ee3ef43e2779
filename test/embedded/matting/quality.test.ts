import { describe, expect, it } from "vitest";
import { matte } from "../../../src/embedded/matting/matte.js";
import type { Raster } from "../../../src/pixels/raster.js";
import { box, disc, HEIGHT, render, type Setting, score, WIDTH, without } from "./scenes.js";

const red = () => [180, 40, 45] as const;
const white = () => [246, 246, 246] as const;
const graded = (x: number, y: number) => [232 - x / 12, 236 - y / 8, 240 - y / 10] as const;
const middle = disc(240, 170, 95);
const wall = (_x: number, y: number) => (y < 230 ? ([214, 218, 224] as const) : ([170, 150, 130] as const));
/** The same out of focus. */
const cove = (_x: number, y: number) => {
  const part = 1 / (1 + Math.exp((230 - y) / 4));
  return [214 - 44 * part, 218 - 68 * part, 224 - 94 * part] as const;
};

const scenes: readonly {
  readonly name: string;
  readonly setting: Setting;
  readonly iou: number;
  readonly mae: number;
}[] = [
  {
    name: "on white",
    setting: { shape: middle, object: red, backdrop: white, shadow: 0 },
    iou: 0.99,
    mae: 0.003,
  },
  {
    name: "with a soft shadow, which is not kept",
    setting: { shape: middle, object: red, backdrop: white, shadow: 0.45 },
    iou: 0.985,
    mae: 0.005,
  },
  {
    name: "on a graded backdrop",
    setting: { shape: box(240, 180, 110, 80), object: red, backdrop: graded, shadow: 0.3 },
    iou: 0.975,
    mae: 0.005,
  },
  {
    name: "before a wall and a floor",
    setting: { shape: box(240, 200, 90, 90), object: red, backdrop: wall, shadow: 0 },
    iou: 0.96,
    mae: 0.008,
  },
  {
    name: "with a hole, through which both a wall and a floor show that blend into one another",
    setting: { shape: without(disc(240, 225, 95), disc(240, 225, 60)), object: red, backdrop: cove, shadow: 0.3 },
    iou: 0.97,
    mae: 0.008,
  },
  {
    name: "with a hole, through which the backdrop shows",
    setting: { shape: without(middle, disc(240, 170, 60)), object: red, backdrop: graded, shadow: 0 },
    iou: 0.97,
    mae: 0.008,
  },
  {
    name: "cut by the frame",
    setting: { shape: disc(240, 340, 150), object: red, backdrop: graded, shadow: 0 },
    iou: 0.98,
    mae: 0.008,
  },
  {
    name: "hardly darker than its backdrop",
    setting: { shape: middle, object: () => [222, 220, 212], backdrop: white, shadow: 0 },
    iou: 0.97,
    mae: 0.01,
  },
  {
    name: "black, on dark grey",
    setting: { shape: middle, object: () => [18, 18, 20], backdrop: () => [62, 62, 66], shadow: 0 },
    iou: 0.97,
    mae: 0.01,
  },
];

function cutOut(image: Raster): Raster {
  const result = matte(image, { model: "general", refuse: true });
  if (result.kind === "refused") throw new Error(`refused: ${result.reason} (${result.confidence})`);
  return result.image;
}

describe("the embedded engine cuts out an object", () => {
  it.each(scenes)("$name", ({ setting, iou, mae }) => {
    const { image, alpha } = render(setting);
    const scores = score(cutOut(image), alpha);
    expect(scores.iou).toBeGreaterThan(iou);
    expect(scores.mae).toBeLessThan(mae);
  });
});

describe("an object that hardly differs from its backdrop", () => {
  it("is found by its outline where its own colour is the backdrop's", () => {
    const shaded = (x: number) => [x / 3 + 166, x / 3 + 166, x / 3 + 166] as const;
    const { image, alpha } = render({ shape: box(240, 180, 100, 80), object: shaded, backdrop: white, shadow: 0 });
    const result = matte(image, { model: "general", refuse: false });
    expect(result.kind === "cutout" && score(result.image, alpha).iou).toBeGreaterThan(0.93);
  });
});

describe("the edge of a cutout", () => {
  it("is soft, and carries none of the backdrop's colour", () => {
    const { image } = render({ shape: middle, object: red, backdrop: white, shadow: 0 });
    const cutout = cutOut(image);
    let soft = 0;
    let greenest = 0;
    for (let i = 0; i < cutout.data.length; i += 4) {
      const alpha = cutout.data[i + 3] ?? 0;
      if (alpha < 100 || alpha > 240) continue;
      soft++;
      greenest = Math.max(greenest, cutout.data[i + 1] ?? 255);
    }
    expect(soft).toBeGreaterThan(100);
    // Red is (180, 40, 45): a halo of the white backdrop would lift the green.
    expect(greenest).toBeLessThan(100);
  });

  it("keeps the object's own pixels untouched inside it", () => {
    const { image } = render({ shape: middle, object: red, backdrop: white, shadow: 0 });
    const cutout = cutOut(image);
    const at = (170 * WIDTH + 240) * 4;
    expect([...cutout.data.slice(at, at + 4)]).toEqual([...image.data.slice(at, at + 4)]);
  });

  it("leaves the picture's own transparency as it was", () => {
    const { image } = render({ shape: middle, object: red, backdrop: white, shadow: 0 });
    const at = (170 * WIDTH + 240) * 4 + 3;
    image.data[at] = 120;
    expect(cutOut(image).data[at]).toBe(120);
  });
});

describe("a picture of any size", () => {
  it.each([
    [1, 1],
    [3, 2],
    [2, 700],
    [900, 5],
  ])("of %i × %i pixels is answered, not crashed upon", (width, height) => {
    const image = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(200) };
    const result = matte(image, { model: "general", refuse: false });
    expect(result.kind === "cutout" && result.image.data.length).toBe(width * height * 4);
  });

  it("comes out the size it came in, above the working size", () => {
    const { image } = render({ shape: middle, object: red, backdrop: white, shadow: 0.2 });
    const large = enlarge(image, 3);
    const cutout = cutOut(large);
    expect([cutout.width, cutout.height]).toEqual([WIDTH * 3, HEIGHT * 3]);
  });
});

function enlarge({ width, height, data }: Raster, times: number): Raster {
  const source = new Uint32Array(data.buffer);
  const target = new Uint32Array(width * height * times * times);
  for (let y = 0; y < height * times; y++) {
    for (let x = 0; x < width * times; x++) {
      target[y * width * times + x] = source[Math.floor(y / times) * width + Math.floor(x / times)] ?? 0;
    }
  }
  return { width: width * times, height: height * times, data: new Uint8ClampedArray(target.buffer) };
}
