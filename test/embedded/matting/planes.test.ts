import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxBlur } from "../../../src/embedded/matting/box-blur.js";
import { componentsOf, gapsOf, labelsOf } from "../../../src/embedded/matting/components.js";
import { dilate } from "../../../src/embedded/matting/dilate.js";
import { depthIn, distanceTo } from "../../../src/embedded/matting/distance.js";
import { geodesicDistance } from "../../../src/embedded/matting/geodesic.js";
import type { Grid } from "../../../src/embedded/matting/grid.js";
import { percentile } from "../../../src/embedded/matting/percentile.js";
import { pushPull, pushPullOne } from "../../../src/embedded/matting/push-pull.js";

const values = fc.float({ min: -50, max: 50, noNaN: true });

const planes = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain((grid) => {
    const size = grid.width * grid.height;
    const plane = fc.array(values, { minLength: size, maxLength: size }).map((all) => Float32Array.from(all));
    return fc.record({ grid: fc.constant(grid), plane, radius: fc.integer({ min: 0, max: 6 }) });
  });

/** Wider than the vectors are long, and mostly of large pieces. */
const masks = fc
  .record({ width: fc.integer({ min: 1, max: 70 }), height: fc.integer({ min: 1, max: 20 }) })
  .chain((grid) => {
    const boxes = fc.array(fc.tuple(fc.nat(69), fc.nat(19), fc.nat(40), fc.nat(6)), { maxLength: 6 });
    return fc.record({ grid: fc.constant(grid), mask: boxes.map((all) => drawBoxes(all, grid)) });
  });

function drawBoxes(boxes: readonly (readonly [number, number, number, number])[], { width, height }: Grid): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const [left, top, across, down] of boxes) {
    for (let y = top; y <= Math.min(top + down, height - 1); y++) {
      for (let x = left; x <= Math.min(left + across, width - 1); x++)
        mask[y * width + x] = 1 - (mask[y * width + x] ?? 0);
    }
  }
  return mask;
}

/** The number of each pixel's piece, by floods from one pixel after the other. */
function labelled(mask: Uint8Array, { width }: Grid): Int32Array {
  const labels = new Int32Array(mask.length);
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0 || labels[i] !== 0) continue;
    count++;
    for (const open = [i]; open.length > 0; ) {
      const at = open.pop() ?? 0;
      if (mask[at] !== 1 || labels[at] !== 0) continue;
      labels[at] = count;
      if (at % width > 0) open.push(at - 1);
      if (at % width < width - 1) open.push(at + 1);
      open.push(at - width, at + width);
    }
  }
  return labels;
}

/** The values within a square; those off the plane are left out, or the nearest ones on it stand in for them. */
function square(
  plane: Float32Array,
  grid: Grid,
  at: number,
  radius: number,
  beyond: "repeated" | "left out",
): number[] {
  const [x, y] = [at % grid.width, Math.floor(at / grid.width)];
  const found: number[] = [];
  for (let v = y - radius; v <= y + radius; v++) {
    for (let u = x - radius; u <= x + radius; u++) {
      const [nearU, nearV] = [within(u, grid.width), within(v, grid.height)];
      if (beyond === "left out" && (nearU !== u || nearV !== v)) continue;
      found.push(plane[nearV * grid.width + nearU] ?? 0);
    }
  }
  return found;
}

function within(at: number, size: number): number {
  return Math.max(0, Math.min(size - 1, at));
}

describe("what is worked out fast is what it is when worked out plainly:", () => {
  it("a percentile", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const sorted = Float32Array.from(all).sort();
        const rank = Math.min(all.length - 1, Math.floor(share * all.length));
        // Added, since 0 and −0 are one value here.
        expect(percentile(Float32Array.from(all), share) + 0).toBe((sorted[rank] ?? 0) + 0);
      }),
    );
  });

  it("the largest value around", () => {
    fc.assert(
      fc.property(planes, ({ grid, plane, radius }) => {
        const plain = plane.map((_, i) => Math.max(...square(plane, grid, i, radius, "left out")));
        expect(dilate(plane, grid, radius).map((value) => value + 0)).toEqual(plain.map((value) => value + 0));
      }),
    );
  });

  it("the mean around", () => {
    fc.assert(
      fc.property(planes, ({ grid, plane, radius }) => {
        const blurred = boxBlur(plane, grid, radius);
        for (let i = 0; i < plane.length; i++) {
          const around = square(plane, grid, i, radius, "repeated");
          expect(blurred[i]).toBeCloseTo(around.reduce((sum, value) => sum + value, 0) / around.length, 3);
        }
      }),
    );
  });

  it("the distance to a mask", () => {
    fc.assert(
      fc.property(planes, ({ grid, plane }) => {
        const mask = Uint8Array.from(plane, (value) => (value > 35 ? 1 : 0));
        const fast = distanceTo(mask, grid);
        for (let i = 0; i < mask.length; i++) {
          expect(fast[i]).toBeCloseTo(Math.min(1e6, nearest(mask, grid, i)), 3);
        }
      }),
    );
  });

  it("the distance to a mask, or out of it, up to a limit, where blocks of pixels are passed over", () => {
    fc.assert(
      fc.property(masks, fc.integer({ min: 1, max: 9 }), ({ grid, mask }, limit) => {
        const even = { cost: new Float32Array(mask.length).fill(1), relief: new Float32Array(mask.length) };
        const out = mask.map((value) => 1 - value);
        for (const [limited, from] of [
          [distanceTo(mask, grid, limit), mask] as const,
          [depthIn(mask, grid, limit), out] as const,
        ]) {
          const whole = geodesicDistance(even, from, grid);
          for (let i = 0; i < whole.length; i++) {
            const far = whole[i] ?? 0;
            if (far <= limit) expect(limited[i]).toBeCloseTo(far, 3);
            else expect(limited[i]).toBeGreaterThan(limit);
          }
        }
      }),
    );
  });

  it("the pieces of a mask, and the gaps in it", () => {
    fc.assert(
      fc.property(masks, ({ grid, mask }) => {
        const out = mask.map((value) => 1 - value);
        for (const [pieces, of] of [[componentsOf(mask, grid), mask] as const, [gapsOf(mask, grid), out] as const]) {
          expect(labelsOf(pieces)).toEqual(labelled(of, grid));
          for (const { label, area } of pieces.list) {
            expect(labelled(of, grid).filter((own) => own === label)).toHaveLength(area);
          }
        }
      }),
    );
  });

  it("the cheapest way from a mask, which over even ground is the shortest", () => {
    fc.assert(
      fc.property(planes, ({ grid, plane }) => {
        const mask = Uint8Array.from(plane, (value) => (value > 35 ? 1 : 0));
        const even = { cost: new Float32Array(plane.length).fill(1), relief: new Float32Array(plane.length) };
        const way = geodesicDistance(even, mask, grid);
        const straight = distanceTo(mask, grid);
        for (let i = 0; i < mask.length; i++) expect(way[i]).toBeCloseTo(straight[i] ?? 0, 3);
      }),
    );
  });

  it("what lies between known values, which stay as they are, the three channels as one by itself", () => {
    fc.assert(
      fc.property(planes, ({ grid, plane }) => {
        const known = Float32Array.from(plane, (value) => (value > 20 ? 1 : 0));
        const [full] = pushPull([plane, plane, plane], known, grid);
        expect(pushPullOne(plane, known, grid)).toEqual(full);
        const given = plane.filter((_, i) => known[i] === 1);
        if (given.length === 0) return;
        for (let i = 0; i < plane.length; i++) {
          if (known[i] === 1) expect(full[i]).toBe(plane[i]);
          expect(full[i]).toBeGreaterThanOrEqual(Math.min(...given) - 1e-3);
          expect(full[i]).toBeLessThanOrEqual(Math.max(...given) + 1e-3);
        }
      }),
    );
  });
});

/** As a king walks who pays √2 for a slanted step. */
function nearest(mask: Uint8Array, { width }: Grid, from: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const dx = Math.abs((i % width) - (from % width));
    const dy = Math.abs(Math.floor(i / width) - Math.floor(from / width));
    least = Math.min(least, Math.max(dx, dy) + (Math.SQRT2 - 1) * Math.min(dx, dy));
  }
  return least;
}
