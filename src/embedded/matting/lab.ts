import type { LabPlanes, RgbPlanes } from "./grid.js";

const LINEAR = Float32Array.from({ length: 257 }, (_, i) => {
  const value = Math.min(1, i / 255);
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
const STEPS = 4096;
const CURVE = Float32Array.from({ length: STEPS + 2 }, (_, i) => labCurve(i / STEPS));
/** The curve is too steep near black for interpolation in the table. */
const STEEP = 0.03;

/** From 0–255 gamma-coded to 0–1 linear light. */
export function linearLight(value: number): number {
  const index = value | 0;
  const low = LINEAR[index] ?? 0;
  return low + ((LINEAR[index + 1] ?? 0) - low) * (value - index);
}

/** D65, 2°, from sRGB primaries (IEC 61966-2-1). */
export function toLab(rgb: RgbPlanes): LabPlanes {
  const size = rgb.width * rgb.height;
  const lab = {
    width: rgb.width,
    height: rgb.height,
    l: new Float32Array(size),
    a: new Float32Array(size),
    b: new Float32Array(size),
  };
  for (let i = 0; i < size; i++) {
    const red = linearLight(rgb.r[i] ?? 0);
    const green = linearLight(rgb.g[i] ?? 0);
    const blue = linearLight(rgb.b[i] ?? 0);
    const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
    lab.l[i] = 116 * y - 16;
    lab.a[i] = 500 * (x - y);
    lab.b[i] = 200 * (y - z);
  }
  return lab;
}

function curve(t: number): number {
  if (t < STEEP) return labCurve(t);
  const at = t * STEPS;
  const index = at | 0;
  if (index >= STEPS) return 1;
  const low = CURVE[index] ?? 0;
  return low + ((CURVE[index + 1] ?? 0) - low) * (at - index);
}

function labCurve(t: number): number {
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
}
