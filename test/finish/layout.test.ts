import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/finish/layout.js";

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
});
