import { describe, expect, it } from "vitest";
import { WORKING_PIXELS } from "../../../src/embedded/matting/downsample.js";
import { lookAt } from "../../../src/embedded/matting/look.js";
import { matte } from "../../../src/embedded/matting/matte.js";
import { disc, render, type Setting, score, without } from "./scenes.js";

const plain: Setting = {
  shape: disc(240, 170, 95),
  object: () => [180, 40, 45],
  backdrop: () => [246, 246, 246],
  shadow: 0.3,
  scale: 2,
};
const ring: Setting = { ...plain, shape: without(plain.shape, disc(240, 170, 60)) };

function quality(setting: Setting) {
  const { image, alpha } = render(setting);
  const result = matte(image, { model: "general", refuse: true });
  return result.kind === "cutout" ? score(result.image, alpha).iou : 0;
}

function pixelsLookedAt(setting: Setting): number {
  return lookAt(render(setting).image, () => {}).rgb.r.length;
}

describe("a large picture", () => {
  it("of one object on plain ground is cut out well at a glance", () => {
    expect(pixelsLookedAt(plain)).toBeLessThan(0.6 * WORKING_PIXELS);
    expect(quality(plain)).toBeGreaterThan(0.985);
  });

  it("whose object has a hole is looked at closely", () => {
    expect(pixelsLookedAt(ring)).toBeGreaterThan(0.9 * WORKING_PIXELS);
  });
});
