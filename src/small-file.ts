import { closeSync, constants, openSync, readSync } from "node:fs";
import { once } from "./once.js";

/**
 * Bytes up to which a file is read at once and by blocking: to have other threads open, read and close it takes several
 * times as much of the processor, which a catalog of thousands of pictures pays for each.
 */
export const SMALL_FILE = 1 << 18;

/** One for all files: of a hundred thousand it would be garbage faster than it is collected. */
const room = once(() => Buffer.allocUnsafeSlow(SMALL_FILE));

/**
 * Bytes of a file, which last until the next file is read.
 *
 * @param size how many, `SMALL_FILE` at most
 * @param from where the first is
 * @throws the file system's errors, and an Error with a user's message where there are fewer by now
 */
export function readSmallFile(file: string, size: number, from = 0): Uint8Array {
  const bytes = readHead(file, size, from);
  if (bytes.length < size) throw becameShorter();
  return bytes;
}

/** The same of a file that may have fewer bytes. What is a pipe by now is not waited for, and cannot be read. */
export function readHead(file: string, most: number, from = 0): Uint8Array {
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    let at = 0;
    while (at < most) {
      const read = readSync(opened, room(), at, most - at, from + at);
      if (read === 0) break;
      at += read;
    }
    return room().subarray(0, at);
  } finally {
    closeSync(opened);
  }
}

export function becameShorter(): Error {
  return new Error("it became shorter while it was read; try again when nothing writes it");
}
