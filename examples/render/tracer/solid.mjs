import { along, clamp, normalize } from "./vector.mjs";

/** Solids as signed distance functions `(x, y, z) => distance`, negative inside; and the mesh of one. */

export const roundBox =
  ([cx, cy, cz], [hx, hy, hz], radius) =>
  (x, y, z) => {
    const [qx, qy, qz] = [
      Math.abs(x - cx) - hx + radius,
      Math.abs(y - cy) - hy + radius,
      Math.abs(z - cz) - hz + radius,
    ];
    const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
    return outside + Math.min(0, Math.max(qx, qy, qz)) - radius;
  };

/** The corner between two faces at distances `a` and `b`, rounded by `radius`. */
export function roundCorner(a, b, radius) {
  const [u, v] = [a + radius, b + radius];
  return Math.hypot(Math.max(u, 0), Math.max(v, 0)) + Math.min(0, Math.max(u, v)) - radius;
}

/** The union of two distances whose seam is filled with a fillet of about `radius`. */
export function blend(a, b, radius) {
  const h = clamp(0.5 + (0.5 * (b - a)) / radius, 0, 1);
  return b + (a - b) * h - radius * h * (1 - h);
}

/** `a` without `b`, the rim rounded by `radius`. */
export const carve = (a, b, radius) => roundCorner(a, -b, radius);

/**
 * Naive surface nets: one vertex for each cell that the surface crosses, pulled onto the surface; quads between the
 * cells around each crossed edge. Normals are the field's own gradient, so that reflections stay smooth.
 */
export function meshOf(solid, low, high, cell) {
  const size = low.map((start, axis) => Math.ceil((high[axis] - start) / cell) + 1);
  const stride = [1, size[0], size[0] * size[1]];
  const field = sample(solid, low, size, cell);
  const ids = new Int32Array(field.length).fill(-1);
  const vertices = [];
  const faces = [];
  for (let z = 0; z < size[2] - 1; z++) {
    for (let y = 0; y < size[1] - 1; y++) {
      for (let x = 0; x < size[0] - 1; x++) {
        const at = x + y * stride[1] + z * stride[2];
        if (!crossed(field, at, stride)) continue;
        ids[at] = vertices.length;
        vertices.push(
          onSurface(
            solid,
            [x, y, z].map((i, axis) => low[axis] + (i + 0.5) * cell),
            cell,
          ),
        );
        if (x > 0 && y > 0 && z > 0) connect(field, ids, at, stride, faces);
      }
    }
  }
  return { vertices, faces };
}

function sample(solid, low, size, cell) {
  const field = new Float32Array(size[0] * size[1] * size[2]);
  let at = 0;
  for (let z = 0; z < size[2]; z++) {
    for (let y = 0; y < size[1]; y++) {
      for (let x = 0; x < size[0]; x++) field[at++] = solid(low[0] + x * cell, low[1] + y * cell, low[2] + z * cell);
    }
  }
  return field;
}

function crossed(field, at, [dx, dy, dz]) {
  let inside = 0;
  for (const corner of [0, dx, dy, dx + dy, dz, dx + dz, dy + dz, dx + dy + dz])
    inside += field[at + corner] < 0 ? 1 : 0;
  return inside > 0 && inside < 8;
}

/** Newton's steps from the middle of a cell down to the surface, held within the cell's neighbourhood. */
function onSurface(solid, middle, cell) {
  let position = middle;
  for (let step = 0; step < 4; step++) {
    const distance = clamp(solid(...position), -cell, cell);
    position = along(position, gradient(solid, position, cell * 0.25), -distance * 0.9);
  }
  return { position, normal: gradient(solid, position, cell * 0.25), uv: [0, 0] };
}

function gradient(solid, [x, y, z], step) {
  return normalize([
    solid(x + step, y, z) - solid(x - step, y, z),
    solid(x, y + step, z) - solid(x, y - step, z),
    solid(x, y, z + step) - solid(x, y, z - step),
  ]);
}

function connect(field, ids, at, stride, faces) {
  const inside = field[at] < 0;
  for (let axis = 0; axis < 3; axis++) {
    if (inside === field[at + stride[axis]] < 0) continue;
    const [u, v] = [stride[(axis + 1) % 3], stride[(axis + 2) % 3]];
    const quad = [ids[at], ids[at - u], ids[at - u - v], ids[at - v]];
    faces.push([quad[0], quad[1], quad[2]], [quad[0], quad[2], quad[3]]);
  }
}
