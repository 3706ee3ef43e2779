import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import { readSmallFile, SMALL_FILE } from "../small-file.js";

const CHUNK = 1 << 16;

/** Buffers that wait for the next file: one for each of a hundred thousand files would be garbage faster than it is collected. */
const spare: Buffer[] = [];

/**
 * SHA-256 of a file's bytes, in hex, a part of it in memory at a time.
 * @throws the file system's errors
 */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  const { size } = statSync(file);
  if (size <= SMALL_FILE) return hash.update(readSmallFile(file, size)).digest("hex");
  const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    spare.push(buffer);
    await handle.close();
  }
}
