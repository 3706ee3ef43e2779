const BINS = 12;
const LEAF_SIZE = 4;

/**
 * A bounding volume hierarchy over triangles, in flat arrays: a node's left child follows it, `link` is its right child
 * or, in a leaf, its first triangle.
 *
 * @param {Float32Array} corners nine numbers a triangle
 */
export function createBvh(corners) {
  const tree = build(corners);
  const triangles = edgesInOrder(corners, tree.order);
  const stack = new Int32Array(64);
  const found = { distance: 0, triangle: 0, u: 0, v: 0 };

  /** Finds the nearest triangle before `limit` (or any at all, which is all that a shadow needs to know). */
  function intersect(origin, direction, limit, any) {
    const { bounds, link, count, axis } = tree;
    const inverse = [1 / direction[0], 1 / direction[1], 1 / direction[2]];
    let nearest = limit;
    let depth = 1;
    stack[0] = 0;
    found.triangle = -1;
    while (depth > 0 && !(any && found.triangle >= 0)) {
      const node = stack[--depth];
      if (!reaches(bounds, node * 6, origin, inverse, nearest)) continue;
      if (count[node] > 0) {
        nearest = nearestInLeaf(link[node], count[node], origin, direction, nearest);
        continue;
      }
      const forward = direction[axis[node]] > 0;
      stack[depth++] = forward ? link[node] : node + 1;
      stack[depth++] = forward ? node + 1 : link[node];
    }
    found.distance = nearest;
    return found.triangle < 0 ? undefined : found;
  }

  function nearestInLeaf(first, size, [ox, oy, oz], [dx, dy, dz], limit) {
    let nearest = limit;
    for (let i = first; i < first + size; i++) {
      const distance = meet(triangles, i * 9, ox, oy, oz, dx, dy, dz, nearest, found);
      if (distance === 0) continue;
      nearest = distance;
      found.triangle = tree.order[i];
    }
    return nearest;
  }

  return {
    nearest: (origin, direction) => intersect(origin, direction, Number.POSITIVE_INFINITY, false),
    blocked: (origin, direction, limit) => intersect(origin, direction, limit, true) !== undefined,
  };
}

/** Whether a ray enters a box before `limit`: the three slabs that the box is made of have to overlap along it. */
function reaches(bounds, b, [ox, oy, oz], [ix, iy, iz], limit) {
  const x0 = (bounds[b] - ox) * ix;
  const x1 = (bounds[b + 3] - ox) * ix;
  const y0 = (bounds[b + 1] - oy) * iy;
  const y1 = (bounds[b + 4] - oy) * iy;
  const z0 = (bounds[b + 2] - oz) * iz;
  const z1 = (bounds[b + 5] - oz) * iz;
  const enter = Math.max(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1));
  const leave = Math.min(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1));
  return leave >= 0 && enter <= leave && enter <= limit;
}

/** Möller–Trumbore: the distance to a triangle, or 0; the place on it goes into `found`. */
function meet(t, i, ox, oy, oz, dx, dy, dz, limit, found) {
  const px = dy * t[i + 8] - dz * t[i + 7];
  const py = dz * t[i + 6] - dx * t[i + 8];
  const pz = dx * t[i + 7] - dy * t[i + 6];
  const determinant = t[i + 3] * px + t[i + 4] * py + t[i + 5] * pz;
  if (determinant > -1e-14 && determinant < 1e-14) return 0;
  const inverse = 1 / determinant;
  const [sx, sy, sz] = [ox - t[i], oy - t[i + 1], oz - t[i + 2]];
  const u = (sx * px + sy * py + sz * pz) * inverse;
  if (u < 0 || u > 1) return 0;
  const qx = sy * t[i + 5] - sz * t[i + 4];
  const qy = sz * t[i + 3] - sx * t[i + 5];
  const qz = sx * t[i + 4] - sy * t[i + 3];
  const v = (dx * qx + dy * qy + dz * qz) * inverse;
  if (v < 0 || u + v > 1) return 0;
  const distance = (t[i + 6] * qx + t[i + 7] * qy + t[i + 8] * qz) * inverse;
  if (distance <= 1e-5 || distance >= limit) return 0;
  found.u = u;
  found.v = v;
  return distance;
}

function edgesInOrder(corners, order) {
  const triangles = new Float32Array(corners.length);
  order.forEach((triangle, place) => {
    for (let axis = 0; axis < 3; axis++) {
      const corner = corners[triangle * 9 + axis];
      triangles[place * 9 + axis] = corner;
      triangles[place * 9 + 3 + axis] = corners[triangle * 9 + 3 + axis] - corner;
      triangles[place * 9 + 6 + axis] = corners[triangle * 9 + 6 + axis] - corner;
    }
  });
  return triangles;
}

function build(corners) {
  const size = corners.length / 9;
  const boxes = boxesOf(corners, size);
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  const tree = {
    order,
    bounds: new Float32Array(size * 12),
    link: new Int32Array(size * 2),
    count: new Int32Array(size * 2),
    axis: new Uint8Array(size * 2),
  };
  let nodes = 0;
  const divide = (first, last) => {
    const node = nodes++;
    const box = around(boxes, order, first, last);
    tree.bounds.set(box, node * 6);
    const split = last - first > LEAF_SIZE ? bestSplit(boxes, order, first, last) : undefined;
    if (split === undefined) {
      tree.link[node] = first;
      tree.count[node] = last - first;
      return node;
    }
    tree.axis[node] = split.axis;
    const middle = partition(boxes, order, first, last, split);
    divide(first, middle);
    tree.link[node] = divide(middle, last);
    return node;
  };
  divide(0, size);
  return tree;
}

function boxesOf(corners, size) {
  const boxes = new Float32Array(size * 6);
  for (let i = 0; i < size; i++) {
    for (let axis = 0; axis < 3; axis++) {
      const [a, b, c] = [corners[i * 9 + axis], corners[i * 9 + 3 + axis], corners[i * 9 + 6 + axis]];
      boxes[i * 6 + axis] = Math.min(a, b, c);
      boxes[i * 6 + 3 + axis] = Math.max(a, b, c);
    }
  }
  return boxes;
}

const emptyBox = () => [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];

function grow(box, boxes, i) {
  for (let axis = 0; axis < 3; axis++) {
    box[axis] = Math.min(box[axis], boxes[i * 6 + axis]);
    box[axis + 3] = Math.max(box[axis + 3], boxes[i * 6 + 3 + axis]);
  }
}

function around(boxes, order, first, last) {
  const box = emptyBox();
  for (let i = first; i < last; i++) grow(box, boxes, order[i]);
  return box;
}

function surface(box) {
  const [x, y, z] = [box[3] - box[0], box[4] - box[1], box[5] - box[2]];
  return x < 0 ? 0 : x * y + y * z + z * x;
}

const centre = (boxes, i, axis) => (boxes[i * 6 + axis] + boxes[i * 6 + 3 + axis]) / 2;
const binOf = (boxes, i, { axis, low, size }) =>
  Math.min(BINS - 1, Math.floor(((centre(boxes, i, axis) - low) / size) * BINS));

/** Where the surface area heuristic cuts the longest axis, seen through a few bins. */
function bestSplit(boxes, order, first, last) {
  const cut = longestAxis(boxes, order, first, last);
  if (cut.size < 1e-9) return undefined;
  const bins = Array.from({ length: BINS }, () => ({ box: emptyBox(), count: 0 }));
  for (let i = first; i < last; i++) {
    const bin = bins[binOf(boxes, order[i], cut)];
    grow(bin.box, boxes, order[i]);
    bin.count++;
  }
  let best = { cost: Infinity, bin: 0 };
  for (let bin = 1; bin < BINS; bin++) {
    const cost = costOf(bins.slice(0, bin)) + costOf(bins.slice(bin));
    if (cost < best.cost) best = { cost, bin };
  }
  return best.cost === Infinity ? undefined : { ...cut, bin: best.bin };
}

function longestAxis(boxes, order, first, last) {
  let longest = { axis: 0, low: 0, size: -1 };
  for (let axis = 0; axis < 3; axis++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = first; i < last; i++) {
      const place = centre(boxes, order[i], axis);
      low = Math.min(low, place);
      high = Math.max(high, place);
    }
    if (high - low > longest.size) longest = { axis, low, size: high - low };
  }
  return longest;
}

/** Area times triangles; infinite for an empty side, which would not divide anything. */
function costOf(bins) {
  const box = emptyBox();
  let count = 0;
  for (const bin of bins) {
    count += bin.count;
    for (let axis = 0; axis < 3; axis++) {
      box[axis] = Math.min(box[axis], bin.box[axis]);
      box[axis + 3] = Math.max(box[axis + 3], bin.box[axis + 3]);
    }
  }
  return count === 0 ? Infinity : surface(box) * count;
}

function partition(boxes, order, first, last, split) {
  let middle = first;
  for (let i = first; i < last; i++) {
    if (binOf(boxes, order[i], split) >= split.bin) continue;
    [order[i], order[middle]] = [order[middle], order[i]];
    middle++;
  }
  return middle;
}
