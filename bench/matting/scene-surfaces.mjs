/** Colours by place, in linear light from 0 to 1; `place` in canvas units. What is given as a colour is sRGB from 0 to 255. */

const clamp = (value, low = 0, high = 1) => Math.max(low, Math.min(high, value));
const smooth = (from, to, value) => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};

export function toLinear(colour) {
  return colour.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
}

export function fromLinear(value) {
  const c = clamp(value);
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
}

const blend = (one, other, part) => one.map((value, c) => value + (other[c] - value) * part);

/** Fractal value noise, 0 to 1. */
function noise(random) {
  const table = Float32Array.from({ length: 65536 }, () => random.next());
  const at = (x, y) => table[((y & 255) << 8) | (x & 255)];
  const octave = (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(0, 1, x - left), smooth(0, 1, y - top)];
    const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
    const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
    return upper * (1 - v) + lower * v;
  };
  return (x, y) => {
    let sum = 0;
    for (let k = 0, size = 0.5, step = 1; k < 4; k++, size /= 2, step *= 2) sum += size * octave(x * step, y * step);
    return sum;
  };
}

export function flat(colour) {
  const linear = toLinear(colour);
  return () => linear;
}

export function stripes(one, other, period, turn) {
  const colours = [toLinear(one), toLinear(other)];
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return (x, y) => colours[Math.floor((x * c + y * s) / period) & 1];
}

export function checks(one, other, size) {
  const colours = [toLinear(one), toLinear(other)];
  return (x, y) => colours[(Math.floor(x / size) + Math.floor(y / size)) & 1];
}

export function marble(random, one, other, scale) {
  const [a, b] = [toLinear(one), toLinear(other)];
  const field = noise(random);
  return (x, y) => blend(a, b, clamp(field(x * scale + 50, y * scale + 50) * 1.4 - 0.2));
}

/** A label with lines of print on it. */
export function labelled(base, paper, ink) {
  const [a, b, c] = [toLinear(base), toLinear(paper), toLinear(ink)];
  return (x, y) => {
    const v = y - 80;
    if (Math.abs(x) > 110 || Math.abs(v) > 110) return a;
    const printed =
      Math.abs(v) % 34 < 12 && Math.abs(x) < 88 && (Math.floor(x / 9) * 7 + Math.floor(v / 34) * 3) % 5 !== 0;
    return printed ? c : b;
  };
}

export function gradient(one, other, angle) {
  const [a, b] = [toLinear(one), toLinear(other)];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => blend(a, b, clamp(0.5 + (x * c) / 1200 + (y * s) / 900));
}

export function vignette(middle, rim, { cx, cy, radius }) {
  const [a, b] = [toLinear(middle), toLinear(rim)];
  return (x, y) => blend(a, b, smooth(0, 1, Math.hypot((x - cx) / radius, (y - cy) / (radius * 0.8))));
}

/** A wall that goes over into a floor at `height`, within `softness`. */
export function cove(wall, floor, height, softness) {
  const [a, b] = [toLinear(wall), toLinear(floor)];
  return (x, y) => {
    const light = 1 - 0.12 * Math.hypot(x / 800, y / 900);
    return blend(a, b, smooth(height - softness, height + softness, y)).map((value) => value * light);
  };
}

export function paper(random, colour, depth, scale) {
  const base = toLinear(colour);
  const field = noise(random);
  return (x, y) => {
    const light = 1 + depth * 2 * (field(x * scale + 500, y * scale + 500) - 0.45);
    return base.map((value) => value * light);
  };
}

export function wood(random, one, other) {
  const [a, b] = [toLinear(one), toLinear(other)];
  const field = noise(random);
  return (x, y) => {
    const grain = Math.sin(y * 0.06 + 6 * field(x * 0.004 + 9, y * 0.02 + 9));
    return blend(a, b, clamp(0.5 + 0.5 * grain * field(x * 0.02 + 3, y * 0.3 + 3)));
  };
}

/** Coloured things all over the place. */
export function clutter(random, shapes) {
  const things = shapes.map((shape) => ({
    shape,
    colour: toLinear([random.next(), random.next(), random.next()].map((v) => v * 255)),
  }));
  const base = toLinear([random.between(90, 150), random.between(90, 140), random.between(70, 120)]);
  const field = noise(random);
  return (x, y) => {
    const top = things.findLast((thing) => thing.shape(x, y) < 0)?.colour ?? base;
    const light = 0.7 + 0.6 * field(x * 0.05 + 7, y * 0.05 + 7);
    return top.map((value) => value * light);
  };
}
