import { startsWith, text, viewOf } from "../header/bytes.js";

/** A profile's elements by their four-letter signatures. */
export type Tags = ReadonlyMap<string, Uint8Array>;

/** Reads the table of an ICC profile's elements; those that lie outside of it are left out. Never throws. */
export function readTags(icc: Uint8Array): Tags {
  const tags = new Map<string, Uint8Array>();
  if (icc.length < 132 || !startsWith(icc, "acsp", 36)) return tags;
  const view = viewOf(icc);
  const count = Math.min(view.getUint32(128), 200);
  for (let i = 0, at = 132; i < count && at + 12 <= icc.length; i++, at += 12) {
    const start = view.getUint32(at + 4);
    const end = start + view.getUint32(at + 8);
    if (end <= icc.length) tags.set(text(icc, at, 4), icc.subarray(start, end));
  }
  return tags;
}

/** s15Fixed16Number */
export function fixed(view: DataView, at: number): number {
  return view.getInt32(at) / 65536;
}

/** The profile's description, empty where it has none. */
export function readName(tag: Uint8Array | undefined): string {
  if (tag === undefined || tag.length < 28) return "";
  const view = viewOf(tag);
  if (startsWith(tag, "desc")) return text(tag, 12, Math.min(100, view.getUint32(8))).replaceAll("\0", "");
  if (!startsWith(tag, "mluc")) return "";
  const start = view.getUint32(24);
  const bytes = tag.subarray(start, start + Math.min(200, view.getUint32(20)));
  return new TextDecoder("utf-16be").decode(bytes).replaceAll("\0", "");
}
