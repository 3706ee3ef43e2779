import type { Mask } from "../matting/from-mask.js";

/** How far a mask of 0 to 1 may stray by rounding before it is taken for logits. */
const SLACK = 0.02;

/**
 * A network's output as opacities from 0 to 1. Values outside of that are logits, which the logistic function brings there.
 *
 * @param shape the output's, of which the last two are height and width, and the others 1
 * @throws an Error that names what is wrong with the output
 */
export function maskOf(values: Float32Array, shape: readonly number[]): Mask {
  const [height, width] = shape.slice(-2);
  if (height === undefined || width === undefined || shape.slice(0, -2).some((size) => size !== 1)) {
    throw new Error(`the model's output is ${shape.join(" × ") || "a single number"}, not a mask of one channel`);
  }
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value)) throw new Error("the model's output holds what is no number: its weights may be damaged");
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const logits = least < -SLACK || most > 1 + SLACK;
  const opacity = logits ? (value: number) => 1 / (1 + Math.exp(-value)) : clamped;
  return { width, height, data: values.map(opacity) };
}

function clamped(value: number): number {
  return Math.max(0, Math.min(1, value));
}
