import { text, viewOf } from "./bytes.js";
import type { Header, Orientation } from "./header.js";

/** The few EXIF facts that the product keeps or obeys. */
export interface Exif {
  readonly orientation: Orientation;
  /** The orientation is stored in a way that some readers obey and others pass over. */
  readonly isDisputed?: true;
  readonly artist?: string;
  readonly copyright?: string;
}

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII = 2;
const SHORT = 3;
/** Types of whole numbers other than SHORT, with their bytes: phones write the orientation as BYTE or LONG too. */
const OTHER_NUMBERS: Readonly<Record<number, number>> = { 1: 1, 4: 4, 8: 2, 9: 4 };
const ENTRY_BYTES = 12;

/**
 * Reads the first directory of a TIFF block. Never throws: what is damaged reads as absent, because a camera's slip in
 * the metadata is no reason to refuse its picture.
 */
export function readExif(tiff: Uint8Array): Exif {
  const order = text(tiff, 0, 2);
  if (tiff.length < 14 || (order !== "II" && order !== "MM")) return { orientation: 1 };
  const view = viewOf(tiff);
  const little = order === "II";
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return { orientation: 1 };
  const entries = view.getUint16(directory, little);
  let exif: Read = { orientation: 1 };
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) break;
    exif = withEntry(exif, tiff, view, at, little);
  }
  const { isSet: _, ...read } = exif;
  return read;
}

/** What EXIF says of the turn, in the words of a header. */
export function turnOf(exif: Uint8Array | undefined): Pick<Header, "orientation" | "isTurnDisputed"> {
  if (exif === undefined) return { orientation: 1 };
  const { orientation, isDisputed } = readExif(exif);
  return { orientation, ...(isDisputed && { isTurnDisputed: isDisputed }) };
}

/** `isSet` once an orientation was read: the first one counts. */
type Read = Exif & { readonly isSet?: true };

function withEntry(exif: Read, tiff: Uint8Array, view: DataView, at: number, little: boolean): Read {
  const tag = view.getUint16(at, little);
  const type = view.getUint16(at + 2, little);
  if (tag === ORIENTATION) return withOrientation(exif, view, at, little);
  if (type !== ASCII || (tag !== ARTIST && tag !== COPYRIGHT)) return exif;
  const words = asciiValue(tiff, view, at, little);
  if (words === "") return exif;
  return tag === ARTIST ? { ...exif, artist: words } : { ...exif, copyright: words };
}

function withOrientation(exif: Read, view: DataView, at: number, little: boolean): Read {
  const type = view.getUint16(at + 2, little);
  const count = view.getUint32(at + 4, little);
  const bytes = type === SHORT ? 2 : OTHER_NUMBERS[type];
  if (bytes === undefined || count === 0 || count * bytes > 4) return exif;
  const orientation = asOrientation(numberAt(view, at + 8, bytes, little));
  if (exif.isSet) return orientation === exif.orientation ? exif : { ...exif, isDisputed: true };
  const isPlain = (type === SHORT && count === 1) || orientation === 1;
  return { ...exif, orientation, isSet: true, ...(!isPlain && { isDisputed: true }) };
}

function numberAt(view: DataView, at: number, bytes: number, little: boolean): number {
  if (bytes === 1) return view.getUint8(at);
  return bytes === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
}

function asciiValue(tiff: Uint8Array, view: DataView, at: number, little: boolean): string {
  const length = view.getUint32(at + 4, little);
  const start = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
  if (length > 4096 || start + length > tiff.length) return "";
  const value = new TextDecoder().decode(tiff.subarray(start, start + length));
  return value.replaceAll("\0", " ").trim();
}

function asOrientation(value: number): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}
