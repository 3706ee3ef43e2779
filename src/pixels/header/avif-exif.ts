import { text, viewOf } from "./bytes.js";
import { type Box, body, boxes, FULL_BOX } from "./iso-boxes.js";

/**
 * The TIFF block of an AVIF's Exif item (ISO/IEC 23008-12, annex A); undefined where there is none, where it is damaged,
 * and where `bytes` end before it: it stands behind the pixels.
 * @param meta the boxes of the file's `meta`
 */
export function avifExif(bytes: Uint8Array, meta: readonly Box[]): Uint8Array | undefined {
  try {
    const item = exifItem(body(meta, "iinf"));
    const place = item === undefined ? undefined : placeOf(item, body(meta, "iloc"));
    if (place === undefined || place.length < 4 || place.start + place.length > bytes.length) return undefined;
    const stored = bytes.subarray(place.start, place.start + place.length);
    const tiff = 4 + viewOf(stored).getUint32(0);
    return tiff < stored.length ? stored.subarray(tiff) : undefined;
  } catch (error) {
    // A box ends before what it declares. Metadata is no reason to refuse a picture.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function exifItem(iinf: Uint8Array): number | undefined {
  const entries = boxes(iinf.subarray(FULL_BOX + (iinf[0] === 0 ? 2 : 4)));
  const entry = entries.find((box) => box.type === "infe" && text(box.body, typeAt(box.body), 4) === "Exif")?.body;
  if (entry === undefined) return undefined;
  return isWide(entry) ? viewOf(entry).getUint32(FULL_BOX) : viewOf(entry).getUint16(FULL_BOX);
}

/** Version 3 has item numbers of four bytes, version 2 of two. */
function isWide(infe: Uint8Array): boolean {
  return infe[0] === 3;
}

/** Behind the number and the two bytes of its protection. */
function typeAt(infe: Uint8Array): number {
  return FULL_BOX + (isWide(infe) ? 4 : 2) + 2;
}

interface Place {
  readonly start: number;
  readonly length: number;
}

/** Where in the file an item is that lies there in one piece. */
function placeOf(item: number, iloc: Uint8Array): Place | undefined {
  const version = iloc[0] ?? 0;
  const read = reader(iloc, FULL_BOX);
  const [offsetBytes, lengthBytes] = halves(read(1));
  const [baseBytes, low] = halves(read(1));
  const indexBytes = version === 0 ? 0 : low;
  const idBytes = version < 2 ? 2 : 4;
  const take = budget(iloc.length);
  for (let items = read(idBytes); items > 0; items--) {
    const id = read(idBytes);
    const isInFile = version === 0 || (read(2) & 15) === 0;
    read(2);
    const base = read(baseBytes);
    const extents = Array.from({ length: take(read(2)) }, () => {
      read(indexBytes);
      return { start: base + read(offsetBytes), length: read(lengthBytes) };
    });
    if (id === item) return isInFile && extents.length === 1 ? extents[0] : undefined;
  }
  return undefined;
}

/**
 * Extents may be of no bytes at all, so that a short box can declare billions. Passes a count on until `most` are used up.
 * Throws a RangeError then.
 */
export function budget(most: number): (count: number) => number {
  let left = most;
  return (count) => {
    left -= count;
    if (left < 0) throw new RangeError("more extents than the box has bytes");
    return count;
  };
}

function halves(byte: number): readonly [high: number, low: number] {
  return [byte >> 4, byte & 15];
}

/** Reads big-endian numbers one after the other. Throws a RangeError at the end. */
function reader(bytes: Uint8Array, from: number): (width: number) => number {
  const view = viewOf(bytes);
  let at = from;
  return (width) => {
    let value = 0;
    for (let i = 0; i < width; i++, at++) value = value * 256 + view.getUint8(at);
    return value;
  };
}
