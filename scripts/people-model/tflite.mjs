/**
 * Reads a TFLite file: just as much of FlatBuffers and of the schema as that takes. Fields go by their number in
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs
 */

const TYPES = { 0: "float32", 1: "float16", 2: "int32" };

const OPERATORS = {
  0: "ADD",
  1: "AVERAGE_POOL_2D",
  3: "CONV_2D",
  4: "DEPTHWISE_CONV_2D",
  6: "DEQUANTIZE",
  14: "LOGISTIC",
  17: "MAX_POOL_2D",
  18: "MUL",
  19: "RELU",
  21: "RELU6",
  22: "RESHAPE",
  23: "RESIZE_BILINEAR",
  32: "CUSTOM",
  117: "HARD_SWISH",
};

/** The graph: tensors with shapes (channels last) and constants' bytes, and operators in the order of their work. */
export function readTflite(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const model = table(view, view.getUint32(0, true));
  const codes = model.tables(1).map((code) => ({
    builtin: Math.max(code.uint8(0), code.int32(3)),
    custom: code.text(1),
  }));
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  const [graph] = model.tables(2);
  const tensors = graph.tables(0).map((tensor, index) => ({
    index,
    name: tensor.text(3),
    shape: tensor.int32s(0),
    type: TYPES[tensor.uint8(1)],
    data: buffers[tensor.uint32(2)],
  }));
  const operators = graph.tables(3).map((operator) => {
    const { builtin, custom } = codes[operator.uint32(0)];
    const kind = custom || OPERATORS[builtin];
    if (kind === undefined) throw new Error(`the TFLite operator ${builtin} is not known here`);
    return {
      kind,
      inputs: operator.int32s(1),
      outputs: operator.int32s(2),
      options: operator.table(4),
      custom: operator.bytes(5),
    };
  });
  return { tensors, operators, inputs: graph.int32s(1), outputs: graph.int32s(2) };
}

function table(view, at) {
  const layout = at - view.getInt32(at, true);
  const size = view.getUint16(layout, true);
  /** Where a field's value is, or undefined where it has its default. */
  const place = (field) => {
    const entry = 4 + field * 2;
    const offset = entry < size ? view.getUint16(layout + entry, true) : 0;
    return offset === 0 ? undefined : at + offset;
  };
  const follow = (field) => {
    const where = place(field);
    return where === undefined ? undefined : where + view.getUint32(where, true);
  };
  const scalar = (read, fallback) => (field) => {
    const where = place(field);
    return where === undefined ? fallback : read(where);
  };
  const list = (field, step, read) => {
    const start = follow(field);
    if (start === undefined) return [];
    return Array.from({ length: view.getUint32(start, true) }, (_, i) => read(start + 4 + i * step));
  };
  return {
    uint8: scalar((where) => view.getUint8(where), 0),
    int32: scalar((where) => view.getInt32(where, true), 0),
    uint32: scalar((where) => view.getUint32(where, true), 0),
    float32: scalar((where) => view.getFloat32(where, true), 0),
    table: (field) => {
      const where = follow(field);
      return where === undefined ? undefined : table(view, where);
    },
    tables: (field) => list(field, 4, (where) => table(view, where + view.getUint32(where, true))),
    int32s: (field) => list(field, 4, (where) => view.getInt32(where, true)),
    bytes: (field) => {
      const start = follow(field);
      if (start === undefined) return new Uint8Array();
      return new Uint8Array(view.buffer, view.byteOffset + start + 4, view.getUint32(start, true));
    },
    text(field) {
      return Buffer.from(this.bytes(field)).toString("utf8");
    },
  };
}
