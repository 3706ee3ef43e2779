/** N. Robidoux's tables, as mozjpeg has them: colours keep as much detail as light. */
const BASE = [
  [16, 16, 16, 18, 25, 37, 56, 85],
  [16, 17, 20, 27, 34, 40, 53, 75],
  [16, 20, 24, 31, 43, 62, 91, 135],
  [18, 27, 31, 40, 53, 74, 106, 156],
  [25, 34, 43, 53, 69, 94, 131, 189],
  [37, 40, 62, 74, 94, 124, 169, 238],
  [56, 53, 91, 106, 131, 169, 226, 311],
  [85, 75, 135, 156, 189, 238, 311, 418],
].flat();

/** What a reader of eight bits a sample takes. */
const MOST = 255;

/** How a quality of 1 to 100 is kept to. */
export interface Quantization {
  /** By what each of a block's 64 values is divided, in the order of their rows. */
  readonly divisors: readonly number[];
  /** The same in the order in which a file tells them. */
  readonly told: readonly number[];
  /** What is added before a value is cut to a whole number: less than a half, as a smaller one is cheaper. */
  readonly rounding: number;
  /** From which size on a value is told at all, after so many zeros: the more of them, the dearer. */
  readonly least: readonly number[];
}

/** Together they make files as large as mozjpeg's with its trellis, which look as good, in a ninth of the time. */
const THRIFT = { rounding: 0.06, first: 0.09, each: 0.014, most: 0.4 };
/** Above it nothing is left out for thrift's sake in the end: who asks for it wants all that there is. */
const THRIFTY_QUALITY = 95;

/** A run asks for a few qualities, and for each again and again. */
const known = new Map<number, Quantization>();

export function quantization(quality: number): Quantization {
  const found = known.get(quality) ?? quantizationFor(quality);
  known.set(quality, found);
  return found;
}

function quantizationFor(quality: number): Quantization {
  const divisors = divisorsFor(quality);
  const thrift = Math.min(1, (100 - quality) / (100 - THRIFTY_QUALITY));
  return {
    divisors,
    told: ZIGZAG.map((at) => divisors[at] ?? MOST),
    rounding: 0.5 - thrift * THRIFT.rounding,
    least: BASE.map((_, zeros) => 0.5 + thrift * Math.min(THRIFT.most, THRIFT.first + THRIFT.each * zeros)),
  };
}

function divisorsFor(quality: number): readonly number[] {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return BASE.map((value) => Math.max(1, Math.min(MOST, Math.floor((value * percent + 50) / 100))));
}

/** Where the values stand in the order in which they are told: along diagonals, from the mean to what is finest. */
export const ZIGZAG: readonly number[] = Array.from({ length: 64 }, (_, at) => at).sort(
  (a, b) => diagonal(a) - diagonal(b) || (diagonal(a) % 2 === 0 ? column(a) - column(b) : column(b) - column(a)),
);

function column(at: number): number {
  return at % 8;
}

function diagonal(at: number): number {
  return column(at) + Math.floor(at / 8);
}
