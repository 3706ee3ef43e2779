/**
 * Writes an ONNX file, operator set 14: just as much of protobuf and of onnx.proto as that takes. Fields go by their number in
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */

const TYPES = { float32: 1, float16: 10 };

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return bytes;
}

const integer = (field, value) => Uint8Array.from([...varint(field << 3), ...varint(value)]);

function message(field, ...parts) {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
}

function valueInfo(field, { name, shape }) {
  const sizes = shape.map((size) => message(1, integer(1, size)));
  return message(field, message(1, name), message(2, message(1, integer(1, TYPES.float32), message(2, ...sizes))));
}

/** `data`: the values' bytes, little-endian. */
function constant({ name, shape, type, data }) {
  return message(
    5,
    ...shape.map((size) => integer(1, size)),
    integer(2, TYPES[type]),
    message(8, name),
    message(9, data),
  );
}

function node({ operator, inputs, output, attributes = {} }) {
  const settings = Object.entries(attributes).map(([name, value]) => message(5, ...attribute(name, value)));
  return message(1, ...inputs.map((input) => message(1, input)), message(2, output), message(4, operator), ...settings);
}

function attribute(name, value) {
  if (typeof value === "string") return [message(1, name), message(4, value), integer(20, 3)];
  if (typeof value === "number") return [message(1, name), integer(3, value), integer(20, 2)];
  return [message(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)];
}

/** The bytes of an ONNX file. */
export function writeOnnx({ inputs, outputs, constants, nodes, note }) {
  const graph = message(
    7,
    ...nodes.map(node),
    message(2, "people"),
    ...constants.map(constant),
    message(10, note),
    ...inputs.map((value) => valueInfo(11, value)),
    ...outputs.map((value) => valueInfo(12, value)),
  );
  return Buffer.concat([integer(1, 8), graph, message(8, message(1, ""), integer(2, 14))]);
}
