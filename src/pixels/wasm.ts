import { readFileSync } from "node:fs";

const compiled = new Map<string, WebAssembly.Module>();

/** Compiles a codec's WebAssembly once per thread. ncc turns the literal URLs of our callers into plain paths. */
function compile(file: URL | string): WebAssembly.Module {
  const key = String(file);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(readFileSync(file));
  compiled.set(key, module);
  return module;
}

/** A codec, ready for one call, and what it had to say meanwhile. */
export interface Codec<T> {
  readonly codec: T;
  readonly complaints: readonly string[];
}

/**
 * A fresh instance for each call: it costs some milliseconds, its memory (hundreds of megabytes for a large picture,
 * and WebAssembly memory never shrinks) goes with it, and a codec that aborted cannot spoil the next picture.
 */
export async function openCodec<T>(factory: EmscriptenWasm.ModuleFactory<T>, file: URL | string): Promise<Codec<T>> {
  const module = compile(file);
  const complaints: string[] = [];
  const note = (line: string) => void complaints.push(line);
  const codec = await factory({
    noInitialRun: true,
    print: note,
    printErr: note,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
  return { codec, complaints };
}
