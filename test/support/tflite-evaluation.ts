import { fromHalf } from "../../src/embedded/model/half.js";

/** A TFLite graph as scripts/people-model/tflite.mjs reads it. */
export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export interface TfliteTensor {
  readonly shape: readonly number[];
  readonly type: string | undefined;
  readonly data: Uint8Array;
}

export interface TfliteOperator {
  readonly kind: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: Options | undefined;
  readonly custom: Uint8Array;
}

interface Options {
  readonly uint8: (field: number) => number;
  readonly int32: (field: number) => number;
}

/** Values with the channels last, and height, width and channels. */
interface Volume {
  readonly values: Float32Array;
  readonly size: readonly [height: number, width: number, channels: number];
}

/**
 * Every value of a graph, worked out operator by operator as TFLite's reference kernels have it, and as slowly: to hold a
 * conversion against.
 *
 * @param input channels last
 * @returns by tensor number, channels last
 */
export function evaluate(graph: TfliteGraph, input: Float32Array): ReadonlyMap<number, Volume> {
  const known = new Map<number, Volume>();
  const [first = -1] = graph.inputs;
  known.set(first, { values: input, size: sizeOf(graph, first) });
  for (const operator of graph.operators) {
    const [output = -1] = operator.outputs;
    if (operator.kind === "DEQUANTIZE") {
      const { data, shape } = tensor(graph, operator.inputs[0] ?? -1);
      const halves = new Uint16Array(data.slice().buffer);
      known.set(output, { values: Float32Array.from(halves, fromHalf), size: [shape[0] ?? 1, 1, 1] });
      continue;
    }
    const inputs = operator.inputs.flatMap((index) => known.get(index) ?? []);
    known.set(output, { values: run(operator, inputs, graph), size: sizeOf(graph, output) });
  }
  return known;
}

function run(operator: TfliteOperator, inputs: readonly Volume[], graph: TfliteGraph): Float32Array {
  const [one = NOTHING, other = NOTHING, third = NOTHING] = inputs;
  const size = sizeOf(graph, operator.outputs[0] ?? -1);
  const [filter = -1] = operator.inputs.slice(1);
  switch (operator.kind) {
    case "CONV_2D":
      return convolve(one, other, third, {
        ...slide(operator),
        kernel: tensor(graph, filter).shape,
        size,
        alone: false,
      });
    case "DEPTHWISE_CONV_2D":
      return convolve(one, other, third, {
        ...slide(operator),
        kernel: tensor(graph, filter).shape,
        size,
        alone: true,
      });
    case "Convolution2DTransposeBias":
      return transposed(one, other, third, tensor(graph, filter).shape, size);
    case "AVERAGE_POOL_2D":
      return averages(one);
    case "RESIZE_BILINEAR":
      return enlarged(one, size);
    case "HARD_SWISH":
      return one.values.map((value) => (value * Math.max(0, Math.min(6, value + 3))) / 6);
    case "RELU":
      return one.values.map((value) => Math.max(0, value));
    case "LOGISTIC":
      return one.values.map((value) => 1 / (1 + Math.exp(-value)));
    case "ADD":
      return one.values.map((value, i) => value + (other.values[i % other.values.length] ?? 0));
    case "MUL":
      return one.values.map((value, i) => value * (other.values[i % other.values.length] ?? 0));
    default:
      throw new Error(`no reference for ${operator.kind}`);
  }
}

const NOTHING: Volume = { values: new Float32Array(), size: [0, 0, 0] };

interface Sliding {
  readonly stride: readonly [down: number, across: number];
  readonly kernel: readonly number[];
  readonly size: Volume["size"];
  /** Each channel by itself. */
  readonly alone: boolean;
}

function slide({ options }: TfliteOperator): Pick<Sliding, "stride"> {
  return { stride: [options?.int32(2) ?? 1, options?.int32(1) ?? 1] };
}

function convolve(input: Volume, filter: Volume, bias: Volume, sliding: Sliding): Float32Array {
  const [height, width, out] = sliding.size;
  const result = new Float32Array(height * width * out);
  for (let at = 0; at < result.length; at++) {
    const [channel, pixel] = [at % out, Math.floor(at / out)];
    const place = [Math.floor(pixel / width), pixel % width] as const;
    result[at] = (bias.values[channel] ?? 0) + underKernel(input, filter, sliding, place, channel);
  }
  return result;
}

function underKernel(
  input: Volume,
  filter: Volume,
  { kernel, stride, alone }: Sliding,
  [y, x]: readonly [number, number],
  channel: number,
): number {
  const [, tall = 1, wide = 1, inner = 1] = kernel;
  const [rows, columns, channels] = input.size;
  const top = y * stride[0] - ahead(rows, tall, stride[0]);
  const left = x * stride[1] - ahead(columns, wide, stride[1]);
  let sum = 0;
  for (let k = 0; k < tall * wide; k++) {
    const [v, u] = [top + Math.floor(k / wide), left + (k % wide)];
    if (v < 0 || v >= rows || u < 0 || u >= columns) continue;
    const from = (v * columns + u) * channels;
    if (alone) sum += (input.values[from + channel] ?? 0) * (filter.values[k * channels + channel] ?? 0);
    else sum += dot(input.values, from, filter.values, (channel * tall * wide + k) * inner, inner);
  }
  return sum;
}

function dot(a: Float32Array, atA: number, b: Float32Array, atB: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[atA + i] ?? 0) * (b[atB + i] ?? 0);
  return sum;
}

/** Pixels that are thought of before the first: what is odd comes after the last. */
function ahead(size: number, kernel: number, stride: number): number {
  return Math.max(0, (Math.ceil(size / stride) - 1) * stride + kernel - size) >> 1;
}

/** Kernel and stride alike: each pixel becomes a block. */
function transposed(
  input: Volume,
  filter: Volume,
  bias: Volume,
  [, tall = 1, wide = 1, inner = 1]: readonly number[],
  [height, width]: Volume["size"],
): Float32Array {
  const columns = input.size[1];
  return Float32Array.from({ length: height * width }, (_, to) => {
    const [y, x] = [Math.floor(to / width), to % width];
    const at = (Math.floor(y / tall) * columns + Math.floor(x / wide)) * inner;
    const from = ((y % tall) * wide + (x % wide)) * inner;
    let sum = bias.values[0] ?? 0;
    for (let i = 0; i < inner; i++) sum += (input.values[at + i] ?? 0) * (filter.values[from + i] ?? 0);
    return sum;
  });
}

function averages({ values, size: [height, width, channels] }: Volume): Float32Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < values.length; i++) sums[i % channels] = (sums[i % channels] ?? 0) + (values[i] ?? 0);
  return Float32Array.from(sums, (sum) => sum / (height * width));
}

/** Bilinear, by the pixels' centres. */
function enlarged({ values, size: [rows, columns, channels] }: Volume, [height, width]: Volume["size"]): Float32Array {
  const result = new Float32Array(height * width * channels);
  const place = (at: number, from: number, to: number) =>
    Math.max(0, Math.min(from - 1, ((at + 0.5) * from) / to - 0.5));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [v, u] = [place(y, rows, height), place(x, columns, width)];
      const [top, left] = [Math.floor(v), Math.floor(u)];
      const [bottom, right] = [Math.min(rows - 1, top + 1), Math.min(columns - 1, left + 1)];
      for (let c = 0; c < channels; c++) {
        const value = (row: number, column: number) => values[(row * columns + column) * channels + c] ?? 0;
        const upper = value(top, left) + (value(top, right) - value(top, left)) * (u - left);
        const lower = value(bottom, left) + (value(bottom, right) - value(bottom, left)) * (u - left);
        result[(y * width + x) * channels + c] = upper + (lower - upper) * (v - top);
      }
    }
  return result;
}

function tensor(graph: TfliteGraph, index: number): TfliteTensor {
  const found = graph.tensors[index];
  if (found === undefined) throw new Error(`there is no tensor ${index}`);
  return found;
}

function sizeOf(graph: TfliteGraph, index: number): Volume["size"] {
  const [, height = 1, width = 1, channels = 1] = tensor(graph, index).shape;
  return [height, width, channels];
}
