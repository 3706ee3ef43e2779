/** The sRGB transfer curve (IEC 61966-2-1) as tables, since it is needed for every sample of every picture. */

/** Linear light, 0 to 1, of each 8-bit value. */
export const LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, value) => toLinear(value / 255));

const STEPS = 1 << 14;
/** The 8-bit value of each step of linear light. */
export const ENCODED: Uint8Array = Uint8Array.from({ length: STEPS + 1 }, (_, i) =>
  Math.round(toEncoded(i / STEPS) * 255),
);

/** The 8-bit value of linear light; what lies outside 0 to 1 is clipped. */
export function encoded(linear: number): number {
  return ENCODED[linear <= 0 ? 0 : linear >= 1 ? STEPS : (linear * STEPS + 0.5) | 0] ?? 0;
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toEncoded(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
}
