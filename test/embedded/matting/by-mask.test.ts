import { describe, expect, it } from "vitest";
import { matteByMask } from "../../../src/embedded/matting/by-mask.js";
import { type Mask, matteFromMask } from "../../../src/embedded/matting/from-mask.js";
import { box, disc, generator, HEIGHT, render, type Setting, score, WIDTH, without } from "./scenes.js";

const white = (): [number, number, number] => [246, 246, 246];
const red = (): [number, number, number] => [190, 50, 40];
const setting = { shape: disc(240, 180, 90), object: red, backdrop: white, shadow: 0 } satisfies Setting;
const refusing = { refuse: true } as const;

/** What a network would say of a shape: half the picture's size, and soft over some pixels. */
function maskOf(
  shape: Setting["shape"],
  change: (value: number, x: number, y: number) => number = (value) => value,
): Mask {
  const [width, height] = [WIDTH / 2, HEIGHT / 2];
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [(i % width) * 2 + 1, Math.floor(i / width) * 2 + 1];
    data[i] = change(1 / (1 + Math.exp(shape(x, y) / 1.5)), x, y);
  }
  return { width, height, data };
}

describe("a network's mask that knows its object", () => {
  it("makes a matte that is sure of itself", () => {
    const { image, alpha } = render(setting);
    const result = matteByMask(image, maskOf(setting.shape), refusing);
    if (result.kind !== "cutout") throw new Error(result.reason);
    expect(result.confidence).toBeGreaterThan(0.95);
    expect(score(result.image, alpha).iou).toBeGreaterThan(0.985);
  });

  it("leaves no specks on a flat ground where the mask has noise", () => {
    const { image } = render(setting);
    const random = generator(5);
    const noisy = maskOf(setting.shape, (value) => (random() < 0.01 ? Math.max(value, random() * 0.7) : value));
    const cutout = matteFromMask(image, noisy);
    const specks = cutout.data.filter((value, at) => {
      const i = (at - 3) / 4;
      return at % 4 === 3 && value > 0 && setting.shape(i % WIDTH, Math.floor(i / WIDTH)) > 8;
    });
    expect(specks).toHaveLength(0);
  });

  it("keeps its own soft edge where the ground's texture tells nothing", () => {
    const random = generator(3);
    const tiles = Array.from({ length: 10_000 }, () => 60 + random() * 140);
    const { image, alpha } = render({
      ...setting,
      backdrop: (x, y) => {
        const value = tiles[Math.floor(y / 4) * 100 + (Math.floor(x / 4) % 100)] ?? 0;
        return [value, value * 0.8, value * 0.7];
      },
    });
    const mask = maskOf(setting.shape);
    const enlarged = new Uint8ClampedArray(image.data);
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      enlarged[i * 4 + 3] = 255 / (1 + Math.exp(setting.shape(i % WIDTH, Math.floor(i / WIDTH)) / 1.5));
    }
    const ours = gradientError(matteFromMask(image, mask).data, alpha);
    expect(ours).toBeLessThan(gradientError(enlarged, alpha) * 1.05);
  });

  it("does not lose print of the ground's lightness that it took for a gap", () => {
    const shape = box(240, 180, 120, 100);
    const { image, alpha } = render({
      ...setting,
      shape,
      object: (x, y) => (box(240, 180, 50, 30)(x, y) < 0 ? [225, 190, 60] : red()),
    });
    const mask = maskOf(without(shape, box(240, 180, 48, 28)));
    const result = matteByMask(image, mask, refusing);
    expect(result.kind === "cutout" && score(result.image, alpha).iou).toBeGreaterThan(0.98);
  });

  it("makes print solid that it was half sure of", () => {
    const shape = box(240, 180, 120, 100);
    const print = box(240, 180, 50, 30);
    const { image } = render({ ...setting, shape, object: (x, y) => (print(x, y) < 0 ? [225, 190, 60] : red()) });
    const result = matteByMask(
      image,
      maskOf(shape, (value, x, y) => (print(x, y) < 0 ? 0.45 + 0.3 * ((x % 20) / 20) : value)),
      refusing,
    );
    const faint =
      result.kind === "cutout" &&
      result.image.data.filter((value, at) => {
        const i = (at - 3) / 4;
        return at % 4 === 3 && value < 240 && shape(i % WIDTH, Math.floor(i / WIDTH)) < -6;
      });
    expect(faint).toHaveLength(0);
  });

  it("does not lose a limb that the engine is sure of", () => {
    const shape: Setting["shape"] = (x, y) => Math.min(disc(240, 150, 80)(x, y), box(240, 290, 30, 80)(x, y));
    const { image, alpha } = render({ ...setting, shape });
    const result = matteByMask(image, maskOf(disc(240, 150, 80)), refusing);
    expect(result.kind === "cutout" && score(result.image, alpha).iou).toBeGreaterThan(0.97);
  });

  it("leaves the gap between an arm and a shirt of the ground's colour open", () => {
    const gap = box(340, 180, 34, 90);
    const shape = without(box(240, 180, 150, 130), gap);
    const shirt = box(215, 180, 90, 100);
    const picture = render({
      ...setting,
      shape,
      object: (x, y) => (shirt(x, y) < 0 ? [249, 249, 249] : [200, 150, 120]),
      backdrop: () => [258, 258, 258],
    });
    const result = matteByMask(picture.image, maskOf(shape), refusing);
    expect(result.kind === "cutout" && score(result.image, picture.alpha).iou).toBeGreaterThan(0.98);
  });
});

describe("a network's mask that is a guess", () => {
  const clutter = (x: number, y: number): [number, number, number] => {
    const value = Math.imul(Math.floor(x / 13) * 31 + Math.floor(y / 13), 2654435761) >>> 24;
    return [value, 255 - value, (value * 7) % 256];
  };

  it.each([
    [
      "half opacities over a whole area",
      (value: number, x: number) => (x < 260 ? value : value * 0.6),
      /cannot tell what/,
    ],
    ["crumbs", (value: number, x: number, y: number) => (x % 24 < 10 && y % 24 < 10 ? value : 0), /crumbs/],
    ["nothing", () => 0, /no object/],
    ["everything", () => 1, /whole picture/],
  ] as const)("of %s is refused, and says why", (_what, change, reason) => {
    const { image } = render({ ...setting, backdrop: clutter });
    const result = matteByMask(image, maskOf(setting.shape, change), refusing);
    expect(result).toMatchObject({ kind: "refused", reason: expect.stringMatching(reason) });
    expect(result.confidence).toBeLessThan(0.5);
  });
});

/** Mean difference of the opacities' slopes, near the outline. */
function gradientError(data: Uint8ClampedArray, alpha: Float32Array): number {
  let [sum, count] = [0, 0];
  const got = (i: number) => (data[i * 4 + 3] ?? 0) / 255;
  for (let i = 0; i < alpha.length - WIDTH - 1; i++) {
    if (Math.abs(setting.shape(i % WIDTH, Math.floor(i / WIDTH))) > 6) continue;
    count++;
    for (const step of [1, WIDTH]) sum += Math.abs(got(i + step) - got(i) - ((alpha[i + step] ?? 0) - (alpha[i] ?? 0)));
  }
  return sum / count;
}
