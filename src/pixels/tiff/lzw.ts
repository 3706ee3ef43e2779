const CLEAR = 256;
const END = 257;
const FIRST = 258;
const MOST_CODES = 4096;

/**
 * Unpacks TIFF's LZW: codes of 9 to 12 bits, the highest bit first, each width left one code early. Ends at the end code,
 * at the end of the bytes, or once `to` is full.
 * @returns how many bytes were written. Throws an Error where a code means nothing
 */
export function unpackLzw(packed: Uint8Array, to: Uint8Array): number {
  const prefixes = new Uint16Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES).fill(1, 0, CLEAR);
  const firsts = new Uint8Array(MOST_CODES);
  const lasts = new Uint8Array(MOST_CODES);
  for (let code = 0; code < CLEAR; code++) firsts[code] = lasts[code] = code;
  let [next, width, previous] = [FIRST, 9, -1];
  let [held, bits, written] = [0, 0, 0];
  for (let at = 0; written < to.length; ) {
    for (; bits < width && at < packed.length; bits += 8) held = ((held << 8) | (packed[at++] ?? 0)) & 0xffffff;
    if (bits < width) break;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      [next, width, previous] = [FIRST, 9, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0) || (previous < 0 && code > END))
      throw new Error("a code of its LZW means nothing");
    if (previous >= 0 && next < MOST_CODES) {
      prefixes[next] = previous;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      firsts[next] = firsts[previous] ?? 0;
      lasts[next] = firsts[code === next ? previous : code] ?? 0;
      next++;
    }
    const length = lengths[code] ?? 1;
    for (let one = code, i = written + length - 1; i >= written; i--) {
      if (i < to.length) to[i] = lasts[one] ?? 0;
      one = prefixes[one] ?? 0;
    }
    written = Math.min(to.length, written + length);
    previous = code;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  return written;
}
