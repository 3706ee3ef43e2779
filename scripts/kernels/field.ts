// AssemblyScript, not TypeScript: polynomials over a picture, part of scripts/kernels/kernels.ts. Places and coefficients are
// 64-bit floats, colours and weights 32-bit ones. Terms are x^i · y^j, i + j ≤ order, by i, then j.

// @ts-expect-error: decorator
@inline
function wide(plane: usize, at: i32): f64 {
  return load<f64>(plane + (<usize>at << 3));
}

// @ts-expect-error: decorator
@inline
function value(plane: usize, at: i32): f64 {
  return <f64>load<f32>(plane + (<usize>at << 2));
}

/** Adds each sample's weight to `sums`, of terms of twice the order, and that times each of its colours to the three behind. */
export function addSamples(
  xs: usize,
  ys: usize,
  l: usize,
  a: usize,
  b: usize,
  weights: usize,
  count: i32,
  order: i32,
  sums: usize,
): void {
  const first = sums + (<usize>((2 * order + 1) * (2 * order + 2)) << 2);
  const bytes = <usize>((order + 1) * (order + 2)) << 2;
  memory.fill(sums, 0, first + 3 * bytes - sums);
  for (let s = 0; s < count; s++) {
    const weight = value(weights, s);
    if (weight === 0) continue;
    const x = wide(xs, s);
    const y = wide(ys, s);
    addPowers(sums, 2 * order, x, y, weight);
    addPowers(first, order, x, y, weight * value(l, s));
    addPowers(first + bytes, order, x, y, weight * value(a, s));
    addPowers(first + 2 * bytes, order, x, y, weight * value(b, s));
  }
}

/** Adds `weight` · x^i · y^j to each term. */
// @ts-expect-error: decorator
@inline
function addPowers(sums: usize, order: i32, x: f64, y: f64, weight: f64): void {
  let at = sums;
  let along = weight;
  for (let i = 0; i <= order; i++, along *= x) {
    let power = along;
    for (let j = 0; j <= order - i; j++, power *= y, at += 8) store<f64>(at, load<f64>(at) + power);
  }
}

/** Distances of samples from a field, negative where they are darker. `coefficients` are those of L, a and b, one behind the other. */
export function residuals(
  xs: usize,
  ys: usize,
  l: usize,
  a: usize,
  b: usize,
  count: i32,
  order: i32,
  coefficients: usize,
  out: usize,
): void {
  const bytes = <usize>((order + 1) * (order + 2)) << 2;
  for (let s = 0; s < count; s++) {
    const x = wide(xs, s);
    const y = wide(ys, s);
    let dl = value(l, s);
    let da = value(a, s);
    let db = value(b, s);
    let at = coefficients;
    let along: f64 = 1;
    for (let i = 0; i <= order; i++, along *= x) {
      let power = along;
      for (let j = 0; j <= order - i; j++, power *= y, at += 8) {
        dl -= load<f64>(at) * power;
        da -= load<f64>(at + bytes) * power;
        db -= load<f64>(at + 2 * bytes) * power;
      }
    }
    const length = sqrt(dl * dl + da * da + db * db);
    store<f32>(out + (<usize>s << 2), <f32>(dl < 0 ? -length : length));
  }
}

/** One channel at every pixel. For a fixed row it is a polynomial of x alone, whose terms are put into `terms`. */
export function drawChannel(coefficients: usize, order: i32, width: i32, height: i32, terms: usize, out: usize): void {
  let to = out;
  for (let y = 0; y < height; y++) {
    const v = ((<f64>y + 0.5) / <f64>height) * 2 - 1;
    let at = coefficients;
    for (let i = 0; i <= order; i++) {
      let sum: f64 = 0;
      let power: f64 = 1;
      for (let j = 0; j <= order - i; j++, power *= v, at += 8) sum += load<f64>(at) * power;
      store<f64>(terms + (<usize>i << 3), sum);
    }
    for (let x = 0; x < width; x++, to += 4) {
      const u = ((<f64>x + 0.5) / <f64>width) * 2 - 1;
      let sum = wide(terms, order);
      for (let i = order - 1; i >= 0; i--) sum = sum * u + wide(terms, i);
      store<f32>(to, <f32>sum);
    }
  }
}

/** Adds to a plane another of half its size, bilinear. `between` is a row of that with two values more. */
export function addEnlarged(
  plane: usize,
  rest: usize,
  between: usize,
  halfWidth: i32,
  halfHeight: i32,
  width: i32,
  height: i32,
): void {
  let to = plane;
  for (let y = 0; y < height; y++) {
    const near = (y >> 1) * halfWidth;
    const far = max(0, min(halfHeight - 1, (y >> 1) + (y & 1 ? 1 : -1))) * halfWidth;
    for (let x = 0; x < halfWidth; x++) {
      store<f32>(between + (<usize>(x + 1) << 2), <f32>(0.75 * value(rest, near + x) + 0.25 * value(rest, far + x)));
    }
    store<f32>(between, load<f32>(between, 4));
    store<f32>(between + (<usize>(halfWidth + 1) << 2), load<f32>(between + (<usize>halfWidth << 2)));
    for (let x = 0; x < width; x++, to += 4) {
      const at = (x >> 1) + 1;
      const beside = x & 1 ? at + 1 : at - 1;
      store<f32>(to, <f32>(<f64>load<f32>(to) + 0.75 * value(between, at) + 0.25 * value(between, beside)));
    }
  }
}
