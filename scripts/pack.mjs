// Packs what dist/ holds packed. It takes most of a build's time, so it runs beside the bundler, each file once, and what
// is in dist/ already stays as it is: Brotli's output may differ from one version of Node to the next, its content not.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const begun = new Map();

const keyOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Has `pack` return a folder's packed files for the bytes that they hold. A damaged one is passed over. */
export function keepPacked(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".br"))) {
    const packed = readFileSync(join(folder, name));
    try {
      begun.set(keyOf(brotliDecompressSync(packed)), Promise.resolve(packed));
    } catch {
      console.error(`${name} cannot be unpacked: it is packed anew.`);
    }
  }
}

/** The packed bytes, as a promise; equal bytes are packed once. */
export function pack(bytes) {
  const key = keyOf(bytes);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  if (!begun.has(key)) begun.set(key, compress(bytes, { params }));
  return begun.get(key);
}
