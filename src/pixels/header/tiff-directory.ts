import { viewOf } from "./bytes.js";
import { broken, more, type NoHeader } from "./header.js";

/** The tags of a TIFF's first directory: whole numbers, and blocks of bytes where they stand. */
export interface TiffDirectory {
  readonly kind: "directory";
  readonly little: boolean;
  /** A tag's numbers; none where it is absent or is of another kind. */
  readonly numbers: (tag: number) => readonly number[];
  /** How many numbers a tag has, whatever they are. */
  readonly count: (tag: number) => number;
  /** One of a tag's numbers, without reading the others. */
  readonly number: (tag: number, index: number) => number | undefined;
  readonly block: (tag: number) => Uint8Array | undefined;
}

const ENTRY_BYTES = 12;
/** As much of a file is read to find its directory, which most programs put behind the pixels. */
const FARTHEST = 1 << 30;
/** The widths of BYTE, SHORT, LONG and UNDEFINED, by their numbers. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };

interface Entry {
  readonly count: number;
  readonly width: number;
  /** Where the values are. */
  readonly at: number;
}

/** Reads the first directory. `bytes` starts with a TIFF's signature, and may end anywhere. */
export function readTiffDirectory(bytes: Uint8Array): TiffDirectory | NoHeader {
  if (bytes.length < 8) return more(8);
  const view = viewOf(bytes);
  const little = bytes[0] === 0x49;
  const start = view.getUint32(4, little);
  if (start < 8 || start > FARTHEST) return broken("its directory is nowhere near");
  if (start + 2 > bytes.length) return more(start + 4096);
  const entries = view.getUint16(start, little);
  const end = start + 2 + entries * ENTRY_BYTES;
  if (end > bytes.length) return more(end);
  const found = new Map<number, Entry>();
  for (let at = start + 2; at < end; at += ENTRY_BYTES) {
    const tag = view.getUint16(at, little);
    const width = WIDTHS[view.getUint16(at + 2, little)];
    const count = view.getUint32(at + 4, little);
    if (width === undefined || count === 0 || found.has(tag)) continue;
    const place = count * width <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (place + count * width > FARTHEST) return broken("what its directory names lies nowhere near");
    found.set(tag, { count, width, at: place });
  }
  const last = Math.max(...[...found.values()].map(({ at, count, width }) => at + count * width));
  return last > bytes.length ? more(last) : directoryOf(bytes, found, little);
}

function directoryOf(bytes: Uint8Array, found: ReadonlyMap<number, Entry>, little: boolean): TiffDirectory {
  const view = viewOf(bytes);
  const number = (tag: number, index: number): number | undefined => {
    const entry = found.get(tag);
    if (entry === undefined || index >= entry.count) return undefined;
    const at = entry.at + index * entry.width;
    if (entry.width === 1) return view.getUint8(at);
    return entry.width === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
  };
  const count = (tag: number) => found.get(tag)?.count ?? 0;
  return {
    kind: "directory",
    little,
    number,
    count,
    numbers: (tag) => Array.from({ length: Math.min(count(tag), MOST_NUMBERS) }, (_, index) => number(tag, index) ?? 0),
    block: (tag) => {
      const entry = found.get(tag);
      return entry?.width === 1 ? bytes.subarray(entry.at, entry.at + entry.count) : undefined;
    },
  };
}

/** A palette of 256 colours is the longest list that is read whole. */
const MOST_NUMBERS = 768;
