import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAST_SIDE, MOST_SIDE } from "../../src/limits.js";
import { fitToLimits } from "../../src/pixels/geometry.js";

describe("bringing a picture within the service's limits", () => {
  it.each([
    [400, 400],
    [4096, 4096],
    [1000, 4096],
  ])("leaves %i×%i alone", (width, height) => {
    expect(fitToLimits({ width, height })).toEqual({ kind: "as-is" });
  });

  it("reduces what is too large, keeping its shape", () => {
    expect(fitToLimits({ width: 6000, height: 4000 })).toEqual({
      kind: "reduced",
      size: { width: 4096, height: 2731 },
    });
    expect(fitToLimits({ width: 3000, height: 4300 })).toEqual({
      kind: "reduced",
      size: { width: 2858, height: 4096 },
    });
  });

  it("pads what is a little too small, and enlarges what is much too small before", () => {
    const small = fitToLimits({ width: 350, height: 1200 });
    expect(small).toEqual({
      kind: "padded",
      size: { width: 400, height: 1200 },
      content: { width: 350, height: 1200 },
      offset: { x: 25, y: 0 },
    });
    expect(fitToLimits({ width: 64, height: 64 })).toMatchObject({
      kind: "padded",
      content: { width: 256, height: 256 },
    });
  });

  it("reduces and pads a long thin one, and refuses what would be a thread", () => {
    expect(fitToLimits({ width: 8000, height: 500 })).toMatchObject({
      kind: "padded",
      size: { width: 4096, height: 400 },
      content: { width: 4096, height: 256 },
    });
    expect(fitToLimits({ width: 100, height: 9000 })).toEqual({
      kind: "impossible",
      reason: expect.stringContaining("would be only 46 px wide"),
    });
    expect(fitToLimits({ width: 5, height: 500 })).toMatchObject({ kind: "impossible" });
  });

  it("always lands within the limits, with the content inside its frame and in its shape", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 30_000 }), (width, height) => {
        const fit = fitToLimits({ width, height });
        if (fit.kind === "impossible" || fit.kind === "as-is") return;
        for (const side of [fit.size.width, fit.size.height]) {
          expect(side).toBeGreaterThanOrEqual(LEAST_SIDE);
          expect(side).toBeLessThanOrEqual(MOST_SIDE);
        }
        const content = fit.kind === "padded" ? fit.content : fit.size;
        if (fit.kind === "padded") {
          expect(fit.offset.x + content.width).toBeLessThanOrEqual(fit.size.width);
          expect(fit.offset.y + content.height).toBeLessThanOrEqual(fit.size.height);
        }
        const stretch = (content.width / width) * (height / content.height);
        expect(Math.abs(stretch - 1)).toBeLessThan(1 / Math.min(content.width, content.height));
      }),
    );
  });
});
