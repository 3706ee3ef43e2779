import { scale } from "../tracer/vector.mjs";

/** A soft box of the given half sizes at `centre` that looks at `target`. */
function softBox(centre, target, [halfWidth, halfHeight], color) {
  const [x, y, z] = [target[0] - centre[0], target[1] - centre[1], target[2] - centre[2]];
  const flat = Math.hypot(x, z) || 1;
  const far = Math.hypot(x, y, z);
  const right = [-z / flat, 0, x / flat];
  const up = [(-x * y) / (flat * far), flat / far, (-z * y) / (flat * far)];
  // u × v has to point at the target: that is the side that shines.
  return { centre, u: scale(right, -halfWidth), v: scale(up, halfHeight), color };
}

/** The light of a product shot: a large key from the left, a fill from the right, a wide one from above. */
export const studioLights = ({ key = 1, fill = 0.45, top = 0.7 } = {}) => [
  softBox([-4.2, 4.4, 3.6], [0, 0.6, 0], [1.5, 1.9], scale([1, 0.96, 0.9], 9 * key)),
  softBox([5, 3.2, 3], [0, 0.6, 0], [1.3, 1.9], scale([0.9, 0.96, 1], 6 * fill)),
  softBox([0.3, 6.5, -0.6], [0, 0, -0.5], [3, 2], scale([1, 1, 1], 5 * top)),
];

/** The dim room behind the camera, as reflections see it. */
export const studioRoom = ([, y]) => scale([0.98, 1, 1.03], 0.28 + 0.22 * Math.max(0, y));

/** A tent of white cloth around the table: light from everywhere, hardly a shadow. */
export const lightTent = ([, y]) => scale([1, 1, 1.02], 1.5 + 0.3 * Math.max(0, y));

export const paper = (color) => ({ depth: 3.4, radius: 1.6, material: () => ({ color }) });
