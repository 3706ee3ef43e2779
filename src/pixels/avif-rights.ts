import { text, viewOf } from "./header/bytes.js";
import { type Box, body, box, boxes, FULL_BOX } from "./header/iso-boxes.js";
import { shiftedLocations } from "./iloc.js";

/** Flags of an item that is not to be shown. */
const HIDDEN = 1;
const WIDTHS = { offsetAndLength: 0x44, base: 0 } as const;

/**
 * Puts an EXIF block behind an AVIF's pixels, as an item of its own that describes the main picture. `avif` is as our
 * encoder writes it; throws an Error where it is not.
 */
export function withAvifExif(avif: Uint8Array, exif: Uint8Array): Uint8Array {
  if (exif.length === 0) return avif;
  const { start, end } = metaOf(avif);
  const meta = boxes(avif.subarray(start + 8 + FULL_BOX, end));
  const primary = viewOf(body(meta, "pitm")).getUint16(FULL_BOX);
  const item = Math.max(...itemsOf(body(meta, "iinf"))) + 1;
  const payload = box("mdat", Buffer.concat([Buffer.alloc(4), exif]));
  const length = payload.length - 8;
  const rewritten = (growth: number): Buffer => {
    const place = { item, offset: avif.length + growth + 8, length };
    const parts = withReferences(meta).map((one) => rewrite(one, { end, growth, primary, place }));
    return box("meta", Buffer.concat([avif.subarray(start + 8, start + 8 + FULL_BOX), ...parts]));
  };
  // How much it grows is known once it is written; the numbers in it have fixed widths.
  const growth = rewritten(0).length - (end - start);
  return new Uint8Array(Buffer.concat([avif.subarray(0, start), rewritten(growth), avif.subarray(end), payload]));
}

interface Rewriting {
  readonly end: number;
  readonly growth: number;
  readonly primary: number;
  readonly place: { readonly item: number; readonly offset: number; readonly length: number };
}

function rewrite({ type, body: content }: Box, { end, growth, primary, place }: Rewriting): Buffer {
  switch (type) {
    case "iinf":
      return box(type, Buffer.concat([counted(content, FULL_BOX), exifEntry(place.item)]));
    case "iloc":
      return box(type, Buffer.concat([counted(shiftedLocations(plainly(content), end, growth), 6), located(place)]));
    case "iref":
      return box(type, Buffer.concat([content, box("cdsc", shorts(place.item, 1, primary))]));
    default:
      return box(type, content);
  }
}

/** A picture without alpha has no references yet. */
function withReferences(meta: readonly Box[]): readonly Box[] {
  return meta.some(({ type }) => type === "iref") ? meta : [...meta, { type: "iref", body: Buffer.alloc(FULL_BOX) }];
}

function metaOf(avif: Uint8Array): { readonly start: number; readonly end: number } {
  const start = viewOf(avif).getUint32(0);
  if (text(avif, start + 4, 4) !== "meta") throw new Error("the encoder wrote an AVIF of an unknown form");
  return { start, end: start + viewOf(avif).getUint32(start) };
}

/** The items' numbers. */
function itemsOf(iinf: Uint8Array): readonly number[] {
  if (iinf[0] !== 0) throw new Error("the encoder wrote an AVIF whose items are of an unknown form");
  return boxes(iinf.subarray(FULL_BOX + 2)).map((entry) => viewOf(entry.body).getUint16(FULL_BOX));
}

function plainly(iloc: Uint8Array): Uint8Array {
  if (iloc[0] !== 0 || iloc[4] !== WIDTHS.offsetAndLength || iloc[5] !== WIDTHS.base)
    throw new Error("the encoder wrote an AVIF whose places are of an unknown form");
  return iloc;
}

/** A copy in which the count at `at` is one more. */
function counted(content: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(content);
  copy.writeUInt16BE(copy.readUInt16BE(at) + 1, at);
  return copy;
}

function exifEntry(item: number): Buffer {
  const head = Buffer.from([2, 0, 0, HIDDEN]);
  return box("infe", Buffer.concat([head, shorts(item, 0), Buffer.from("Exif\0", "latin1")]));
}

function located({ item, offset, length }: Rewriting["place"]): Buffer {
  const extent = Buffer.alloc(8);
  extent.writeUInt32BE(offset, 0);
  extent.writeUInt32BE(length, 4);
  return Buffer.concat([shorts(item, 0, 1), extent]);
}

function shorts(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt16BE(number, 2 * i);
  return bytes;
}
