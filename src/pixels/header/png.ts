import { text, viewOf } from "./bytes.js";
import { turnOf } from "./exif.js";
import { ANIMATED, broken, type HeaderRead, more } from "./header.js";

export const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const MAX_PROFILE_BYTES = 8 << 20;
/** In front of the pixels: no program writes a hundredth of them, and each costs time. */
const MOST_CHUNKS = 10_000;
const AFTER_SIGNATURE = 8;
const IHDR_END = 33;
/** Grey with alpha, and colour with alpha. */
const COLOUR_TYPES_WITH_ALPHA: readonly number[] = [4, 6];

interface Collected {
  unapplied?: string;
  icc?: Uint8Array;
  exif?: Uint8Array;
}

/** What was seen of it before. */
interface Seen {
  profile: boolean;
}

/** Walks the chunks up to the first IDAT. `bytes` starts with the PNG signature. */
export function readPngHeader(bytes: Uint8Array): HeaderRead {
  if (bytes.length < IHDR_END) return more(IHDR_END);
  const view = viewOf(bytes);
  if (text(bytes, 12, 4) !== "IHDR") return broken("it does not begin with its size");
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (width === 0 || height === 0 || width > 0x7fffffff || height > 0x7fffffff) {
    return broken("it declares an impossible size");
  }
  const collected: Collected = {};
  const seen: Seen = { profile: false };
  let isSrgb = false;
  let hasAlpha = COLOUR_TYPES_WITH_ALPHA.includes(bytes[AFTER_SIGNATURE + 17] ?? 0);
  for (let at = IHDR_END, chunks = 0; ; chunks++) {
    if (chunks > MOST_CHUNKS) return broken(`it has more than ${MOST_CHUNKS} chunks in front of its pixels`);
    if (at + 8 > bytes.length) return more(at + 64);
    const length = view.getUint32(at);
    const type = text(bytes, at + 4, 4);
    if (type === "IDAT" || type === "IEND") break;
    if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff) return broken("its chunks are damaged");
    const end = at + 12 + length;
    if (end > bytes.length) return more(end + 64);
    // An animation of one frame is a still picture.
    if (type === "acTL" && length >= 4 && view.getUint32(at + 8) > 1) return ANIMATED;
    if (type === "sRGB") isSrgb = true;
    if (type === "tRNS") hasAlpha = true;
    collect(bytes.subarray(at + 8, at + 8 + length), type, collected, seen);
    at = end;
  }
  // A profile counts before these, and so does the word that the colours are sRGB.
  if (collected.icc !== undefined || isSrgb) delete collected.unapplied;
  return {
    kind: "header",
    header: {
      type: "png",
      width,
      height,
      ...turnOf(collected.exif),
      sample: bytes[AFTER_SIGNATURE + 16] === 16 ? "16-bit" : "8-bit",
      ...(hasAlpha && { hasAlpha }),
      ...collected,
    },
  };
}

function collect(data: Uint8Array, type: string, into: Collected, seen: Seen): void {
  if (type === "eXIf") into.exif = data;
  if (isOtherThanSrgb(type, data)) into.unapplied ??= type;
  // There may be one. Each that is unpacked can be a thousand times what it takes in the file.
  if (type !== "iCCP" || seen.profile) return;
  seen.profile = true;
  const name = data.indexOf(0);
  if (name < 0) return;
  // Loaded with the first profile, and not with the program.
  const { inflateSync } = process.getBuiltinModule("node:zlib");
  try {
    into.icc = new Uint8Array(inflateSync(data.subarray(name + 2), { maxOutputLength: MAX_PROFILE_BYTES }));
  } catch {
    // A profile that does not unpack says nothing about colours; the decoder goes on as for a picture without one.
  }
}

/** sRGB as a gamma and as the chromaticities of white, red, green and blue, in hundred-thousandths. */
const SRGB_GAMMA = 45455;
const SRGB_CHROMATICITIES = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000] as const;
const NEARLY = 1000;
/** cICP's numbers for sRGB's primaries, and for its curve and those that are much the same. */
const BT709 = 1;
const SRGB_CURVES: readonly number[] = [1, 6, 13, 14, 15];

function isOtherThanSrgb(type: string, data: Uint8Array): boolean {
  const view = viewOf(data);
  const differs = (wanted: number, i: number) => Math.abs(view.getUint32(4 * i) - wanted) > NEARLY;
  if (type === "gAMA" && data.length === 4) return differs(SRGB_GAMMA, 0);
  if (type === "cHRM" && data.length === 32) return SRGB_CHROMATICITIES.some(differs);
  return type === "cICP" && data.length === 4 && !(data[0] === BT709 && SRGB_CURVES.includes(data[1] ?? 0));
}
