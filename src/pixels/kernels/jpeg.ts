import { MODULE } from "./jpeg-module.js";
import { placesIn } from "./places.js";

/** The inner loops of the JPEG encoder, whose source is scripts/kernels/jpeg.ts. Places are byte offsets into `memory`. */
export interface JpegKernels {
  readonly memory: WebAssembly.Memory;
  readonly convertRow: (pixels: number, luma: number, blue: number, red: number, width: number) => void;
  readonly halveRows: (upper: number, lower: number, out: number, width: number) => void;
  readonly encodeBlock: (
    from: number,
    stride: number,
    block: number,
    scales: number,
    order: number,
    least: number,
    rounding: number,
    last: number,
    table: number,
    counts: number,
    tokens: number,
  ) => number;
  readonly writeTokens: (tokens: number, end: number, codes: number, rest: number, out: number) => number;
}

let opened: JpegKernels | undefined;

/** The kernels, and places for as many bytes as are asked for. The next call gives the same places again. */
export function openJpegKernels(lengths: readonly number[]): {
  readonly kernels: JpegKernels;
  readonly places: readonly number[];
} {
  opened ??= new WebAssembly.Instance<JpegKernels>(new WebAssembly.Module(Buffer.from(MODULE, "base64")), {}).exports;
  return { kernels: opened, places: placesIn(opened.memory, lengths) };
}
