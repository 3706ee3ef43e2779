/**
 * The seamless paper of a photo studio: a floor (y = 0) that curves up, with `radius`, into a wall at z = -`depth`.
 * It is endless to both sides, and everything else stands on its near side.
 */
export function createBackdrop({ depth, radius }) {
  const bend = radius - depth;
  return {
    /** The distance to the paper along a ray, or infinity. */
    distance([, oy, oz], [, dy, dz]) {
      if (dy < 0 && oz - (oy / dy) * dz >= bend) return oy > 0 ? -oy / dy : Infinity;
      const wall = dz < 0 ? (-depth - oz) / dz : Infinity;
      if (wall < Infinity && oy + wall * dy >= radius) return wall;
      const a = dy * dy + dz * dz;
      const b = (oy - radius) * dy + (oz - bend) * dz;
      const root = b * b - a * ((oy - radius) ** 2 + (oz - bend) ** 2 - radius * radius);
      if (root < 0) return Infinity;
      const far = (Math.sqrt(root) - b) / a;
      return far > 0 && oy + far * dy < radius && oz + far * dz < bend ? far : Infinity;
    },
    normal([, y, z]) {
      if (z >= bend) return [0, 1, 0];
      return y >= radius ? [0, 0, 1] : [0, (radius - y) / radius, (bend - z) / radius];
    },
  };
}
