import { text, viewOf } from "./bytes.js";

/** A box of the ISO base media format: `body` begins after type, size and, for a full box, nothing else. */
export interface Box {
  readonly type: string;
  readonly body: Uint8Array;
}

/** Version and flags, with which a full box begins. */
export const FULL_BOX = 4;

/** A folder of boxes has a few dozens of them; what has more is made to fill a reader's memory. */
const MOST_BOXES = 10_000;

/** The boxes that stand one after the other in `bytes`, up to one that is damaged, and 10,000 at most. */
export function boxes(bytes: Uint8Array): readonly Box[] {
  const result: Box[] = [];
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length && result.length < MOST_BOXES; ) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > bytes.length) break;
    result.push({ type: text(bytes, at + 4, 4), body: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return result;
}

/** A box's bytes. */
export function box(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

/** The first box of a type; empty where there is none. */
export function body(list: readonly Box[], type: string): Uint8Array {
  return list.find((box) => box.type === type)?.body ?? new Uint8Array();
}
