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
    // Two at once; the second one after an odd row is written over, or lies behind the plane.
    for (let x = 0; x < width; x += 2) {
      const u = f64x2.sub(f64x2.mul(f64x2.div(f64x2(<f64>x + 0.5, <f64>x + 1.5), f64x2.splat(width)), f64x2.splat(2)), f64x2.splat(1));
      let sum = v128.load64_splat(terms + (<usize>order << 3));
      for (let i = order - 1; i >= 0; i--) sum = f64x2.add(f64x2.mul(sum, u), v128.load64_splat(terms + (<usize>i << 3)));
      v128.store64_lane(to + (<usize>x << 2), f32x4.demote_f64x2_zero(sum), 0);
    }
    to += <usize>width << 2;
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

/** Places from −1 to 1 of so many pixels. */
export function placeSamples(
  index: usize,
  count: i32,
  width: i32,
  height: i32,
  xs: usize,
  ys: usize,
): void {
  for (let s = 0; s < count; s++) {
    const i = load<i32>(index + (<usize>s << 2));
    putWide(xs, s, ((<f64>(i % width) + 0.5) / <f64>width) * 2 - 1);
    putWide(ys, s, ((<f64>(i / width) + 0.5) / <f64>height) * 2 - 1);
  }
}

// @ts-expect-error: decorator
@inline
function putWide(plane: usize, at: i32, to: f64): void {
  store<f64>(plane + (<usize>at << 3), to);
}

/** Keeps a far extrapolation from running away. */
const RIDGE: f64 = 4e-4;

/**
 * Turns what `addSamples` has added up into the coefficients of L, a and b, one behind the other, in place of the sums of
 * colours. `matrix` has room for as many values as there are pairs of terms.
 */
export function solveField(sums: usize, order: i32, matrix: usize): void {
  const terms = ((order + 1) * (order + 2)) >> 1;
  drawMatrix(sums, order, matrix, terms);
  addRidge(matrix, terms, order, load<f64>(sums));
  decompose(matrix, terms);
  const first = sums + (<usize>((2 * order + 1) * (2 * order + 2)) << 2);
  for (let channel = 0; channel < 3; channel++) substitute(matrix, first + (<usize>(channel * terms) << 3), terms);
}

/** The lower half; the product of two terms is a term of twice the order. */
function drawMatrix(sums: usize, order: i32, matrix: usize, terms: i32): void {
  let row = 0;
  for (let i = 0; i <= order; i++) {
    for (let j = 0; j <= order - i; j++, row++) {
      let column = 0;
      for (let k = 0; k <= i; k++) {
        for (let l = 0; l <= order - k && column <= row; l++, column++) {
          putWide(matrix, row * terms + column, wide(sums, termAt(i + k, j + l, 2 * order)));
        }
      }
    }
  }
}

/** Where x^i · y^j stands among the terms. */
// @ts-expect-error: decorator
@inline
function termAt(i: i32, j: i32, order: i32): i32 {
  return i * (order + 1) - ((i * (i - 1)) >> 1) + j;
}

function addRidge(matrix: usize, terms: i32, order: i32, total: f64): void {
  let term = 0;
  for (let i = 0; i <= order; i++) {
    for (let j = 0; j <= order - i; j++, term++) {
      const own = i + j === 0 ? 1e-6 : RIDGE * total * (i + j > 2 ? 4 : 1);
      putWide(matrix, term * terms + term, wide(matrix, term * terms + term) + own);
    }
  }
}

/** Cholesky in place; the ridge makes the matrix positive definite. */
function decompose(matrix: usize, n: i32): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = wide(matrix, i * n + j);
      for (let k = 0; k < j; k++) sum -= wide(matrix, i * n + k) * wide(matrix, j * n + k);
      putWide(matrix, i * n + j, i === j ? sqrt(max(sum, 1e-9)) : sum / wide(matrix, j * n + j));
    }
  }
}

/** The right side becomes the solution. */
function substitute(matrix: usize, right: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    let own = wide(right, i);
    for (let k = 0; k < i; k++) own -= wide(matrix, i * n + k) * wide(right, k);
    putWide(right, i, own / wide(matrix, i * n + i));
  }
  for (let i = n - 1; i >= 0; i--) {
    let own = wide(right, i);
    for (let k = i + 1; k < n; k++) own -= wide(matrix, k * n + i) * wide(right, k);
    putWide(right, i, own / wide(matrix, i * n + i));
  }
}

/** Tukey's weights of residuals, those below zero counting for `dark` times as much, times each sample's own. */
export function weighSamples(residuals: usize, count: i32, limit: f64, dark: f64, own: usize, out: usize): void {
  for (let s = 0; s < count; s++) {
    const residual = value(residuals, s);
    const u = (residual < 0 ? -dark * residual : residual) / limit;
    const left = 1 - u * u;
    store<f32>(out + (<usize>s << 2), u < 1 ? <f32>(left * left * value(own, s)) : 0);
  }
}

/** The magnitudes of the residuals whose sample has a weight, one behind the other. @returns how many there are */
export function gatherWeighed(residuals: usize, weights: usize, count: i32, out: usize): i32 {
  let to = out;
  for (let s = 0; s < count; s++) {
    if (!(value(weights, s) > 0)) continue;
    store<f32>(to, <f32>abs(value(residuals, s)));
    to += 4;
  }
  return <i32>((to - out) >> 2);
}

/** The magnitudes of the residuals that are less than a limit. @returns how many there are */
export function gatherNear(residuals: usize, count: i32, limit: f64, out: usize): i32 {
  let to = out;
  for (let s = 0; s < count; s++) {
    const size = abs(value(residuals, s));
    if (!(size < limit)) continue;
    store<f32>(to, <f32>size);
    to += 4;
  }
  return <i32>((to - out) >> 2);
}

/** Means over the clean ones of each 2 × 2 pixels of what colours have left over of a field, into planes of zeros; `weight` is 1 where there is one, else `fade`. */
export function halve(
  l: usize,
  fl: usize,
  a: usize,
  fa: usize,
  b: usize,
  fb: usize,
  clean: usize,
  width: i32,
  height: i32,
  fade: f32,
  weight: usize,
  hl: usize,
  ha: usize,
  hb: usize,
): void {
  const across = (width + 1) >> 1;
  const size = <usize>(across * ((height + 1) >> 1)) << 2;
  memory.fill(weight, 0, size);
  memory.fill(hl, 0, size);
  memory.fill(ha, 0, size);
  memory.fill(hb, 0, size);
  let i = 0;
  for (let y = 0; y < height; y++) {
    const row = (y >> 1) * across;
    for (let x = 0; x < width; x++, i++) {
      if (load<u8>(clean + i) === 0) continue;
      const at = <usize>(row + (x >> 1)) << 2;
      store<f32>(weight + at, load<f32>(weight + at) + 1);
      addTo(hl + at, value(l, i), value(fl, i));
      addTo(ha + at, value(a, i), value(fa, i));
      addTo(hb + at, value(b, i), value(fb, i));
    }
  }
  for (let at: usize = 0; at < size; at += 4) {
    const count = <f64>load<f32>(weight + at);
    store<f32>(weight + at, count > 0 ? 1 : fade);
    if (count < 2) continue;
    store<f32>(hl + at, <f32>(<f64>load<f32>(hl + at) / count));
    store<f32>(ha + at, <f32>(<f64>load<f32>(ha + at) / count));
    store<f32>(hb + at, <f32>(<f64>load<f32>(hb + at) / count));
  }
}

// @ts-expect-error: decorator
@inline
function addTo(at: usize, own: f64, field: f64): void {
  store<f32>(at, <f32>(<f64>load<f32>(at) + own - field));
}
