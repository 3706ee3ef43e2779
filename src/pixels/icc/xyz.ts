/** XYZ as ICC has it (D50) to linear sRGB: the inverse of the primaries that every sRGB profile carries. */
export const XYZ_TO_SRGB = [
  3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.033454, 0.0719453, -0.2289914, 1.4052427,
] as const;

/** D50, the white of the profile connection space. */
export const WHITE = [0.9642, 1, 0.8249] as const;
