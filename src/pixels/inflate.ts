import { createInflate, inflateSync, type ZlibOptions } from "node:zlib";
import { rowsInPiece } from "./pieces.js";

/** Rows of so many bytes each. */
export interface Rows {
  readonly rows: number;
  readonly length: number;
}

/** Unpacks a PNG's rows at once, all that it holds. Throws an Error that names the fault. */
export function inflateWhole(packed: Uint8Array, expected: number): Uint8Array {
  // In one piece where it can be, since pieces are copied together in the end.
  const chunkSize = Math.max(1 << 16, Math.min(expected + 64, 1 << 26));
  const lines = inflateWithin(packed, { maxOutputLength: mostBytes(expected), chunkSize });
  if (lines.length < expected) throw truncated();
  return lines;
}

/** As many rows, in pieces of whole ones: the same memory serves for all pieces. Rejects as `inflateWhole` throws. */
export async function* inflateRows(packed: Uint8Array, { rows, length }: Rows): AsyncGenerator<Uint8Array> {
  const expected = rows * length;
  let came = 0;
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of inflatePieces(packed, rowsInPiece(length) * length)) {
    const wanted = chunk.subarray(0, Math.max(0, expected - came));
    came += chunk.length;
    if (came > mostBytes(expected)) throw overlong();
    const lines = rest.length === 0 ? wanted : Buffer.concat([rest, wanted]);
    const whole = lines.length - (lines.length % length);
    if (whole > 0) yield lines.subarray(0, whole);
    rest = lines.subarray(whole);
  }
  if (came < expected) throw truncated();
}

function inflateWithin(packed: Uint8Array, options: ZlibOptions): Uint8Array {
  try {
    return inflateSync(packed, options);
  } catch (error) {
    throw faultOf(error);
  }
}

async function* inflatePieces(packed: Uint8Array, chunkSize: number): AsyncGenerator<Uint8Array> {
  const unpacker = createInflate({ chunkSize });
  unpacker.end(packed);
  try {
    for await (const chunk of unpacker) yield chunk;
  } catch (error) {
    throw faultOf(error);
  }
}

/** Some programs write more rows than they tell, which readers leave out. */
function mostBytes(expected: number): number {
  return 2 * expected + 1024;
}

function faultOf(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return truncated();
  if (code === "ERR_BUFFER_TOO_LARGE") return overlong();
  return new Error("the PNG is damaged: its pixels do not unpack");
}

function truncated(): Error {
  return new Error("the PNG is truncated: its pixels end before the last row");
}

function overlong(): Error {
  return new Error("the PNG is damaged: it holds many more pixels than it declares");
}
