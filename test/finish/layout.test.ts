import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/finish/layout.js";
import type { Recipe } from "../../src/model.js";

const side = fc.integer({ min: 1, max: 5000 });

describe("laying a subject out", () => {
  it("centres it on the canvas, inside the margin, in its own shape", () => {
    fc.assert(
      fc.property(side, side, side, side, fc.integer({ min: 0, max: 45 }), (w, h, cw, ch, value) => {
        const kept = { x: 3, y: 4, width: w, height: h };
        const canvas = { width: cw, height: ch };
        const air = Math.round((value / 100) * Math.min(cw, ch));
        fc.pre(cw > 2 * air && ch > 2 * air);
        const { drawn } = layOut(kept, { canvas, margin: { unit: "%", value } });
        expect(Math.abs(drawn.x * 2 + drawn.width - cw)).toBeLessThanOrEqual(1);
        expect(Math.abs(drawn.y * 2 + drawn.height - ch)).toBeLessThanOrEqual(1);
        expect(Math.min(drawn.x, drawn.y)).toBeGreaterThanOrEqual(air);
        const touches = drawn.width === cw - 2 * air || drawn.height === ch - 2 * air;
        expect(touches).toBe(true);
      }),
    );
  });

  it("adds the margin around it where there is no canvas, in % of its longer side", () => {
    const layout = layOut({ x: 10, y: 20, width: 200, height: 100 }, { margin: { unit: "%", value: 10 } });
    expect(layout.canvas).toEqual({ width: 240, height: 140 });
    expect(layout.drawn).toEqual({ x: 20, y: 20, width: 200, height: 100 });
  });

  it("refuses a margin that makes more of it than anybody can unpack", () => {
    const margin = { unit: "%", value: 49 } as const;
    const lay = () => layOut({ x: 0, y: 0, width: 9000, height: 9000 }, { margin });
    expect(lay).toThrow(/margin of 49% it would be 17820×17820.*lower the margin/);
  });

  it("lays it on the smallest canvas of a ratio that holds it with its margin, and never enlarges it", () => {
    const parts = fc.integer({ min: 1, max: 25 });
    fc.assert(
      fc.property(side, side, parts, parts, fc.integer({ min: 0, max: 40 }), (width, height, across, down, value) => {
        const margin = { unit: "%", value } as const;
        const lay = (canvas: Recipe["canvas"]) =>
          layOut({ x: 0, y: 0, width, height }, { margin, ...(canvas && { canvas }) });
        const { drawn, canvas } = lay({ across, down });
        expect(canvas.width * down).toBe(canvas.height * across);
        const isSmaller = drawn.width < width || drawn.height < height;
        const step = { width: canvas.width - across, height: canvas.height - down };
        if (isSmaller)
          expect(
            canvas.width + across > 16_383 || canvas.height + down > 16_383 || canvas.width * canvas.height > 63e6,
          ).toBe(true);
        else {
          expect(drawn).toMatchObject({ width, height });
          const air = 2 * Math.round((value / 100) * Math.min(step.width, step.height));
          expect(step.width - air < width || step.height - air < height).toBe(true);
        }
      }),
    );
  });

  it("stands it on one line, whatever its shape", () => {
    const margin = { unit: "%", value: 5 } as const;
    const bottoms = [
      [300, 900],
      [900, 300],
      [37, 41],
    ].map(([width = 0, height = 0]) => {
      const canvas = { width: 1000, height: 1000 };
      const { drawn } = layOut({ x: 0, y: 0, width, height }, { margin, canvas, align: "bottom" });
      return drawn.y + drawn.height;
    });
    expect(bottoms).toEqual([950, 950, 950]);
  });
});
