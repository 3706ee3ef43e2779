import type { Decoded } from "./decode.js";
import type { Raster } from "./raster.js";

/** Of pixels that wait for a thread's next job, in bytes: one picture of a phone's, or ten small ones. */
const MOST_BYTES_OF_ONE = 64 << 20;
const MOST_BYTES = 8 << 20;

interface Unpacked {
  readonly file: Uint8Array;
  readonly decoded: Decoded;
}

/** This thread's, the oldest first. */
const waiting: Unpacked[] = [];

/**
 * Keeps what a job unpacked for the next job of the same picture, which mostly comes to the same thread soon. The pixels
 * are not to be used any more by whoever gives them.
 * @param file the bytes that were unpacked
 */
export function keepUnpacked(file: Uint8Array, decoded: Decoded): void {
  waiting.push({ file, decoded });
  while (unpackedBytes() > (waiting.length === 1 ? MOST_BYTES_OF_ONE : MOST_BYTES)) waiting.shift();
}

/** What these very bytes hold, as the taker's own; undefined where it is not here. */
export function takeUnpacked(file: Uint8Array): Decoded | undefined {
  const at = waiting.findIndex((one) => Buffer.compare(one.file, file) === 0);
  const found = waiting[at];
  waiting.splice(at, found === undefined ? 0 : 1);
  return found && { ...found.decoded, raster: renewed(found.decoded.raster) };
}

/**
 * The same pixels, not copied, under a new object: the old one has seen sweeps, and what grew old is left to the full sweeps,
 * which are dear.
 */
function renewed(raster: Raster): Raster {
  const { data } = raster;
  return data.buffer instanceof ArrayBuffer
    ? { ...raster, data: structuredClone(data, { transfer: [data.buffer] }) }
    : raster;
}

/** What waits here takes so much of the memory. */
export function unpackedBytes(): number {
  let sum = 0;
  for (const { file, decoded } of waiting) sum += file.length + decoded.raster.data.length;
  return sum;
}
