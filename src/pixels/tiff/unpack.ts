import { inflateSync } from "node:zlib";
import type { Compression } from "../header/tiff.js";
import { unpackLzw } from "./lzw.js";

/** The `size` bytes of a strip or tile. Throws an Error that says what is wrong with them. */
export function unpack(packed: Uint8Array, compression: Compression, size: number): Uint8Array {
  const bytes = unpackAs(packed, compression, size);
  if (bytes.length < size) throw new Error("the TIFF is truncated: its pixels end before the last row");
  return bytes.subarray(0, size);
}

function unpackAs(packed: Uint8Array, compression: Compression, size: number): Uint8Array {
  switch (compression) {
    case "none":
      // What is predicted is written to.
      return packed.slice(0, size);
    case "deflate":
      return inflate(packed, size);
    case "lzw": {
      const to = new Uint8Array(size);
      return to.subarray(
        0,
        orDamaged(() => unpackLzw(packed, to)),
      );
    }
    case "packbits": {
      const to = new Uint8Array(size);
      return to.subarray(0, unpackBits(packed, to));
    }
  }
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  return orDamaged(() => inflateSync(packed, { maxOutputLength: 2 * size + 1024 }));
}

function orDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Error("the TIFF is damaged: its pixels do not unpack");
  }
}

function unpackBits(packed: Uint8Array, to: Uint8Array): number {
  let written = 0;
  for (let at = 0; at < packed.length && written < to.length; ) {
    const head = packed[at++] ?? 0;
    if (head === 128) continue;
    const count = Math.min(head < 128 ? head + 1 : 257 - head, to.length - written);
    if (head < 128) {
      to.set(packed.subarray(at, at + count), written);
      at += head + 1;
    } else to.fill(packed[at++] ?? 0, written, written + count);
    written += count;
  }
  return written;
}
