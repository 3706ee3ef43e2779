import { closeSync, fstatSync, fsync, openSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

/*
 * To open, fill and close a file takes microseconds, and several times as many to have another thread do it: that is done by
 * blocking. What waits for the disk is the flush, which other threads do.
 */

/** An iterable is written piece by piece, and never in memory as a whole. */
export type Content = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

const flush = promisify(fsync);

/** Writes what is to be in a file that is open and empty, flushes it to the disk, and closes it whatever happens. */
export async function writeOut(descriptor: number, content: Content): Promise<void> {
  try {
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(descriptor, content);
    else for await (const piece of content) writeFileSync(descriptor, piece);
    await flush(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Flushes a file that others wrote.
 * @returns its length in bytes
 */
export async function flushFile(file: string): Promise<number> {
  const descriptor = openSync(file, "r+");
  try {
    await flush(descriptor);
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}
