import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Judged, judge } from "../../src/finish/checks/judge.js";
import { sharpnessOf } from "../../src/finish/checks/sharpness.js";
import { layOut } from "../../src/finish/layout.js";
import { findSubject } from "../../src/finish/subject.js";
import type { Check } from "../../src/model.js";
import type { Raster } from "../../src/pixels/raster.js";

const [width, height] = [200, 100];

/** A solid box in a clear picture. */
function box(left: number, top: number, right: number, bottom: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) data.set([90, 60, 30, 255], (y * width + x) * 4);
  return { width, height, data };
}

async function faults(cutout: Raster, check: Check, confidence?: number): Promise<readonly string[]> {
  const subject = findSubject(cutout);
  const judged: Judged = {
    cutout: async () => cutout,
    subject: async () => subject,
    layout: async () => layOut({ x: 0, y: 0, width, height }, { margin: { unit: "px", value: 0 } }),
    confidence,
  };
  return (await judge(judged, [check])).faults;
}

describe("each check passes what it should, and says what it measured of the rest", () => {
  const middle = box(50, 20, 150, 80);
  it.each([
    ["a fill within its bounds", middle, { kind: "fill", least: 0.5, most: 0.6 }, undefined],
    ["a fill below", middle, { kind: "fill", least: 0.7, most: 1 }, /fills 60% of the canvas' side, less than 70%/],
    ["a fill above", middle, { kind: "fill", least: 0.1, most: 0.5 }, /fills 60% .*more than 50%/],
    ["a subject of just that size", middle, { kind: "min-subject", width: 100, height: 60 }, undefined],
    ["a smaller subject", middle, { kind: "min-subject", width: 101, height: 60 }, /100×60 px, less than 101×60/],
    ["a smaller product", middle, { kind: "min-size", width: 200, height: 101 }, /it is 200×100 px/],
    ["a whole subject", middle, { kind: "whole" }, undefined],
    ["a subject at two edges", box(0, 0, 50, 50), { kind: "whole" }, /frame \(top, left\)/],
    ["a mask", middle, { kind: "alpha" }, undefined],
    ["all opaque", box(0, 0, width, height), { kind: "alpha" }, /opaque all over/],
    ["all clear", box(0, 0, 0, 0), { kind: "alpha" }, /clear all over/],
    ["no subject", box(0, 0, 0, 0), { kind: "whole" }, /nothing in the cutout is visible/],
    ["a surface without a detail", middle, { kind: "sharp", least: 1 }, /sharpness is 0\.0, less than 1/],
  ] as const)("%s", async (_what, cutout, check, fault) => {
    const [first = ""] = await faults(cutout, check);
    if (fault === undefined) expect(first).toBe("");
    else expect(first).toMatch(fault);
  });

  it("a confidence", async () => {
    expect(await faults(middle, { kind: "confidence", least: 0.8 }, 0.8)).toEqual([]);
    expect(await faults(middle, { kind: "confidence", least: 0.8 }, 0.62)).toEqual([
      "the service's confidence is 62%, less than 80%",
    ]);
    expect(await faults(middle, { kind: "confidence", least: 0.8 })).toEqual([]);
  });
});

it("sharpness is the variance that a plain convolution gives, and falls with every blur", async () => {
  const noise = Uint8Array.from({ length: 64 * 64 }, (_, i) => ((i * 7919) % 251) + ((i >> 6) % 5));
  const grey = (sigma: number) => {
    const picture = sharp(noise, { raw: { width: 64, height: 64, channels: 1 } });
    return (sigma === 0 ? picture : picture.blur(sigma)).extractChannel(0).raw().toBuffer();
  };
  const measured: number[] = [];
  for (const sigma of [0, 1, 2]) {
    const luma = await grey(sigma);
    const data = new Uint8ClampedArray(64 * 64 * 4);
    luma.forEach((value, i) => void data.set([value, value, value, 255], i * 4));
    measured.push(sharpnessOf({ width: 64, height: 64, data }, { x: 0, y: 0, width: 64, height: 64 }));
    if (sigma === 0) expect(measured[0]).toBeCloseTo(variance(laplacian(luma)), 0);
  }
  expect(measured.toSorted((a, b) => b - a)).toEqual(measured);
});

function laplacian(luma: Buffer): readonly number[] {
  const at = (x: number, y: number) => luma[y * 64 + x] ?? 0;
  return Array.from({ length: 62 * 62 }, (_, i) => {
    const [x, y] = [(i % 62) + 1, Math.floor(i / 62) + 1];
    return at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
  });
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
