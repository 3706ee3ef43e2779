import { inflateSync } from "node:zlib";
import { text, viewOf } from "./bytes.js";
import { turnOf } from "./exif.js";
import { ANIMATED, broken, type HeaderRead, more } from "./header.js";

export const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";
const MAX_PROFILE_BYTES = 8 << 20;
const AFTER_SIGNATURE = 8;
const IHDR_END = 33;

interface Collected {
  icc?: Uint8Array;
  exif?: Uint8Array;
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
  for (let at = IHDR_END; ; ) {
    if (at + 8 > bytes.length) return more(at + 64);
    const length = view.getUint32(at);
    const type = text(bytes, at + 4, 4);
    if (type === "IDAT" || type === "IEND") break;
    if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff) return broken("its chunks are damaged");
    const end = at + 12 + length;
    if (end > bytes.length) return more(end + 64);
    // An animation of one frame is a still picture.
    if (type === "acTL" && length >= 4 && view.getUint32(at + 8) > 1) return ANIMATED;
    collect(bytes.subarray(at + 8, at + 8 + length), type, collected);
    at = end;
  }
  return {
    kind: "header",
    header: {
      type: "png",
      width,
      height,
      ...turnOf(collected.exif),
      sample: bytes[AFTER_SIGNATURE + 16] === 16 ? "16-bit" : "8-bit",
      ...collected,
    },
  };
}

function collect(data: Uint8Array, type: string, into: Collected): void {
  if (type === "eXIf") into.exif = data;
  if (type !== "iCCP") return;
  const name = data.indexOf(0);
  if (name < 0) return;
  try {
    into.icc = new Uint8Array(inflateSync(data.subarray(name + 2), { maxOutputLength: MAX_PROFILE_BYTES }));
  } catch {
    // A profile that does not unpack says nothing about colours; the decoder goes on as for a picture without one.
  }
}
