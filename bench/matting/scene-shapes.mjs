/** Outlines as signed distances in canvas units, negative inside; the canvas is 1200 × 900, its origin in the middle, y down. */

const clamp = (value, low = 0, high = 1) => Math.max(low, Math.min(high, value));

export const disc =
  (radius, cx = 0, cy = 0) =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

export const ring =
  (radius, half, cx = 0, cy = 0) =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - half;

export const box =
  (halfWidth, halfHeight, round = 0, cx = 0, cy = 0) =>
  (x, y) => {
    const u = Math.abs(x - cx) - halfWidth + round;
    const v = Math.abs(y - cy) - halfHeight + round;
    return Math.hypot(Math.max(u, 0), Math.max(v, 0)) + Math.min(Math.max(u, v), 0) - round;
  };

export const stroke = (x0, y0, x1, y1, half) => {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy || 1;
  return (x, y) => {
    const t = clamp(((x - x0) * dx + (y - y0) * dy) / square);
    return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - half;
  };
};

export const ellipse =
  (a, b, cx = 0, cy = 0) =>
  (x, y) => {
    const u = (x - cx) / a;
    const v = (y - cy) / b;
    const k = Math.hypot(u, v);
    return (k * (k - 1)) / (Math.hypot(u / a, v / b) || 1e-6);
  };

export const polygon = (points) => (x, y) => {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i];
    const [xj, yj] = points[j];
    const ex = xj - xi;
    const ey = yj - yi;
    const t = clamp(((x - xi) * ex + (y - yi) * ey) / (ex * ex + ey * ey));
    nearest = Math.min(nearest, (x - xi - t * ex) ** 2 + (y - yi - t * ey) ** 2);
    if (yi > y !== yj > y && x < (ex * (y - yi)) / ey + xi) inside = !inside;
  }
  return (inside ? -1 : 1) * Math.sqrt(nearest);
};

export const union =
  (...shapes) =>
  (x, y) => {
    let least = Number.POSITIVE_INFINITY;
    for (const shape of shapes) {
      const distance = shape(x, y);
      if (distance < least) least = distance;
    }
    return least;
  };

export const without = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y));

export const place = (shape, { dx = 0, dy = 0, scale = 1, turn = 0, mirrored = false }) => {
  const c = Math.cos(turn) / scale;
  const s = Math.sin(turn) / scale;
  return (x, y) => {
    const u = c * (x - dx) + s * (y - dy);
    return scale * shape(mirrored ? -u : u, c * (y - dy) - s * (x - dx));
  };
};

export const blob = (random, radius, swing) => {
  const waves = Array.from({ length: 6 }, (_, k) => [
    random.between(0, 6.28),
    (swing * random.between(0.5, 1)) / (k + 1),
  ]);
  return (x, y) => {
    const angle = Math.atan2(y, x);
    const edge = waves.reduce((sum, [phase, size], k) => sum + size * Math.sin((k + 2) * angle + phase), radius);
    return (Math.hypot(x, y) - edge) * 0.8;
  };
};

export const bottle = (random) => {
  const body = random.between(80, 135);
  const neck = random.between(26, 44);
  const [shoulder, waist] = [random.between(-230, -180), random.between(-130, -60)];
  return (x, y) => {
    const t = clamp((y - shoulder) / (waist - shoulder));
    const half = neck + (body - neck) * t * t * (3 - 2 * t);
    return Math.max((Math.abs(x) - half) * 0.85, -330 - y, y - 300);
  };
};

export const mug = (random) => {
  const [width, height] = [random.between(130, 180), random.between(150, 210)];
  const body = box(width, height, random.between(10, 40), -40, 0);
  const handle = ring(random.between(80, 115), random.between(16, 30), width - 30, random.between(-40, 40));
  return union(body, without(handle, box(width - 5, 300, 0, -40, 0)));
};

export const shoe = (random) => {
  const jitter = ([x, y]) => [x + random.between(-25, 25), y + random.between(-20, 20)];
  const upper = [
    [-320, -40],
    [-220, -150],
    [-110, -140],
    [-20, -40],
    [160, 0],
    [300, 50],
  ].map(jitter);
  return union(polygon([[-330, 120], ...upper, [330, 120]]), box(335, random.between(22, 36), 18, 0, 140));
};

export const lattice = (random) => {
  const rails = [box(20, 330, 8, -230, 0), box(20, 330, 8, 230, 0), box(250, 18, 8, 0, -300), box(250, 18, 8, 0, 120)];
  const count = random.whole(2, 4);
  const half = random.between(7, 13);
  for (let k = -count; k <= count; k++) rails.push(box(half, 210, 4, (k * 195) / count, -90));
  return union(...rails);
};

export const wheel = (random) => {
  const parts = [ring(270, random.between(7, 16)), disc(random.between(18, 34))];
  const spokes = random.whole(9, 18);
  const half = random.between(1.4, 2.6);
  for (let k = 0; k < spokes; k++) {
    const angle = (k * 2 * Math.PI) / spokes;
    parts.push(stroke(0, 0, 270 * Math.cos(angle), 270 * Math.sin(angle), half));
  }
  return union(...parts);
};

export const cable = (random) => {
  const half = random.between(2.8, 6);
  const waves = random.between(6, 11);
  const swing = random.between(70, 150);
  const at = (k) => [-420 + k * 14, 110 - swing * Math.sin((k / 60) * waves) - k * 1.2];
  const parts = [box(46, 26, 10, ...at(61.5))];
  for (let k = 0; k < 60; k++) parts.push(stroke(...at(k), ...at(k + 1), half));
  return union(...parts);
};

/** Strands of hair that start at a bar and thin out, each a chain of strokes. */
export const bristles = (random, { count, length, fan, half }) =>
  Array.from({ length: count }, () => {
    const bend = random.between(-0.13, 0.13);
    let angle = -Math.PI / 2 + random.between(-fan, fan);
    let [x, y] = [random.between(-120, 120), 130];
    return Array.from({ length: 8 }, (_, k) => {
      const from = [x, y];
      x += (Math.cos(angle) * length) / 8;
      y += (Math.sin(angle) * length) / 8;
      angle += bend;
      return { from, to: [x, y], half: half * (1 - k / 10) };
    });
  }).flat();
