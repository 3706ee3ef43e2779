import { existsSync, readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { Size } from "../model.js";

/** An instance with more memory than this is let go after its call: WebAssembly memory never shrinks. */
const KEPT_BYTES = 192 << 20;

interface Opened<T> {
  readonly codec: T;
  readonly complaints: string[];
  readonly memoryBytes: () => number;
  /** More bytes than this the codec does not get from now on. */
  readonly bound: (bytes: number) => void;
}

/**
 * Runs `work` with the codec and with what the codec had to say so far. `work` must not keep the codec's memory.
 * @param mostBytes of memory that the codec may take, as it fails for want of it beyond; without a bound if left out
 */
export type UseCodec<T> = <R>(work: (codec: T, complaints: readonly string[]) => R, mostBytes?: number) => Promise<R>;

/** What a codec may take for itself, and for each pixel: the hungriest, an AVIF of 10 bits with alpha, was seen to need 56. */
const OWN_BYTES = 128 << 20;
const BYTES_A_PIXEL = 64;

/**
 * The most memory that a decoder may need for a picture of this size. The pixels may be another, far larger picture's than
 * the header says: so what a decoder gets is bound by what was checked, which is the header.
 */
export function memoryFor({ width, height }: Size, bytes: Uint8Array): number {
  return OWN_BYTES + 4 * bytes.length + BYTES_A_PIXEL * width * height;
}

/**
 * A codec, compiled once per thread when it is first used. One instance serves picture after picture; it is let go when
 * it failed (a codec that aborted must not spoil the next picture) or has grown large. `file` is a plain path in the
 * bundle.
 */
export function codecOf<T>(factory: EmscriptenWasm.ModuleFactory<T>, file: URL | string): UseCodec<T> {
  let module: WebAssembly.Module | undefined;
  let idle: Opened<T> | undefined;
  return async (work, mostBytes = Number.POSITIVE_INFINITY) => {
    module ??= new WebAssembly.Module(readWasm(file));
    const opened = idle ?? (await open(factory, module));
    idle = undefined;
    opened.complaints.length = 0;
    opened.bound(mostBytes);
    const result = orTranslated(() => work(opened.codec, opened.complaints));
    if (opened.memoryBytes() <= KEPT_BYTES) idle = opened;
    return result;
  };
}

/** The build packs the codecs, to a fifth less than an archive would. */
function readWasm(file: URL | string): Uint8Array<ArrayBuffer> {
  const packed = typeof file === "string" ? `${file}.br` : undefined;
  const isPacked = packed !== undefined && existsSync(packed);
  return new Uint8Array(isPacked ? brotliDecompressSync(readFileSync(packed)) : readFileSync(file));
}

/** What a codec dies of is memory: `Aborted(). Build with -sASSERTIONS for more info.` helps nobody. */
function orTranslated<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    throw new Error(`it is too large for the memory of its codec (${error.message.split(".")[0]})`);
  }
}

async function open<T>(factory: EmscriptenWasm.ModuleFactory<T>, module: WebAssembly.Module): Promise<Opened<T>> {
  const complaints: string[] = [];
  const note = (line: string) => void complaints.push(line);
  let memory: WebAssembly.Memory | undefined;
  let most = Number.POSITIVE_INFINITY;
  const codec = await factory({
    noInitialRun: true,
    print: note,
    printErr: note,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      if (memory !== undefined) boundGrowth(memory, () => most);
      done(instance);
      return instance.exports;
    },
  });
  return {
    codec,
    complaints,
    memoryBytes: () => memory?.buffer.byteLength ?? Number.POSITIVE_INFINITY,
    bound: (bytes) => {
      most = bytes;
    },
  };
}

const PAGE_BYTES = 1 << 16;

/** The codec's own code asks this object for more memory, and takes a refusal for the end of the machine's. */
function boundGrowth(memory: WebAssembly.Memory, most: () => number): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_BYTES > most()) throw new RangeError("no more memory for this picture");
    return grow(pages);
  };
}
