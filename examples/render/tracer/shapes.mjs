import { add, along, basis, cross, dot, normalize, scale, subtract } from "./vector.mjs";

/**
 * A mesh is `{ vertices, faces }`: vertices of `{ position, normal, uv }` and triangles of three vertex indices.
 * All shapes here are grids of a parametric surface, so that normals and texture places come for free.
 */
function grid(columns, rows, pointAt) {
  const vertices = [];
  const faces = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) vertices.push(vertexOf(column / columns, row / rows, pointAt));
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corner = row * (columns + 1) + column;
      faces.push([corner, corner + 1, corner + columns + 2], [corner, corner + columns + 2, corner + columns + 1]);
    }
  }
  return { vertices, faces };
}

function vertexOf(u, v, pointAt) {
  const step = 1e-4;
  const across = subtract(pointAt(u + step, v), pointAt(u - step, v));
  const down = subtract(pointAt(u, v + step), pointAt(u, v - step));
  return { position: pointAt(u, v), normal: normalize(cross(across, down)), uv: [u, v] };
}

/** A profile of `[radius, height]` points turned about the y axis; corners of the profile are rounded by `rounding`. */
export function lathe(profile, { rounding = 0, columns = 160, rows = 120 } = {}) {
  const at = polyline(
    profile.map(([r, h]) => [r, h, 0]),
    rounding,
  );
  return grid(columns, rows, (u, v) => {
    const [radius, height] = at(v);
    const angle = u * 2 * Math.PI;
    return [Math.max(radius, 1e-5) * Math.cos(angle), height, Math.max(radius, 1e-5) * Math.sin(angle)];
  });
}

/** A round tube of `radius` along a path of points, closed by caps that the eye takes for cut ends. */
export function tube(points, radius, { rounding = 0, columns = 24, rows = 80 } = {}) {
  const at = polyline(points, rounding);
  return grid(columns, rows, (u, v) => {
    const middle = at(v);
    const ahead = normalize(subtract(at(v + 1e-3), at(v - 1e-3)));
    const [side, up] = basis(ahead);
    const thickness = v <= 0 || v >= 1 ? radius * 1e-3 : radius;
    const angle = u * 2 * Math.PI;
    return add(middle, add(scale(side, thickness * Math.cos(angle)), scale(up, thickness * Math.sin(angle))));
  });
}

/** A long leaf: a blade along the curve `at(t)`, folded along its midrib and pointed at both ends. */
export function blade(at, { width, fold, sideways, columns = 8, rows = 48 }) {
  return grid(columns, rows, (u, v) => {
    const ahead = normalize(subtract(at(v + 1e-3), at(v - 1e-3)));
    const side = normalize(subtract(sideways, scale(ahead, dot(sideways, ahead))));
    const up = cross(side, ahead);
    const across = (u - 0.5) * 2;
    const half =
      width *
      (0.28 + 0.72 * Math.sin(Math.PI * Math.min(1, v * 1.35 + 0.05) * 0.55)) *
      (1 - Math.min(1, v) ** 5) ** 0.9;
    return along(along(at(v), side, across * half), up, Math.abs(across) * half * fold);
  });
}

/** The path through `points` at an even pace, v from 0 to 1, with each corner cut by a curve of size `rounding`. */
function polyline(points, rounding) {
  const path = rounding > 0 ? rounded(points, rounding) : points;
  const lengths = [0];
  for (let i = 1; i < path.length; i++) lengths.push(lengths[i - 1] + Math.hypot(...subtract(path[i], path[i - 1])));
  const total = lengths[lengths.length - 1];
  return (v) => {
    const place = v * total;
    let i = 1;
    while (i < path.length - 1 && lengths[i] < place) i++;
    return along(path[i - 1], subtract(path[i], path[i - 1]), (place - lengths[i - 1]) / (lengths[i] - lengths[i - 1]));
  };
}

function rounded(points, rounding) {
  const path = [points[0]];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const reach = Math.min(
      rounding,
      Math.hypot(...subtract(corner, before)) / 2,
      Math.hypot(...subtract(after, corner)) / 2,
    );
    const start = along(corner, normalize(subtract(before, corner)), reach);
    const end = along(corner, normalize(subtract(after, corner)), reach);
    for (let t = 0; t <= 1; t += 0.1) {
      path.push(add(add(scale(start, (1 - t) ** 2), scale(corner, 2 * t * (1 - t))), scale(end, t * t)));
    }
  }
  path.push(points[points.length - 1]);
  return path;
}

/** The mesh turned so that its y axis points along `axis`, then moved to `place`. */
export function placed(mesh, place, axis = [0, 1, 0]) {
  const up = normalize(axis);
  const [side, other] = basis(up);
  const turn = ([x, y, z]) => add(add(scale(side, x), scale(up, y)), scale(other, -z));
  const vertices = mesh.vertices.map(({ position, normal, uv }) => ({
    position: add(turn(position), place),
    normal: turn(normal),
    uv,
  }));
  return { vertices, faces: mesh.faces };
}
