/**
 * The memory of the Uint8Arrays directly inside `message`, to be handed over instead of copied. An array that shares
 * its memory with others (a small Buffer in Node's pool, a subarray) is left out, and so is copied.
 */
export function ownedBuffers(message: unknown): ArrayBuffer[] {
  if (typeof message !== "object" || message === null) return [];
  const values = message instanceof Uint8Array ? [message] : Object.values(message);
  const found = new Set<ArrayBuffer>();
  for (const value of values) {
    if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) continue;
    if (value.byteLength === value.buffer.byteLength) found.add(value.buffer);
  }
  return [...found];
}
