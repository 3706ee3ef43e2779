import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { InferenceSession } from "onnxruntime-web";
import type { Size } from "../../model.js";
import { messageOf } from "../../user-error.js";
import { type Graph, type GraphReading, readGraph, type Value } from "./graph.js";
import { fromHalf, toHalf } from "./half.js";
import type { PresetName } from "./presets.js";

/** What a worker thread is told of a model; the same for every job. */
export interface ModelSpec {
  /** Absolute path of the ONNX file. */
  readonly file: string;
  readonly preset: PresetName;
  /** Absolute path of the folder with the runtime's `.mjs` and `.wasm`. */
  readonly runtime: string;
  /** Threads of the runtime's own within this worker thread. */
  readonly threads: number;
}

/** A graph with its weights, ready to run in this thread. */
export interface Session {
  readonly graph: Graph;
  readonly run: (planes: Float32Array, size: Size) => Promise<Output>;
}

export interface Output {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** A model that cannot be used: its message is fit for a user. */
export class UnsuitableModel extends Error {
  override readonly name = "UnsuitableModel";
}

const sessions = new Map<string, Promise<Session>>();

/**
 * Loads the runtime and the model at a thread's first use of them.
 * @throws UnsuitableModel
 */
export function openSession(spec: ModelSpec): Promise<Session> {
  const known = sessions.get(spec.file);
  if (known !== undefined) return known;
  const opening = open(spec);
  sessions.set(spec.file, opening);
  opening.catch(() => sessions.delete(spec.file));
  return opening;
}

async function open({ file, runtime, threads }: ModelSpec): Promise<Session> {
  const { InferenceSession, Tensor, env } = await import("onnxruntime-web");
  env.wasm.wasmPaths = pathToFileURL(join(runtime, "/")).href;
  env.wasm.numThreads = threads;
  env.logLevel = "error";
  const session = await create(InferenceSession, await readFile(file));
  const { graph } = suitable(readGraph(session.inputMetadata.map(statedOf), session.outputMetadata.map(statedOf)));
  const { input, output } = graph;
  return {
    graph,
    run: async (planes, { width, height }) => {
      const data = input.type === "float32" ? planes : Uint16Array.from(planes, toHalf);
      const tensor = new Tensor(input.type, data, [1, 3, height, width]);
      const results = await session.run({ [input.name]: tensor }, [output]);
      const result = results[output];
      if (result === undefined) throw new Error(`the model gave no output "${output}"`);
      const read = { values: floats(result.data), shape: result.dims };
      result.dispose();
      return read;
    },
  };
}

async function create(factory: typeof InferenceSession, bytes: Uint8Array): Promise<InferenceSession> {
  try {
    return await factory.create(bytes, { executionProviders: ["wasm"], logSeverityLevel: 3 });
  } catch (error) {
    throw new UnsuitableModel(`the runtime cannot load it: ${messageOf(error).slice(0, 300)}`);
  }
}

function suitable(reading: GraphReading): Extract<GraphReading, { kind: "graph" }> {
  if (reading.kind === "unsuitable") throw new UnsuitableModel(reading.reason);
  return reading;
}

function statedOf(metadata: InferenceSession.ValueMetadata): Value {
  return metadata.isTensor ? metadata : { name: metadata.name, type: undefined, shape: [] };
}

/** Half precision comes as its bits, or as a Float16Array where this Node has one. */
function floats(data: unknown): Float32Array {
  if (data instanceof Float32Array) return data.slice();
  if (data instanceof Uint16Array) return Float32Array.from(data, fromHalf);
  if (!ArrayBuffer.isView(data)) throw new Error("the model's output is not a tensor of numbers");
  const bits = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  return Float32Array.from(bits, fromHalf);
}
