import type { SourceType } from "../model.js";
import { readPngChunks } from "./png-reader.js";

/**
 * Looks for the end of a picture in its bytes as they come. A cut JPEG or PNG still decodes to something, grey from the
 * cut on; its missing end marker tells before it is paid for. Anything may follow the marker: maker's data, or a film of
 * many megabytes.
 */
export interface EndFinder {
  /** Takes the next bytes of the file. */
  readonly feed: (bytes: Uint8Array) => void;
  readonly found: () => boolean;
  /** What is known to be damaged so far; completes "it is a damaged PNG: …". */
  readonly fault: () => string | undefined;
}

export function createEndFinder(type: SourceType): EndFinder {
  switch (type) {
    case "jpeg":
      return findJpegEnd();
    case "png":
      return readPngChunks();
    case "webp":
    case "avif":
    case "tiff":
      return { feed: () => {}, found: () => true, fault: () => undefined };
  }
}

/** Also where it lies across two pieces. */
function findSequence(sequence: Buffer): EndFinder {
  let tail = Buffer.alloc(0);
  let found = false;
  return {
    feed: (bytes) => {
      if (found) return;
      const piece = Buffer.concat([tail, bytes]);
      found = piece.includes(sequence);
      tail = piece.subarray(1 - sequence.length);
    },
    found: () => found,
    fault: () => undefined,
  };
}

const START_OF_SCAN = 0xda;
const FILL = 0xff;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** Behind the header alone, since a thumbnail in it has an end marker of its own. */
function findJpegEnd(): EndFinder {
  const pixels = findSequence(END_OF_IMAGE);
  let rest = Buffer.alloc(0);
  /** How far from the start of `rest` the next segment begins. */
  let next = 2;
  let inPixels = false;
  return {
    feed: (bytes) => {
      if (inPixels) return pixels.feed(bytes);
      rest = Buffer.concat([rest, bytes]);
      while (!inPixels && next + 4 <= rest.length) {
        const marker = rest[next + 1];
        inPixels = rest[next] !== 0xff || marker === START_OF_SCAN;
        if (!inPixels) next += marker === FILL ? 1 : 2 + rest.readUInt16BE(next + 2);
      }
      const done = Math.min(next, rest.length);
      if (inPixels) pixels.feed(rest.subarray(next));
      rest = inPixels ? Buffer.alloc(0) : Buffer.from(rest.subarray(done));
      next -= done;
    },
    found: pixels.found,
    fault: pixels.fault,
  };
}
