import { placesIn } from "./places.js";
import { MODULE } from "./scaling-module.js";

/** The inner loops of scaling, whose source is scripts/kernels/scaling.ts. Places are byte offsets into `memory`. */
export interface Scaling {
  readonly memory: WebAssembly.Memory;
  readonly linearRow: (pixels: number, light: number, line: number, width: number, span: number) => void;
  readonly convolveRow: (
    line: number,
    from: number,
    end: number,
    firsts: number,
    weights: number,
    taps: number,
    row: number,
    width: number,
  ) => void;
  readonly mixRows: (rows: number, weights: number, taps: number, width: number, codes: number, pixels: number) => void;
  readonly averageRows: (
    pixels: number,
    width: number,
    rows: number,
    firstShare: number,
    lastShare: number,
    sums: number,
    lasts: number,
    shares: number,
    few: number,
    area: number,
    means: number,
  ) => void;
}

let opened: Scaling | undefined;

/** The kernels, and places for as many bytes as are asked for. The next call gives the same places again. */
export function openScaling(lengths: readonly number[]): { kernels: Scaling; places: readonly number[] } {
  opened ??= new WebAssembly.Instance<Scaling>(new WebAssembly.Module(Buffer.from(MODULE, "base64")), {}).exports;
  return { kernels: opened, places: placesIn(opened.memory, lengths) };
}
