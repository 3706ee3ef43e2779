// Packs what dist/ holds packed. It takes most of a build's time, so it runs beside the bundler, each file once.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const begun = new Map();

/** The packed bytes, as a promise; equal bytes are packed once. */
export function pack(bytes) {
  const key = createHash("sha256").update(bytes).digest("hex");
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  if (!begun.has(key)) begun.set(key, compress(bytes, { params }));
  return begun.get(key);
}
