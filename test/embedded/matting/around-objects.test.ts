import { describe, expect, it } from "vitest";
import { matte } from "../../../src/embedded/matting/matte.js";
import { box, disc, HEIGHT, render, type Setting, score, WIDTH } from "./scenes.js";

const teal = (x: number) => [40 + x / 24, 120, 118] as const;
const red = () => [180, 40, 45] as const;
const white = () => [252, 252, 252] as const;
const grey = () => [222, 224, 227] as const;
const mug = box(240, 160, 80, 90);
const foot = 250;

/** Dark right at the mug's foot, and gone a few pixels further on. */
const contactShadow = (x: number, y: number) => {
  const below = Math.max(0, Math.min(1, (y - 215) / 30));
  const light = 1 - 0.65 * Math.exp(-Math.max(0, mug(x, y)) / 6) * below;
  return [222 * light, 224 * light, 227 * light] as const;
};
/** The mug once more, upside down, and fading. */
const mirror = (x: number, y: number) => {
  const part = y > foot && mug(x, 2 * foot - y) < 0 ? 0.45 * Math.max(0, 1 - (y - foot) / 80) : 0;
  const own = teal(x);
  return [252 + (own[0] - 252) * part, 252 + (own[1] - 252) * part, 252 + (own[2] - 252) * part] as const;
};
const shoe = box(240, 200, 150, 40);
/** Leather on a sole that is as pale as the shadow that it stands in. */
const soled = (pale: number, height: number) => (_: number, y: number) =>
  y > 240 - height ? ([pale, pale + 1, pale + 2] as const) : ([120, 50, 40] as const);
const broadShadow = (x: number, y: number) => {
  const light = 1 - 0.25 * Math.exp(-Math.max(0, shoe(x, y)) / 16) * Math.max(0, Math.min(1, (y - 200) / 20));
  return [222 * light, 224 * light, 227 * light] as const;
};
/** Beyond what a file can hold, so that no noise is left in it. */
const GLARE = 262;
const dotted = (x: number, y: number) => (disc(270, 205, 30)(x, y) < 0 ? ([240, 240, 240] as const) : teal(x));
/** The dotted mug's: the dot is a gap in its reflection. */
const glossyMirror = (x: number, y: number) => {
  const part = y > foot && mug(x, 2 * foot - y) < 0 ? 0.45 * Math.max(0, 1 - (y - foot) / 90) : 0;
  const own = dotted(x, 2 * foot - y);
  return [GLARE + (own[0] - GLARE) * part, GLARE + (own[1] - GLARE) * part, GLARE + (own[2] - GLARE) * part] as const;
};
const framed = (inset: number) => (x: number, y: number) => {
  const depth = Math.min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y) - inset;
  return depth >= 0 && depth < 2 ? ([120, 122, 126] as const) : grey();
};

const scenes: readonly { readonly name: string; readonly setting: Setting }[] = [
  {
    name: "the shadow where it stands, however dark",
    setting: { shape: mug, object: red, backdrop: contactShadow, shadow: 0 },
  },
  { name: "its reflection", setting: { shape: mug, object: teal, backdrop: mirror, shadow: 0 } },
  {
    name: "the reflection of its pattern, on white that is blown out",
    setting: { shape: mug, object: dotted, backdrop: glossyMirror, shadow: 0 },
  },
  {
    name: "a line about the picture",
    setting: { shape: mug, object: red, backdrop: framed(16), shadow: 0 },
  },
  {
    name: "a line along the picture's very edge",
    setting: { shape: mug, object: red, backdrop: framed(0), shadow: 0 },
  },
];

describe("an object comes without", () => {
  it.each(scenes)("$name", ({ setting }) => {
    const { image, alpha } = render(setting);
    const result = matte(image, { model: "general", refuse: true });
    if (result.kind !== "cutout") throw new Error(`refused: ${result.reason}`);
    expect(score(result.image, alpha).iou).toBeGreaterThan(0.97);
  });
});

describe("an object keeps", () => {
  it.each([
    { pale: 200, height: 8 },
    { pale: 190, height: 14 },
  ])("a sole of $height pixels that looks like the shadow it stands in ($pale)", ({ pale, height }) => {
    const { image, alpha } = render({ shape: shoe, object: soled(pale, height), backdrop: broadShadow, shadow: 0 });
    const result = matte(image, { model: "general", refuse: true });
    if (result.kind !== "cutout") throw new Error(`refused: ${result.reason}`);
    expect(score(result.image, alpha).iou).toBeGreaterThan(0.97);
  });
});

describe("an object that fills the picture", () => {
  it("is not taken for the backdrop, which is what shows in the corners", () => {
    const { image, alpha } = render({ shape: disc(240, 180, 228), object: red, backdrop: white, shadow: 0 });
    const result = matte(image, { model: "general", refuse: false });
    if (result.kind !== "cutout") throw new Error(result.reason);
    expect(score(result.image, alpha).iou).toBeGreaterThan(0.97);
  });
});
