import { openKernels } from "../../pixels/kernels/kernels.js";
import type { LabPlanes, RgbPlanes } from "./grid.js";

/** From 0–255 gamma-coded to 0–1 linear light. */
const LINEAR = Float32Array.from({ length: 257 }, (_, i) => {
  const value = Math.min(1, i / 255);
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const STEPS = 4096;
const CURVE = Float32Array.from({ length: STEPS + 2 }, (_, i) => labCurve(i / STEPS));
/** D65, 2°, from sRGB primaries (IEC 61966-2-1). */
export function toLab({ width, height, ...rgb }: RgbPlanes): LabPlanes {
  const size = width * height;
  const { kernels, take, put } = openKernels(3 * size + LINEAR.length + CURVE.length, 5);
  const [l, a, b] = [take(size), take(size), take(size)];
  l.values.set(rgb.r);
  a.values.set(rgb.g);
  b.values.set(rgb.b);
  kernels.toLab(l.at, a.at, b.at, size, put(LINEAR), put(CURVE));
  return { width, height, l: l.values.slice(), a: a.values.slice(), b: b.values.slice() };
}

function labCurve(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}
