/** Rows that take more are packed and unpacked piece by piece: room for all of them at once takes longer to get than to fill. */
export const MOST_BYTES_AT_ONCE = 4 << 20;

/** Large enough for the way to another thread and back, small enough to be had for nothing. */
const PIECE_BYTES = 1 << 18;

/** How many rows of so many bytes a piece has. */
export function rowsInPiece(length: number): number {
  return Math.max(1, Math.floor(PIECE_BYTES / length));
}
