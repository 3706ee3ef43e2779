export type ByteRange =
  | { readonly kind: "all" }
  /** First and last byte, both included. */
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, section 14). Several ranges at once, other units and what
 * is malformed mean all of the file, as the RFC allows.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [from = "", to = ""] = match?.slice(1) ?? [];
  if (from === "" && to === "") return { kind: "all" };
  if (from === "") return part(Math.max(0, size - Number(to)), size - 1, size);
  if (to !== "" && Number(to) < Number(from)) return { kind: "all" };
  return part(Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1), size);
}

function part(first: number, last: number, size: number): ByteRange {
  return first >= size || last < first ? { kind: "unsatisfiable" } : { kind: "part", first, last };
}
