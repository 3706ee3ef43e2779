import type { Grid, LabPlanes } from "./grid.js";

/** A colour that varies over the picture as a polynomial of its coordinates, each from −1 to 1: a lit backdrop, a vignette. */
export interface SmoothField {
  readonly order: number;
  /** L, a, b: a coefficient for each term x^i · y^j, i + j ≤ order, by i, then j. */
  readonly coefficients: readonly [Float64Array, Float64Array, Float64Array];
}

export function termCount(order: number): number {
  return ((order + 1) * (order + 2)) / 2;
}

/** Weighted least squares over the pixels at `index`; the ridge keeps a far extrapolation from running away. */
export function fitField(lab: LabPlanes, index: Int32Array, weight: Float32Array, order: number): SmoothField {
  const terms = termCount(order);
  // The matrix holds nothing but sums of w · x^i · y^j, each of them many times: they are added up once.
  const sums = new Float64Array(termCount(2 * order));
  const right = [new Float64Array(terms), new Float64Array(terms), new Float64Array(terms)] as const;
  for (let s = 0; s < index.length; s++) {
    const w = weight[s] ?? 0;
    if (w === 0) continue;
    const i = index[s] ?? 0;
    const x = coordinate(i % lab.width, lab.width);
    const y = coordinate(Math.floor(i / lab.width), lab.height);
    addPowers(sums, 2 * order, x, y, w);
    addPowers(right[0], order, x, y, w * (lab.l[i] ?? 0));
    addPowers(right[1], order, x, y, w * (lab.a[i] ?? 0));
    addPowers(right[2], order, x, y, w * (lab.b[i] ?? 0));
  }
  const matrix = normalMatrix(sums, order);
  addRidge(matrix, terms, order, sums[0] ?? 0);
  solveSymmetric(matrix, right, terms);
  return { order, coefficients: right };
}

/** Adds `value` · x^i · y^j to each term. */
function addPowers(sums: Float64Array, order: number, x: number, y: number, value: number): void {
  let term = 0;
  let along = value;
  for (let i = 0; i <= order; i++, along *= x) {
    let power = along;
    for (let j = 0; j <= order - i; j++, power *= y, term++) sums[term] = (sums[term] ?? 0) + power;
  }
}

/** The lower half; the product of two terms is a term of twice the order. */
function normalMatrix(sums: Float64Array, order: number): Float64Array {
  const terms = exponents(order);
  const matrix = new Float64Array(terms.length * terms.length);
  for (const [row, [i, j]] of terms.entries()) {
    for (const [column, [k, l]] of terms.slice(0, row + 1).entries()) {
      matrix[row * terms.length + column] = sums[termAt(i + k, j + l, 2 * order)] ?? 0;
    }
  }
  return matrix;
}

/** Of each term, those of x and y. */
function exponents(order: number): readonly (readonly [number, number])[] {
  const all = Array.from({ length: order + 1 }, (_, i) =>
    Array.from({ length: order + 1 - i }, (_, j) => [i, j] as const),
  );
  return all.flat();
}

/** Where x^i · y^j stands among the terms. */
function termAt(i: number, j: number, order: number): number {
  return i * (order + 1) - (i * (i - 1)) / 2 + j;
}

const RIDGE = 4e-4;

function addRidge(matrix: Float64Array, terms: number, order: number, total: number): void {
  let term = 0;
  for (let i = 0; i <= order; i++) {
    for (let j = 0; j <= order - i; j++, term++)
      matrix[term * terms + term] =
        (matrix[term * terms + term] ?? 0) + (i + j === 0 ? 1e-6 : RIDGE * total * (i + j > 2 ? 4 : 1));
  }
}

function coordinate(at: number, size: number): number {
  return ((at + 0.5) / size) * 2 - 1;
}

function fillBasis(basis: Float64Array, order: number, x: number, y: number): void {
  let term = 0;
  let xi = 1;
  for (let i = 0; i <= order; i++, xi *= x) {
    let value = xi;
    for (let j = 0; j <= order - i; j++, value *= y) basis[term++] = value;
  }
}

/** Cholesky in place; the ridge makes the matrix positive definite. The right sides become the solutions. */
function solveSymmetric(matrix: Float64Array, right: readonly Float64Array[], n: number): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0);
      matrix[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (matrix[j * n + j] ?? 0);
    }
  }
  for (const b of right) {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) b[i] = (b[i] ?? 0) - (matrix[i * n + k] ?? 0) * (b[k] ?? 0);
      b[i] = (b[i] ?? 0) / (matrix[i * n + i] ?? 0);
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) b[i] = (b[i] ?? 0) - (matrix[k * n + i] ?? 0) * (b[k] ?? 0);
      b[i] = (b[i] ?? 0) / (matrix[i * n + i] ?? 0);
    }
  }
}

/** The field at every pixel. */
export function drawField(field: SmoothField, grid: Grid): LabPlanes {
  const { width, height } = grid;
  const [l, a, b] = field.coefficients;
  return {
    width,
    height,
    l: drawChannel(l, field.order, grid),
    a: drawChannel(a, field.order, grid),
    b: drawChannel(b, field.order, grid),
  };
}

/** For a fixed row the field is a polynomial of x alone: a Horner scheme of `order` steps a pixel. */
function drawChannel(c: Float64Array, order: number, { width, height }: Grid): Float32Array {
  const result = new Float32Array(width * height);
  const along = new Float64Array(order + 1);
  const across = Float64Array.from({ length: width }, (_, x) => coordinate(x, width));
  for (let y = 0; y < height; y++) {
    const v = coordinate(y, height);
    let term = 0;
    for (let i = 0; i <= order; i++) {
      let sum = 0;
      let vj = 1;
      for (let j = 0; j <= order - i; j++, vj *= v) sum += (c[term++] ?? 0) * vj;
      along[i] = sum;
    }
    for (let x = 0; x < width; x++) {
      const u = across[x] ?? 0;
      let value = along[order] ?? 0;
      for (let i = order - 1; i >= 0; i--) value = value * u + (along[i] ?? 0);
      result[y * width + x] = value;
    }
  }
  return result;
}

/** Distances of the pixels at `index` from the field, negative where they are darker. */
export function residuals(field: SmoothField, lab: LabPlanes, index: Int32Array): Float32Array {
  const basis = new Float64Array(termCount(field.order));
  const [cl, ca, cb] = field.coefficients;
  const result = new Float32Array(index.length);
  for (let s = 0; s < index.length; s++) {
    const i = index[s] ?? 0;
    fillBasis(
      basis,
      field.order,
      coordinate(i % lab.width, lab.width),
      coordinate(Math.floor(i / lab.width), lab.height),
    );
    let dl = lab.l[i] ?? 0;
    let da = lab.a[i] ?? 0;
    let db = lab.b[i] ?? 0;
    for (let t = 0; t < basis.length; t++) {
      dl -= (cl[t] ?? 0) * (basis[t] ?? 0);
      da -= (ca[t] ?? 0) * (basis[t] ?? 0);
      db -= (cb[t] ?? 0) * (basis[t] ?? 0);
    }
    const length = Math.sqrt(dl * dl + da * da + db * db);
    result[s] = dl < 0 ? -length : length;
  }
  return result;
}
