/** What a graph says of one of its inputs or outputs. */
export interface Value {
  readonly name: string;
  /** Undefined for what is no tensor. */
  readonly type: string | undefined;
  /** A name or −1 is a dimension that is left free. Empty where nothing is said. */
  readonly shape: readonly (number | string)[];
}

export type FloatType = "float32" | "float16";

/** How to run a graph: one image in, planes first, and one mask out. */
export interface Graph {
  readonly input: { readonly name: string; readonly type: FloatType; readonly height: Extent; readonly width: Extent };
  readonly output: string;
  /** The graph does not say that its output has one channel: only a run can tell. */
  readonly doubtful: boolean;
}

/** A size in pixels, or the caller's to choose. */
export type Extent = number | "free";

export type GraphReading =
  | { readonly kind: "graph"; readonly graph: Graph }
  | { readonly kind: "unsuitable"; readonly reason: string };

/** Of a side beyond this, one image alone takes more memory than WebAssembly has. */
const MOST_SIDE = 8192;
const LEAST_SIDE = 8;

/** Reads how a matting graph is to be run from the shapes of its inputs and outputs. */
export function readGraph(inputs: readonly Value[], outputs: readonly Value[]): GraphReading {
  const [image, ...others] = inputs;
  if (image === undefined || others.length > 0) {
    return unsuitable(`it takes ${inputs.length} inputs (${names(inputs)}), where one image is all there is to give`);
  }
  const input = readInput(image);
  if (typeof input === "string") return unsuitable(input);
  const candidates = outputs.flatMap((output) => readOutput(output) ?? []);
  const [first] = candidates;
  if (first === undefined) {
    return unsuitable(
      `none of its outputs is a mask of one channel (${outputs.map((value) => `${value.name}: ${describe(value)}`).join("; ")})`,
    );
  }
  const finest = candidates.reduce((best, one) => (one.area > best.area ? one : best), first);
  return { kind: "graph", graph: { input, output: finest.name, doubtful: finest.doubtful } };
}

function readInput(value: Value): Graph["input"] | string {
  const what = `its input "${value.name}" is ${describe(value)}`;
  const { type, shape } = value;
  if (type !== "float32" && type !== "float16") return `${what}, where float32 or float16 is needed`;
  const [batch, channels, height, width, ...rest] = shape.map(extent);
  if (batch === undefined || channels === undefined || height === undefined || width === undefined || rest.length > 0) {
    return `${what}, where four dimensions are needed: 1 × 3 × height × width`;
  }
  if (channels !== 3 && channels !== "free") {
    const hint = width === 3 ? " (this one has the channels last)" : "";
    return `${what}, where three channels come before height and width${hint}`;
  }
  if (batch !== 1 && batch !== "free") return `${what}, where one image at a time is given`;
  if (isTiny(height) || isTiny(width)) return `${what}, which is no image of a usable size`;
  if (isHuge(height) || isHuge(width))
    return `${what}, where ${MOST_SIDE} pixels a side are the most that fit in memory`;
  return { name: value.name, type, height, width };
}

interface Candidate {
  readonly name: string;
  /** Infinite where a side is free: as fine as its input. */
  readonly area: number;
  readonly doubtful: boolean;
}

function readOutput({ name, type, shape }: Value): Candidate | undefined {
  if (type !== "float32" && type !== "float16") return undefined;
  if (shape.length === 0) return { name, area: 0, doubtful: true };
  const extents = shape.map(extent);
  const [height, width] = extents.slice(-2);
  if (height === undefined || width === undefined || isTiny(height) || isTiny(width)) return undefined;
  if (isHuge(height) || isHuge(width)) return undefined;
  const leading = extents.slice(0, -2);
  if (leading.length > 2 || leading.some((size) => size !== 1 && size !== "free")) return undefined;
  const area = height === "free" || width === "free" ? Number.POSITIVE_INFINITY : height * width;
  return { name, area, doubtful: leading.length === 2 && leading[1] === "free" };
}

/** Runtimes write a free dimension as −1, or as what that is without a sign. */
function extent(size: number | string): Extent {
  return typeof size === "number" && size >= 1 && size < 2 ** 31 ? size : "free";
}

function isHuge(size: Extent): boolean {
  return size !== "free" && size > MOST_SIDE;
}

function isTiny(size: Extent): boolean {
  return size !== "free" && size < LEAST_SIDE;
}

function describe({ type, shape }: Value): string {
  if (type === undefined) return "no tensor";
  if (shape.length === 0) return `${type} of no stated shape`;
  return `${type} ${shape.map((size) => (extent(size) === "free" ? freeName(size) : size)).join(" × ")}`;
}

function freeName(size: number | string): string {
  return typeof size === "string" && size !== "" ? size : "free";
}

function names(values: readonly Value[]): string {
  return values.map(({ name }) => name).join(", ") || "none";
}

function unsuitable(reason: string): GraphReading {
  return { kind: "unsuitable", reason };
}
