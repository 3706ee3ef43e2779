import { openJpegKernels } from "../kernels/jpeg.js";
import { codesBySymbol, type HuffmanCode } from "./huffman.js";

/** Of a token with all its bits, each byte followed by a zero. */
const MOST_BYTES_A_TOKEN = 8;

/** The data of a JPEG file, to its last byte. */
export function writeTokens(pieces: readonly Uint32Array[], codes: readonly HuffmanCode[]): readonly Uint8Array[] {
  const longest = Math.max(...pieces.map(({ length }) => length));
  const { kernels, places } = openJpegKernels([longest * 4, 4 * 256 * 4, 16, longest * MOST_BYTES_A_TOKEN + 16]);
  const [tokens = 0, table = 0, rest = 0, out = 0] = places;
  const { buffer } = kernels.memory;
  for (const [at, code] of codes.entries()) new Uint32Array(buffer, table + at * 1024, 256).set(codesBySymbol(code));
  const pending = new BigUint64Array(buffer, rest, 2).fill(0n);
  const written = pieces.map((piece) => {
    new Uint32Array(buffer, tokens, piece.length).set(piece);
    const end = kernels.writeTokens(tokens, tokens + piece.length * 4, table, rest, out);
    return new Uint8Array(buffer, out, end - out).slice();
  });
  const [bits = 0n, length = 0n] = pending;
  return [...written, lastBytes(bits, Number(length))];
}

/** What is left over, filled up with ones. */
function lastBytes(bits: bigint, length: number): Uint8Array {
  const missing = (8 - (length % 8)) % 8;
  const filled = ((bits & ((1n << BigInt(length)) - 1n)) << BigInt(missing)) | ((1n << BigInt(missing)) - 1n);
  const bytes = Array.from({ length: (length + missing) / 8 }, (_, at) => Number((filled >> BigInt(8 * at)) & 255n));
  return Uint8Array.from(bytes.reverse().flatMap((byte) => (byte === 255 ? [byte, 0] : [byte])));
}
