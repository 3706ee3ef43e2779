import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Sends a whole file. A client that has all of it may close its end before this one has noted that the last bytes left:
 * what was handed over to its end counts as sent.
 * @throws where the client left earlier, or the file cannot be read
 */
export async function sendFile(file: string, target: Writable): Promise<void> {
  try {
    await pipeline(createReadStream(file), target);
  } catch (error) {
    if (!target.writableEnded) throw error;
  }
}
