import { startsWith, viewOf } from "./bytes.js";
import { turnOf } from "./exif.js";
import { broken, type HeaderRead, more, type NoHeader } from "./header.js";

const EXIF = "Exif\0\0";
const ICC = "ICC_PROFILE\0";
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** A profile has several where it is longer than a segment; their numbers say how they follow each other. */
interface ProfileChunk {
  readonly number: number;
  readonly bytes: Uint8Array;
}

interface Collected {
  readonly icc: ProfileChunk[];
  exif?: Uint8Array;
}

/** Walks the segments up to the frame header (SOF). `bytes` starts with FF D8. */
export function readJpegHeader(bytes: Uint8Array): HeaderRead {
  const collected: Collected = { icc: [] };
  for (let at = 2; ; ) {
    const segment = readSegment(bytes, at);
    if (segment.kind !== "segment") return segment;
    const { marker, payload, end } = segment;
    if (isFrame(marker)) return frame(payload, marker, collected);
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return broken("it has no frame header");
    collect(payload, marker, collected);
    at = end;
  }
}

type Segment =
  | { readonly kind: "segment"; readonly marker: number; readonly payload: Uint8Array; readonly end: number }
  | NoHeader;

function readSegment(bytes: Uint8Array, at: number): Segment {
  if (at + 4 > bytes.length) return more(at + 64);
  if (bytes[at] !== 0xff) return broken("its segments are damaged");
  const marker = bytes[at + 1] ?? 0;
  const empty = bytes.subarray(at, at);
  // Any number of FF may stand before a marker.
  if (marker === 0xff) return { kind: "segment", marker, payload: empty, end: at + 1 };
  if (isStandalone(marker) || marker === END_OF_IMAGE) return { kind: "segment", marker, payload: empty, end: at + 2 };
  const length = viewOf(bytes).getUint16(at + 2);
  if (length < 2) return broken("its segments are damaged");
  const end = at + 2 + length;
  if (end > bytes.length) return more(end + 64);
  return { kind: "segment", marker, payload: bytes.subarray(at + 4, end), end };
}

function isStandalone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function collect(payload: Uint8Array, marker: number, into: Collected): void {
  if (marker === 0xe1 && into.exif === undefined && startsWith(payload, EXIF))
    into.exif = payload.subarray(EXIF.length);
  // 12 bytes of name, the chunk's number and the count.
  if (marker === 0xe2 && startsWith(payload, ICC) && payload.length > ICC.length + 2) {
    into.icc.push({ number: payload[ICC.length] ?? 0, bytes: payload.subarray(ICC.length + 2) });
  }
}

function frame(payload: Uint8Array, marker: number, collected: Collected): HeaderRead {
  if (payload.length < 6) return broken("its frame header is damaged");
  const view = viewOf(payload);
  const height = view.getUint16(1);
  const width = view.getUint16(3);
  const channels = payload[5] ?? 0;
  if (width === 0 || height === 0) return broken("it declares no width or no height");
  // SOF3, 5–7, 9–11, 13–15 are lossless, hierarchical and arithmetic: nobody's pictures, and no decoder's.
  if (marker > 0xc2) return broken("it is a lossless, hierarchical or arithmetic JPEG, which is not supported");
  if (payload[0] !== 8) return broken(`it has ${payload[0]} bits a sample, and only 8 are supported`);
  return {
    kind: "header",
    header: {
      type: "jpeg",
      width,
      height,
      ...turnOf(collected.exif),
      sample: channels === 4 ? "cmyk" : "8-bit",
      ...(collected.icc.length > 0 && { icc: joined(collected.icc) }),
      ...(collected.exif !== undefined && { exif: collected.exif }),
    },
  };
}

function joined(chunks: readonly ProfileChunk[]): Uint8Array {
  const inOrder = chunks.toSorted((a, b) => a.number - b.number);
  return new Uint8Array(Buffer.concat(inOrder.map(({ bytes }) => bytes)));
}
