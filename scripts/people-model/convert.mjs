import { writeOnnx } from "./onnx.mjs";

/** ONNX's type of a cast to 32 bits. */
const FLOAT32 = 1;
/** `NONE` in TFLite: no function is fused into an operator. Fused ones would be lost here, so there must be none. */
const NONE = 0;
const SAME = 0;
/** In the parameters of MediaPipe's own operator. */
const CUSTOM_SAME = 1;

/**
 * Converts a TFLite graph of convolutions to ONNX, planes first where TFLite has channels last. Weights stay in the half
 * precision that they have.
 *
 * @param graph as `readTflite` gives it
 * @param options.layers true: every intermediate value is an output too, named by its tensor's number
 */
export function toOnnx(graph, { layers = false } = {}) {
  const nodes = [];
  const constants = [];
  const { tensors } = graph;
  const name = (index) => `t${index}`;
  const planar = ([batch, height, width, channels]) => [batch, channels, height, width];

  /** A constant's values in another order, cast to 32 bits in the graph. Gives the name of the result. */
  function weights(index, shape, order) {
    const { data, type } = sourceOf(graph, index);
    const size = type === "float16" ? 2 : 4;
    const sorted = Buffer.alloc(data.length);
    for (let to = 0; to < data.length / size; to++)
      sorted.set(data.subarray(order(to) * size, (order(to) + 1) * size), to * size);
    const stored = `w${index}`;
    if (!constants.some((constant) => constant.name === stored)) {
      constants.push({ name: stored, shape, type, data: sorted });
      nodes.push({ operator: "Cast", inputs: [stored], output: `${stored}f`, attributes: { to: FLOAT32 } });
    }
    return `${stored}f`;
  }

  const asIs = (at) => at;
  const add = (operator, inputs, output, attributes) =>
    nodes.push({ operator, inputs, output: name(output), attributes });

  const convert = {
    // What it makes of weights is made where they are used.
    DEQUANTIZE: () => {},
    CONV_2D({ inputs: [input, filter, bias], outputs: [output], options }) {
      assertBare(options.uint8(3));
      const [out, height, width, into] = tensors[filter].shape;
      const order = (to) => {
        const [o, rest] = [Math.floor(to / (into * height * width)), to % (into * height * width)];
        return o * height * width * into + (rest % (height * width)) * into + Math.floor(rest / (height * width));
      };
      add(
        "Conv",
        [name(input), weights(filter, [out, into, height, width], order), weights(bias, [out], asIs)],
        output,
        {
          kernel_shape: [height, width],
          ...sliding(options, input, height, width),
        },
      );
    },
    DEPTHWISE_CONV_2D({ inputs: [input, filter, bias], outputs: [output], options }) {
      assertBare(options.uint8(4));
      const [, height, width, channels] = tensors[filter].shape;
      const order = (to) => (to % (height * width)) * channels + Math.floor(to / (height * width));
      add(
        "Conv",
        [name(input), weights(filter, [channels, 1, height, width], order), weights(bias, [channels], asIs)],
        output,
        {
          group: channels,
          kernel_shape: [height, width],
          ...sliding(options, input, height, width),
        },
      );
    },
    /** With a bias; where kernel and stride are alike, as here, nothing overlaps and nothing is padded. */
    Convolution2DTransposeBias({ inputs: [input, filter, bias], outputs: [output], custom }) {
      const [padding, strideWidth, strideHeight] = new Int32Array(custom.slice().buffer);
      const [out, height, width, into] = tensors[filter].shape;
      if (padding !== CUSTOM_SAME || strideWidth !== width || strideHeight !== height || out !== 1)
        throw new Error("this transposed convolution overlaps");
      const order = (to) => (to % (height * width)) * into + Math.floor(to / (height * width));
      add(
        "ConvTranspose",
        [name(input), weights(filter, [into, out, height, width], order), weights(bias, [out], asIs)],
        output,
        {
          kernel_shape: [height, width],
          strides: [strideHeight, strideWidth],
        },
      );
    },
    AVERAGE_POOL_2D({ inputs: [input], outputs: [output], options }) {
      assertBare(options.uint8(5));
      const [, height, width] = tensors[input].shape;
      if (options.int32(3) !== width || options.int32(4) !== height) throw new Error("this pool is not over the whole");
      add("GlobalAveragePool", [name(input)], output);
    },
    RESIZE_BILINEAR({ inputs: [input], outputs: [output], options }) {
      if (options.uint8(2) !== 0 || options.uint8(3) === 0) throw new Error("this resize has no half-pixel centres");
      const [from, to] = [tensors[input].shape, tensors[output].shape];
      const scales = Float32Array.of(1, 1, to[1] / from[1], to[2] / from[2]);
      constants.push({ name: `s${output}`, shape: [4], type: "float32", data: new Uint8Array(scales.buffer) });
      add("Resize", [name(input), "", `s${output}`], output, {
        mode: "linear",
        coordinate_transformation_mode: "half_pixel",
      });
    },
    HARD_SWISH: ({ inputs, outputs: [output] }) => add("HardSwish", inputs.map(name), output),
    RELU: ({ inputs, outputs: [output] }) => add("Relu", inputs.map(name), output),
    LOGISTIC: ({ inputs, outputs: [output] }) => add("Sigmoid", inputs.map(name), output),
    ADD({ inputs, outputs: [output], options }) {
      assertBare(options.uint8(0));
      add("Add", inputs.map(name), output);
    },
    MUL({ inputs, outputs: [output], options }) {
      assertBare(options.uint8(0));
      add("Mul", inputs.map(name), output);
    },
  };

  function sliding(options, input, height, width) {
    const [strideWidth, strideHeight] = [options.int32(1), options.int32(2)];
    const [, rows, columns] = tensors[input].shape;
    if (options.uint8(0) !== SAME) return { strides: [strideHeight, strideWidth] };
    const [top, bottom] = padding(rows, height, strideHeight);
    const [left, right] = padding(columns, width, strideWidth);
    return { strides: [strideHeight, strideWidth], pads: [top, left, bottom, right] };
  }

  for (const operator of graph.operators) {
    const write = convert[operator.kind];
    if (write === undefined) throw new Error(`the operator ${operator.kind} is not known here`);
    write(operator);
  }
  const value = (index) => ({ name: name(index), shape: planar(tensors[index].shape) });
  const made = graph.operators.filter(({ kind }) => kind !== "DEQUANTIZE").map(({ outputs: [output] }) => output);
  return writeOnnx({
    inputs: graph.inputs.map(value),
    outputs: (layers ? made : graph.outputs).map(value),
    constants,
    nodes,
    note: "MediaPipe Selfie Segmentation, Copyright The MediaPipe Authors, Apache-2.0; converted from TFLite",
  });
}

/** The tensor whose bytes a constant is made from: half precision is brought to 32 bits by an operator of its own. */
export function sourceOf({ tensors, operators }, index) {
  if (tensors[index].data.length > 0) return tensors[index];
  const origin = operators.find(({ kind, outputs }) => kind === "DEQUANTIZE" && outputs[0] === index);
  if (origin === undefined) throw new Error(`tensor ${index} is no constant`);
  return tensors[origin.inputs[0]];
}

/** What `SAME` puts before and after; TFLite puts an odd one after. */
export function padding(size, kernel, stride) {
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + kernel - size);
  return [total >> 1, total - (total >> 1)];
}

function assertBare(fused) {
  if (fused !== NONE) throw new Error(`an operator has the function ${fused} fused into it, which is not known here`);
}
