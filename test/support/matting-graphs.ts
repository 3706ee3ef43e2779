import { type Constant, type Dimension, type ElementType, type Node, onnx, type ValueInfo } from "./onnx.js";

export interface RednessOptions {
  /** Height and width; free by default. */
  readonly size?: readonly [Dimension, Dimension];
  readonly type?: "float32" | "float16";
  /** `logits`: the bare difference, scaled; `opacity`: brought to 0–1 in the graph. */
  readonly gives?: "logits" | "opacity";
  /** Further outputs of the same mask before the full one, each half as large as the next. */
  readonly coarser?: number;
}

/** How steep the mask is: logit = STEEPNESS × (red − blue). */
export const STEEPNESS = 20;

/** A graph whose mask is a known function of each pixel: red is the object, blue is the backdrop. */
export function rednessGraph(options: RednessOptions = {}): Uint8Array {
  const { size = ["height", "width"], type = "float32", gives = "logits", coarser = 0 } = options;
  const [height, width] = size;
  const nodes: Node[] = [
    { operator: "Conv", inputs: ["image", "weights"], output: "logits", attributes: { kernel_shape: [1, 1] } },
  ];
  if (gives === "opacity") nodes.push({ operator: "Sigmoid", inputs: ["logits"], output: "opacity" });
  const outputs: ValueInfo[] = [{ name: gives, type, shape: [1, 1, height, width] }];
  for (let i = 1; i <= coarser; i++) {
    const scale = 2 ** i;
    const attributes = { kernel_shape: [scale, scale], strides: [scale, scale] };
    nodes.push({ operator: "AveragePool", inputs: [gives], output: `coarse${i}`, attributes });
    const smaller = (side: Dimension) => (typeof side === "number" ? side / scale : `${side}/${scale}`);
    outputs.unshift({ name: `coarse${i}`, type, shape: [1, 1, smaller(height), smaller(width)] });
  }
  return onnx({
    inputs: [{ name: "image", type, shape: [1, 3, height, width] }],
    outputs,
    constants: [{ name: "weights", shape: [1, 3, 1, 1], values: [STEEPNESS, 0, -STEEPNESS], type }],
    nodes,
  });
}

/** A graph that runs, of any shapes: what of it can be used is the action's to find out. */
export function copyingGraph(
  input: { readonly type?: ElementType; readonly shape?: readonly Dimension[] },
  output: { readonly type?: ElementType; readonly shape?: readonly Dimension[] } = input,
): Uint8Array {
  return onnx({
    inputs: [{ name: "image", ...input }],
    outputs: [{ name: "copy", ...output }],
    nodes: [{ operator: "Identity", inputs: ["image"], output: "copy" }],
  });
}

export function twoInputGraph(): Uint8Array {
  const shape = [1, 3, 64, 64];
  return onnx({
    inputs: [
      { name: "image", shape },
      { name: "points", shape },
    ],
    outputs: [{ name: "sum", shape }],
    nodes: [{ operator: "Add", inputs: ["image", "points"], output: "sum" }],
  });
}

/**
 * An encoder and decoder of random weights, as large and as slow as the given channels make it: for timing alone.
 * Channels double and sides halve `depth` times.
 */
export function randomNetwork({
  side,
  channels,
  depth,
}: {
  side: number;
  channels: number;
  depth: number;
}): Uint8Array {
  const constants: Constant[] = [{ name: "scales", shape: [4], values: [1, 1, 2, 2] }];
  const nodes: Node[] = [];
  const convolve = (input: string, output: string, from: number, to: number, stride: number) => {
    const weights = randomWeights(to * from * 9, Math.sqrt(2 / (from * 9)), constants.length);
    constants.push({ name: `w-${output}`, shape: [to, from, 3, 3], values: weights });
    const attributes = { kernel_shape: [3, 3], pads: [1, 1, 1, 1], strides: [stride, stride] };
    nodes.push({ operator: "Conv", inputs: [input, `w-${output}`], output: `c-${output}`, attributes });
    nodes.push({ operator: "Relu", inputs: [`c-${output}`], output });
  };
  convolve("image", "down0", 3, channels, 1);
  for (let i = 1; i <= depth; i++) convolve(`down${i - 1}`, `down${i}`, channels * 2 ** (i - 1), channels * 2 ** i, 2);
  let last = `down${depth}`;
  for (let i = depth; i >= 1; i--) {
    const attributes = { mode: "nearest" };
    nodes.push({ operator: "Resize", inputs: [last, "", "scales"], output: `large${i}`, attributes });
    convolve(`large${i}`, `up${i}`, channels * 2 ** i, channels * 2 ** (i - 1), 1);
    last = `up${i}`;
  }
  constants.push({ name: "w-mask", shape: [1, channels, 1, 1], values: randomWeights(channels, 1, 99) });
  nodes.push({ operator: "Conv", inputs: [last, "w-mask"], output: "mask", attributes: { kernel_shape: [1, 1] } });
  return onnx({
    inputs: [{ name: "image", shape: [1, 3, side, side] }],
    outputs: [{ name: "mask", shape: [1, 1, side, side] }],
    constants,
    nodes,
  });
}

function randomWeights(count: number, scale: number, seed: number): Float32Array {
  let state = seed + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * scale;
  });
}
