import { openKernels } from "../../pixels/kernels/kernels.js";
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

/** Pixels that a field is fitted to: places from −1 to 1, and colours. */
export interface FieldSamples {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

export function samplesAt(lab: LabPlanes, index: Int32Array): FieldSamples {
  return {
    x: Float64Array.from(index, (i) => coordinate(i % lab.width, lab.width)),
    y: Float64Array.from(index, (i) => coordinate(Math.floor(i / lab.width), lab.height)),
    l: Float32Array.from(index, (i) => lab.l[i] ?? 0),
    a: Float32Array.from(index, (i) => lab.a[i] ?? 0),
    b: Float32Array.from(index, (i) => lab.b[i] ?? 0),
  };
}

/** Values that a sample takes in the kernels' memory, with a weight or what is made of it. */
const SAMPLE = 8;

/** Weighted least squares; the ridge keeps a far extrapolation from running away. */
export function fitField({ x, y, l, a, b }: FieldSamples, weight: Float32Array, order: number): SmoothField {
  const terms = termCount(order);
  // The matrix holds nothing but sums of w · x^i · y^j, each of them many times: they are added up once.
  const all = termCount(2 * order);
  const { kernels, take, put } = openKernels(SAMPLE * weight.length + 2 * (all + 3 * terms), 7);
  const { at } = take(2 * (all + 3 * terms));
  kernels.addSamples(put(x), put(y), put(l), put(a), put(b), put(weight), weight.length, order, at);
  const sums = new Float64Array(kernels.memory.buffer, at, all + 3 * terms).slice();
  const sumsOf = (channel: number): Float64Array => sums.slice(all + channel * terms, all + (channel + 1) * terms);
  const right = [sumsOf(0), sumsOf(1), sumsOf(2)] as const;
  const matrix = normalMatrix(sums, order);
  addRidge(matrix, terms, order, sums[0] ?? 0);
  solveSymmetric(matrix, right, terms);
  return { order, coefficients: right };
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

function drawChannel(coefficients: Float64Array, order: number, { width, height }: Grid): Float32Array {
  const { kernels, take, put } = openKernels(width * height + 2 * (coefficients.length + order + 1), 3);
  const [result, terms] = [take(width * height), take(2 * (order + 1))];
  kernels.drawChannel(put(coefficients), order, width, height, terms.at, result.at);
  return result.values.slice();
}

/** Distances of samples from the field, negative where they are darker. */
export function residuals({ order, coefficients }: SmoothField, { x, y, l, a, b }: FieldSamples): Float32Array {
  const terms = termCount(order);
  const { kernels, take, put } = openKernels(SAMPLE * l.length + 2 * 3 * terms, 7);
  const [result, known] = [take(l.length), take(2 * 3 * terms)];
  const room = new Float64Array(kernels.memory.buffer, known.at, 3 * terms);
  for (const [channel, values] of coefficients.entries()) room.set(values, channel * terms);
  kernels.residuals(put(x), put(y), put(l), put(a), put(b), l.length, order, known.at, result.at);
  return result.values.slice();
}
