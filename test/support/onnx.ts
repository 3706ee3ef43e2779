import { toHalf } from "../../src/embedded/model/half.js";

/**
 * Writes small ONNX graphs: just as much of protobuf and of onnx.proto as that takes.
 * Source of the field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */

type Field = Uint8Array;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return bytes;
}

function integer(field: number, value: number): Field {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}

function bytes(field: number, ...parts: readonly (Uint8Array | string)[]): Field {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
}

export type ElementType = "float32" | "float16" | "int64" | "uint8" | "bool";
const TYPES = { float32: 1, uint8: 2, int64: 7, bool: 9, float16: 10 } as const satisfies Record<ElementType, number>;

/** A number, or the name of a dimension that is left free. */
export type Dimension = number | string;

export interface ValueInfo {
  readonly name: string;
  readonly type?: ElementType;
  /** Absent: the graph says nothing of the shape. */
  readonly shape?: readonly Dimension[];
}

function valueInfo(field: number, { name, type = "float32", shape }: ValueInfo): Field {
  const sizes = shape?.map((size) => bytes(1, typeof size === "number" ? integer(1, size) : bytes(2, size)));
  const tensor = bytes(1, integer(1, TYPES[type]), ...(sizes === undefined ? [] : [bytes(2, ...sizes)]));
  return bytes(field, bytes(1, name), bytes(2, tensor));
}

export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[] | Float32Array;
  readonly type?: Exclude<ElementType, "uint8">;
  /** The file, beside the model, that the values are said to be in, in place of `values`. */
  readonly externalFile?: string;
}

function constant({ name, shape, values, type = "float32", externalFile }: Constant): Field {
  const raw = {
    float32: () => Float32Array.from(values).buffer,
    float16: () => Uint16Array.from(values, toHalf).buffer,
    int64: () => BigInt64Array.from([...values].map(BigInt)).buffer,
    bool: () => Uint8Array.from(values).buffer,
  }[type]();
  const sizes = shape.map((size) => integer(1, size));
  const content =
    externalFile === undefined
      ? [bytes(9, new Uint8Array(raw))]
      : [bytes(13, bytes(1, "location"), bytes(2, externalFile)), integer(14, EXTERNAL)];
  return bytes(5, ...sizes, integer(2, TYPES[type]), bytes(8, name), ...content);
}

const EXTERNAL = 1;

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, string | number | readonly number[] | GraphParts>>;
  /** Whose operator it is; ONNX's own if left out. */
  readonly domain?: string;
}

function node({ operator, inputs, output, attributes = {}, domain }: Node): Field {
  const settings = Object.entries(attributes).map(([name, value]) => bytes(5, ...attribute(name, value)));
  const owner = domain === undefined ? [] : [bytes(7, domain)];
  return bytes(
    1,
    ...inputs.map((input) => bytes(1, input)),
    bytes(2, output),
    bytes(4, operator),
    ...settings,
    ...owner,
  );
}

function attribute(name: string, value: string | number | readonly number[] | GraphParts): Field[] {
  if (typeof value === "string") return [bytes(1, name), bytes(4, value), integer(20, 3)];
  if (typeof value === "number") return [bytes(1, name), integer(3, value), integer(20, 2)];
  if ("nodes" in value) return [bytes(1, name), graph(6, value), integer(20, 5)];
  return [bytes(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)];
}

export interface GraphParts {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly constants?: readonly Constant[];
  readonly nodes: readonly Node[];
}

function graph(field: number, { inputs, outputs, constants = [], nodes }: GraphParts): Field {
  return bytes(
    field,
    ...nodes.map(node),
    bytes(2, "graph"),
    ...constants.map(constant),
    ...inputs.map((value) => valueInfo(11, value)),
    ...outputs.map((value) => valueInfo(12, value)),
  );
}

/** The bytes of an ONNX file, operator set 13, with one more set of operators where `domain` is given. */
export function onnx(parts: GraphParts, domain?: string): Uint8Array {
  const others = domain === undefined ? [] : [bytes(8, bytes(1, domain), integer(2, 1))];
  return Buffer.concat([integer(1, 8), graph(7, parts), bytes(8, bytes(1, ""), integer(2, 13)), ...others]);
}
