import { startsWith, text, viewOf } from "./bytes.js";
import { turnOf } from "./exif.js";
import { ANIMATED, broken, type HeaderRead, more } from "./header.js";

const FIRST_CHUNK = 12;
const FRAME_BYTES = 10;
/** A lossless picture of one colour may be over before another kind's header is. */
const LOSSLESS_BYTES = 5;
const LOSSLESS_ALPHA = 1 << 28;
const HAS_ANIMATION = 0x02;
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;
const HAS_ICC = 0x20;

/** `bytes` starts with `RIFF….WEBP`. */
export function readWebpHeader(bytes: Uint8Array): HeaderRead {
  const kind = text(bytes, FIRST_CHUNK, 4);
  const needed = FIRST_CHUNK + 8 + (kind === "VP8L" ? LOSSLESS_BYTES : FRAME_BYTES);
  if (bytes.length < needed) return more(needed);
  switch (kind) {
    case "VP8 ":
      return lossy(bytes.subarray(FIRST_CHUNK + 8));
    case "VP8L":
      return lossless(bytes.subarray(FIRST_CHUNK + 8));
    case "VP8X":
      return extended(bytes);
    default:
      return broken("its first chunk is unknown");
  }
}

function lossy(frame: Uint8Array): HeaderRead {
  if (!startsWith(frame, "\x9d\x01\x2a", 3)) return broken("its frame header is damaged");
  const view = viewOf(frame);
  return plain(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff, false);
}

function lossless(frame: Uint8Array): HeaderRead {
  if (frame[0] !== 0x2f) return broken("its frame header is damaged");
  const bits = viewOf(frame).getUint32(1, true);
  return plain((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, (bits & LOSSLESS_ALPHA) !== 0);
}

function plain(width: number, height: number, hasAlpha: boolean): HeaderRead {
  if (width === 0 || height === 0) return broken("it declares no width or no height");
  const header = { type: "webp", width, height, orientation: 1, sample: "8-bit" } as const;
  return { kind: "header", header: hasAlpha ? { ...header, hasAlpha } : header };
}

/** The EXIF chunk stands behind the pixels, so a file that has one is needed whole. */
function extended(bytes: Uint8Array): HeaderRead {
  const view = viewOf(bytes);
  const flags = bytes[FIRST_CHUNK + 8] ?? 0;
  if ((flags & HAS_ANIMATION) !== 0) return ANIMATED;
  const chunks = new Map<string, Uint8Array>();
  const whole = view.getUint32(4, true) + 8;
  const wanted = [...((flags & HAS_ICC) !== 0 ? ["ICCP"] : []), ...((flags & HAS_EXIF) !== 0 ? ["EXIF"] : [])];
  for (let at = FIRST_CHUNK; at + 8 <= whole && !wanted.every((type) => chunks.has(type)); ) {
    if (at + 8 > bytes.length) return more(Math.min(whole, at + 4096));
    const end = at + 8 + view.getUint32(at + 4, true);
    if (end > whole) break;
    const type = text(bytes, at, 4);
    if (wanted.includes(type) && end > bytes.length) return more(end);
    if (end <= bytes.length) chunks.set(type, bytes.subarray(at + 8, end));
    at = end + (end & 1);
  }
  const icc = chunks.get("ICCP");
  const exif = withoutName(chunks.get("EXIF"));
  return {
    kind: "header",
    header: {
      type: "webp",
      width: (view.getUint32(FIRST_CHUNK + 12, true) & 0xffffff) + 1,
      height: (view.getUint32(FIRST_CHUNK + 14, true) >>> 8) + 1,
      ...turnOf(exif),
      sample: "8-bit",
      ...((flags & HAS_ALPHA) !== 0 && { hasAlpha: true }),
      ...(icc !== undefined && { icc }),
      ...(exif !== undefined && { exif }),
    },
  };
}

/** Some writers repeat JPEG's `Exif\0\0` inside the chunk. */
function withoutName(exif: Uint8Array | undefined): Uint8Array | undefined {
  return exif !== undefined && startsWith(exif, "Exif\0\0") ? exif.subarray(6) : exif;
}
