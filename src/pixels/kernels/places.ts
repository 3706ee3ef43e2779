const PAGE_BYTES = 1 << 16;
/** Vectors run over the end of what they read, and are read faster where they are aligned. */
const SLACK = 32;

/**
 * Places in a memory for as many bytes as are asked for, one behind the other; the memory grows where it has to. The next
 * call gives the same places again: what is to last is copied out.
 */
export function placesIn(memory: WebAssembly.Memory, lengths: readonly number[]): readonly number[] {
  const places: number[] = [];
  let end = SLACK;
  for (const length of lengths) {
    places.push(end);
    end += Math.ceil(length / SLACK) * SLACK + SLACK;
  }
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return places;
}
