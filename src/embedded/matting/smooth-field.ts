import { type Kernels, openKernels } from "../../pixels/kernels/kernels.js";
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
  const count = index.length;
  const { kernels, take, put } = openKernels(5 * count, 3);
  const [x, y] = [take(2 * count), take(2 * count)];
  kernels.placeSamples(put(index), count, lab.width, lab.height, x.at, y.at);
  const { buffer } = kernels.memory;
  return {
    x: new Float64Array(buffer, x.at, count).slice(),
    y: new Float64Array(buffer, y.at, count).slice(),
    l: valuesAt(lab.l, index),
    a: valuesAt(lab.a, index),
    b: valuesAt(lab.b, index),
  };
}

function valuesAt(plane: Float32Array, index: Int32Array): Float32Array {
  const values = new Float32Array(index.length);
  for (let s = 0; s < values.length; s++) values[s] = plane[index[s] ?? 0] ?? 0;
  return values;
}

/** Values that a sample takes in the kernels' memory, with a weight or what is made of it. */
const SAMPLE = 8;

/** Weighted least squares; a ridge keeps a far extrapolation from running away. */
export function fitField({ x, y, l, a, b }: FieldSamples, weight: Float32Array, order: number): SmoothField {
  const terms = termCount(order);
  // The matrix holds nothing but sums of w · x^i · y^j, each of them many times: they are added up once.
  const all = termCount(2 * order);
  const { kernels, take, put } = openKernels(SAMPLE * weight.length + 2 * (all + 3 * terms + terms ** 2), 8);
  const [sums, matrix] = [take(2 * (all + 3 * terms)), take(2 * terms ** 2)];
  kernels.addSamples(put(x), put(y), put(l), put(a), put(b), put(weight), weight.length, order, sums.at);
  kernels.solveField(sums.at, order, matrix.at);
  const solved = new Float64Array(kernels.memory.buffer, sums.at, all + 3 * terms);
  const channel = (from: number): Float64Array => solved.slice(from, from + terms);
  return { order, coefficients: [channel(all), channel(all + terms), channel(all + 2 * terms)] };
}

/**
 * Tukey's weights of residuals (Beaton and Tukey 1974): none from `limit` on.
 *
 * @param own a sample's weight besides that.
 * @param dark how many times as much a residual below zero counts.
 */
export function tukeyWeights(residual: Float32Array, limit: number, own: Float32Array, dark = 1): Float32Array {
  const { kernels, take, put } = openKernels(3 * residual.length, 3);
  const weight = take(residual.length);
  kernels.weighSamples(put(residual), residual.length, limit, dark, put(own), weight.at);
  return weight.values.slice();
}

/** The magnitude that half of the residuals of weighed samples do not exceed. */
export function medianOfWeighed(residual: Float32Array, weight: Float32Array): number {
  const { kernels, take, put } = openKernels(3 * residual.length, 3);
  const { at } = take(residual.length);
  return medianAt(kernels, at, kernels.gatherWeighed(put(residual), put(weight), residual.length, at));
}

/** The same of the residuals that are less than a limit. */
export function medianBelow(residual: Float32Array, limit: number): number {
  const { kernels, take, put } = openKernels(2 * residual.length, 2);
  const { at } = take(residual.length);
  return medianAt(kernels, at, kernels.gatherNear(put(residual), residual.length, limit, at));
}

function medianAt(kernels: Kernels, at: number, count: number): number {
  return count === 0 ? 0 : kernels.select(at, count, Math.min(count - 1, Math.floor(count / 2)));
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
