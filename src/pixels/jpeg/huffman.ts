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
  shorten(lengths);
  const symbols = [...counts.keys()]
    .filter((symbol) => (counts[symbol] ?? 0) > 0)
    .sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  return { lengths: lengths.slice(1, LONGEST + 1), symbols };
}

interface Group {
  readonly count: number;
  readonly members: readonly number[];
}

/** The bits of each symbol's code. One symbol more, which never comes, takes the code of nothing but ones. */
function codeSizes(counts: Uint32Array): readonly number[] {
  const sizes = new Array<number>(counts.length + 1).fill(0);
  let groups: Group[] = [...counts, 1].map((count, symbol) => ({ count, members: [symbol] }));
  groups = groups.filter(({ count }) => count > 0).sort(byCount);
  for (;;) {
    const [first, second] = groups;
    if (first === undefined || second === undefined) return sizes;
    const members = [...first.members, ...second.members];
    for (const member of members) sizes[member] = (sizes[member] ?? 0) + 1;
    groups = [...groups.slice(2), { count: first.count + second.count, members }].sort(byCount);
  }
}

/** Of equals the larger symbol first, so that the one that never comes has the longest code. */
function byCount(a: Group, b: Group): number {
  return a.count - b.count || (b.members.at(-1) ?? 0) - (a.members.at(-1) ?? 0);
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
  const longest = lengths.findLastIndex((count) => count > 0);
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
