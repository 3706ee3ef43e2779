import type { EndFinder } from "./end-marker.js";

const SIGNATURE_BYTES = 8;
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
/** A picture cannot be shown without them, so every decoder refuses one that is damaged, or that it does not know. */
const CRITICAL = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

/** What the next bytes of the file are. */
type Part =
  | { readonly kind: "signature" }
  | { readonly kind: "head" }
  | { readonly kind: "data"; readonly type: string; left: number }
  | { readonly kind: "crc"; readonly type: string };

/**
 * Walks the chunks of a PNG as its bytes come: looks for its end, and checks the sums of the chunks that a picture cannot
 * do without. A bit that has turned over in the pixels shows in them, before anything is unpacked or paid for.
 */
export function readPngChunks(): EndFinder {
  let part: Part = { kind: "signature" };
  let pending = Buffer.alloc(0);
  let sum = 0;
  let isWhole = false;
  let fault: string | undefined;
  // Loaded with the first PNG, and not with the program.
  const { crc32 } = process.getBuiltinModule("node:zlib");

  /** Takes from `bytes` until `wanted` are pending. */
  const gather = (bytes: Uint8Array, wanted: number): number => {
    const taken = bytes.subarray(0, wanted - pending.length);
    pending = Buffer.concat([pending, taken]);
    return taken.length;
  };
  const begin = (): Part => {
    const length = pending.readUInt32BE(0);
    const type = pending.toString("latin1", 4);
    if (/^[A-Z]/.test(type) && !CRITICAL.has(type)) fault = `it needs a part that no reader knows (${type})`;
    sum = crc32(pending.subarray(4));
    return length === 0 ? { kind: "crc", type } : { kind: "data", type, left: length };
  };
  const end = (type: string): Part => {
    if (CRITICAL.has(type) && pending.readUInt32BE(0) !== sum) fault = `the check sum of its ${type} part is wrong`;
    isWhole = type === "IEND";
    return { kind: "head" };
  };
  const step = (bytes: Uint8Array): number => {
    if (part.kind === "data") {
      const data = bytes.subarray(0, part.left);
      if (CRITICAL.has(part.type)) sum = crc32(data, sum);
      part.left -= data.length;
      if (part.left === 0) part = { kind: "crc", type: part.type };
      return data.length;
    }
    const wanted = { signature: SIGNATURE_BYTES, head: HEAD_BYTES, crc: CRC_BYTES }[part.kind];
    const taken = gather(bytes, wanted);
    if (pending.length < wanted) return taken;
    if (part.kind === "crc") part = end(part.type);
    else part = part.kind === "head" ? begin() : { kind: "head" };
    pending = Buffer.alloc(0);
    return taken;
  };
  return {
    feed: (bytes) => {
      for (let at = 0; at < bytes.length && !isWhole && fault === undefined; ) at += step(bytes.subarray(at));
    },
    found: () => isWhole,
    fault: () => fault,
  };
}
