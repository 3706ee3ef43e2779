/** A view for reading numbers; the bytes are not copied. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** `length` bytes from `at` as Latin-1 text; shorter where the bytes end. */
export function text(bytes: Uint8Array, at: number, length: number): string {
  let result = "";
  const end = Math.min(bytes.length, at + length);
  for (let i = at; i < end; i++) result += String.fromCharCode(bytes[i] ?? 0);
  return result;
}

export function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  return text(bytes, at, signature.length) === signature;
}
