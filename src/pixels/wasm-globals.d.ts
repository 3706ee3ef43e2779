/**
 * The few names that the codecs' own typings lean on and that are not Node's: the browser's `WebAssembly` and
 * `ImageData`, and the namespace that Emscripten's output is described with.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance<Exports extends object = object> {
    constructor(module: Module, imports: object);
    readonly exports: Exports;
  }
  class RuntimeError extends Error {}
  class Memory {
    private constructor();
    readonly buffer: ArrayBuffer;
    /** By pages of 64 KB; gives how many there were. */
    grow: (pages: number) => number;
  }
}

interface ImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

declare namespace EmscriptenWasm {
  type Module = object;
  interface Overrides {
    readonly noInitialRun: boolean;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
    readonly instantiateWasm: (imports: object, done: (instance: WebAssembly.Instance) => void) => object;
  }
  type ModuleFactory<T> = (overrides: Overrides) => Promise<T>;
}
