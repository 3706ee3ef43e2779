import { crc32 } from "node:zlib";

/** A whole chunk: length, type, data, checksum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  return Buffer.concat(pngChunkInPieces(type, [data]));
}

/** As `pngChunk`, of data in pieces, and in pieces itself: nothing is copied. */
export function pngChunkInPieces(type: string, data: readonly Uint8Array[]): readonly Uint8Array[] {
  const [head, checksum] = [Buffer.alloc(8), Buffer.alloc(4)];
  head.writeUInt32BE(
    data.reduce((sum, { length }) => sum + length, 0),
    0,
  );
  head.write(type, 4, "latin1");
  checksum.writeUInt32BE(data.reduce((sum, piece) => crc32(piece, sum), crc32(head.subarray(4))));
  return [head, ...data, checksum];
}
