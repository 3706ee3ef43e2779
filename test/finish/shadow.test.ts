import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Shadow } from "../../src/model.js";
import { openWorkbench, pngOfRaster, type Workbench } from "../support/finishing.js";

const px = (value: number) => ({ unit: "px", value }) as const;
const shadow: Shadow = {
  kind: "drop",
  x: px(6),
  y: px(14),
  blur: px(24),
  opacity: 40,
  colour: { r: 0, g: 0, b: 0 },
};
const [width, height] = [400, 300];
let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 100; y < 180; y++) for (let x = 140; x < 260; x++) data.set([200, 30, 40, 255], (y * width + x) * 4);
  await bench.put("box.cutout", await pngOfRaster({ width, height, data }));
  await bench.put("box.png", await pngOfRaster({ width, height, data: data.map((v, i) => (i % 4 === 3 ? 255 : v)) }));
});
afterAll(() => bench.close());

/** The shadow's strength, 0 to 255, as sharp blurs it. */
async function reference(): Promise<Buffer> {
  const box = Buffer.alloc(width * height);
  for (let y = 114; y < 194; y++) box.fill(255, y * width + 146, y * width + 266);
  const raw = { width, height, channels: 1 } as const;
  return sharp(box, { raw }).blur({ sigma: 12, minAmplitude: 0.005 }).extractChannel(0).raw().toBuffer();
}

const outside = (i: number) => {
  const [x, y] = [i % width, Math.floor(i / width)];
  return x < 140 || x >= 260 || y < 100 || y >= 180;
};

describe("a drop shadow", () => {
  it("is soft alpha on a transparent ground, as sharp blurs it, and leaves the subject alone", async () => {
    await bench.make("box.png", ["box.cutout"], { shadow }, "clear.png");
    const { data } = await bench.raster("clear.png");
    const soft = await reference();
    let furthest = 0;
    for (let i = 0; i < soft.length; i++)
      if (outside(i)) furthest = Math.max(furthest, Math.abs((data[i * 4 + 3] ?? 0) - (soft[i] ?? 0) * 0.4));
    expect(furthest).toBeLessThanOrEqual(3);
    expect([...data.subarray((140 * width + 200) * 4, (140 * width + 200) * 4 + 4)]).toEqual([200, 30, 40, 255]);
  });

  it("is mixed in linear light on an opaque ground", async () => {
    const background = { kind: "colour", r: 255, g: 255, b: 255 } as const;
    await bench.make("box.png", ["box.cutout"], { shadow, background }, "white.png");
    const { data } = await bench.raster("white.png");
    const soft = await reference();
    const light = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055) * 255;
    let furthest = 0;
    for (let i = 0; i < soft.length; i++)
      if (outside(i))
        furthest = Math.max(furthest, Math.abs((data[i * 4] ?? 0) - light(1 - 0.4 * ((soft[i] ?? 0) / 255))));
    expect(furthest).toBeLessThanOrEqual(3);
  });

  it("leaves the subject where it stands without one", async () => {
    const recipe = { canvas: { width: 500, height: 500 }, margin: { unit: "%", value: 10 } } as const;
    const [plain] = await bench.make("box.png", ["box.cutout"], recipe, "plain.png");
    const [shaded] = await bench.make("box.png", ["box.cutout"], { ...recipe, shadow }, "shaded.png");
    expect([shaded?.width, shaded?.height]).toEqual([plain?.width, plain?.height]);
    const [bare, cast] = [await bench.raster("plain.png"), await bench.raster("shaded.png")];
    const moved = bare.data.some((v, i) => bare.data[i - (i % 4) + 3] === 255 && v !== cast.data[i]);
    expect(moved).toBe(false);
  });
});

describe("a contact shadow", () => {
  const contact: Shadow = { kind: "contact", opacity: 60, colour: { r: 0, g: 0, b: 0 } };

  it("lies flat under the lowest part, darkest there, and nowhere else", async () => {
    await bench.make("box.png", ["box.cutout"], { shadow: contact }, "contact.png");
    const { data } = await bench.raster("contact.png");
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0;
    expect(alpha(200, 180)).toBeGreaterThan(60);
    expect(alpha(200, 182)).toBeLessThan(alpha(200, 180));
    expect([alpha(200, 195), alpha(200, 95), alpha(130, 140), alpha(120, 180)]).toEqual([0, 0, 0, 0]);
    expect([...data.subarray((140 * width + 200) * 4, (140 * width + 200) * 4 + 4)]).toEqual([200, 30, 40, 255]);
  });
});
