/** The best Huffman code for symbols of which it is known how often each comes (ITU-T T.81, annex K.2). */
export interface HuffmanCode {
  /** How many codes there are of 1 to 16 bits. */
  readonly lengths: readonly number[];
  /** The symbols, those with the shortest codes first. */
  readonly symbols: readonly number[];
}

const LONGEST = 16;

/** @param counts of up to 256 symbols; those that never come have no code */
export function huffmanCode(counts: Uint32Array): HuffmanCode {
  const sizes = codeSizes(counts);
  const lengths = new Array<number>(Math.max(LONGEST, ...sizes) + 1).fill(0);
  for (const size of sizes) if (size > 0) lengths[size] = (lengths[size] ?? 0) + 1;
  const symbols = shortestFirst(sizes, lengths).slice(0, -1);
  shorten(lengths);
  return { lengths: lengths.slice(1, LONGEST + 1), symbols };
}

/** The one that never comes is the last. */
function shortestFirst(sizes: Uint8Array, lengths: readonly number[]): readonly number[] {
  const places: number[] = [];
  let end = 0;
  for (const count of lengths) {
    places.push(end);
    end += count;
  }
  const symbols = new Array<number>(end).fill(0);
  for (let symbol = 0; symbol < sizes.length; symbol++) {
    const size = sizes[symbol] ?? 0;
    const place = places[size] ?? 0;
    if (size > 0) symbols[place] = symbol;
    places[size] = place + 1;
  }
  return symbols;
}

const NONE = -1;

/**
 * The bits of each symbol's code: as long as there are two groups of symbols, the two rarest become one, whose codes are
 * each a bit longer. One symbol more, which never comes, takes the code of nothing but ones.
 */
function codeSizes(counts: Uint32Array): Uint8Array {
  // A group stands where its first symbol does, which has the next one of the group.
  const left = Uint32Array.of(...counts, 1);
  const sizes = new Uint8Array(left.length);
  const next = new Int16Array(left.length).fill(NONE);
  for (;;) {
    const first = rarest(left, NONE);
    const second = rarest(left, first);
    if (second === NONE) return sizes;
    left[first] = (left[first] ?? 0) + (left[second] ?? 0);
    left[second] = 0;
    const last = lengthen(first, sizes, next);
    lengthen(second, sizes, next);
    next[last] = second;
  }
}

/** Of equals the larger symbol, so that the one that never comes has the longest code. */
function rarest(left: Uint32Array, but: number): number {
  let found = NONE;
  let least = Number.POSITIVE_INFINITY;
  for (let symbol = 0; symbol < left.length; symbol++) {
    const count = left[symbol] ?? 0;
    if (count === 0 || count > least || symbol === but) continue;
    found = symbol;
    least = count;
  }
  return found;
}

/** @returns the last symbol of the group */
function lengthen(group: number, sizes: Uint8Array, next: Int16Array): number {
  let last = group;
  for (let symbol = group; symbol !== NONE; symbol = next[symbol] ?? NONE) {
    sizes[symbol] = (sizes[symbol] ?? 0) + 1;
    last = symbol;
  }
  return last;
}

/** Brings codes of more than 16 bits down to it, and takes the one of nothing but ones out. */
function shorten(lengths: number[]): void {
  const change = (length: number, by: number) => {
    lengths[length] = (lengths[length] ?? 0) + by;
  };
  for (let length = lengths.length - 1; length > LONGEST; length--) {
    while ((lengths[length] ?? 0) > 0) {
      let shorter = length - 2;
      while ((lengths[shorter] ?? 0) === 0) shorter--;
      change(length, -2);
      change(length - 1, 1);
      change(shorter + 1, 2);
      change(shorter, -1);
    }
  }
  let longest = LONGEST;
  while (lengths[longest] === 0) longest--;
  change(longest, -1);
}

/** For each of 256 symbols its code above five bits of its length, as the kernels read it. */
export function codesBySymbol({ lengths, symbols }: HuffmanCode): Uint32Array {
  const codes = new Uint32Array(256);
  let next = 0;
  let code = 0;
  for (const [at, count] of lengths.entries()) {
    for (const symbol of symbols.slice(next, next + count)) codes[symbol] = (code++ << 5) | (at + 1);
    next += count;
    code <<= 1;
  }
  return codes;
}
