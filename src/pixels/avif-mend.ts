import { startsWith, text, viewOf } from "./header/bytes.js";
import { type Box, body, box, boxes, FULL_BOX } from "./header/iso-boxes.js";
import { shiftedLocations } from "./iloc.js";

/**
 * An AVIF with the properties that our decoder insists on and browsers do without: `pixi` for every coded item, `ispe` for
 * alpha. `clap` is left out: the decoder checks it and does
 * not obey it, which is done by the header's reading of it. The same bytes where
 * nothing is missing, or where the boxes are not understood: then the decoder has the word.
 */
export function mendAvif(bytes: Uint8Array): Uint8Array {
  try {
    return mended(bytes) ?? bytes;
  } catch (error) {
    // A box ends before what it declares.
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

function mended(bytes: Uint8Array): Uint8Array | undefined {
  const place = findBox(bytes, "meta");
  if (place === undefined) return undefined;
  const meta = boxes(bytes.subarray(place.start + 8 + FULL_BOX, place.end));
  const iprp = boxes(body(meta, "iprp"));
  const properties = [...boxes(body(iprp, "ipco"))];
  const before = properties.length;
  const owners = readAssociations(body(iprp, "ipma"));
  const alphas = auxiliaries(properties, owners);
  const size = properties.findIndex(({ type }) => type === "ispe");
  let changed = false;
  for (const item of codedItems(body(meta, "iinf"))) {
    const owner = owners.find(({ id }) => id === item);
    if (owner === undefined) continue;
    const has = (type: string) => owner.indices.find(({ index }) => properties[index - 1]?.type === type);
    if (has("pixi") === undefined) {
      properties.push({ type: "pixi", body: pixi(properties, owner, alphas.has(item)) });
      owner.indices.push({ index: properties.length, isEssential: false });
      changed = true;
    }
    if (has("ispe") === undefined && size >= 0 && alphas.has(item)) {
      owner.indices.unshift({ index: size + 1, isEssential: false });
      changed = true;
    }
    const clap = has("clap");
    if (clap !== undefined) {
      owner.indices.splice(owner.indices.indexOf(clap), 1);
      changed = true;
    }
  }
  if (!changed || properties.length > 0x7fff) return undefined;
  const fresh = Buffer.concat([
    box("ipco", Buffer.concat(properties.map((one) => box(one.type, one.body)))),
    associations(owners, properties.length > before && properties.length > 0x7f),
  ]);
  return withMeta(bytes, place, meta, box("iprp", fresh));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** With the new `iprp`, and every place in the file behind `meta` moved by as much as that has grown. */
function withMeta(bytes: Uint8Array, place: Place, meta: readonly Box[], iprp: Buffer): Uint8Array {
  const old = 8 + body(meta, "iprp").length;
  const growth = iprp.length - old;
  const parts = meta.map((one) => {
    if (one.type === "iprp") return iprp;
    return one.type === "iloc" ? box("iloc", shiftedLocations(one.body, place.end, growth)) : box(one.type, one.body);
  });
  const fresh = box("meta", Buffer.concat([bytes.subarray(place.start + 8, place.start + 8 + FULL_BOX), ...parts]));
  return new Uint8Array(Buffer.concat([bytes.subarray(0, place.start), fresh, bytes.subarray(place.end)]));
}

function findBox(bytes: Uint8Array, type: string): Place | undefined {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (length < 8) return undefined;
    if (startsWith(bytes, type, at + 4)) return { start: at, end: at + length };
    at += length;
  }
  return undefined;
}

/** Numbers of the items that are pictures: coded ones and grids of them. */
function codedItems(iinf: Uint8Array): readonly number[] {
  const entries = boxes(iinf.subarray(FULL_BOX + (iinf[0] === 0 ? 2 : 4)));
  return entries.flatMap(({ type, body: infe }) => {
    const isWide = infe[0] === 3;
    const kind = text(infe, FULL_BOX + (isWide ? 4 : 2) + 2, 4);
    if (type !== "infe" || (kind !== "av01" && kind !== "grid")) return [];
    return [isWide ? viewOf(infe).getUint32(FULL_BOX) : viewOf(infe).getUint16(FULL_BOX)];
  });
}

interface Owner {
  readonly id: number;
  readonly indices: { readonly index: number; readonly isEssential: boolean }[];
}

const MOST_OWNERS = 10_000;

function readAssociations(ipma: Uint8Array): readonly Owner[] {
  const view = viewOf(ipma);
  const isWide = view.getUint8(0) > 0;
  const isLong = (view.getUint8(3) & 1) === 1;
  let at = FULL_BOX + 4;
  const count = view.getUint32(FULL_BOX);
  if (count > MOST_OWNERS) throw new RangeError("more owners of properties than a picture has items");
  return Array.from({ length: count }, () => {
    const id = isWide ? view.getUint32(at) : view.getUint16(at);
    at += isWide ? 4 : 2;
    const count = view.getUint8(at++);
    const indices = Array.from({ length: count }, () => {
      const value = isLong ? view.getUint16(at) : view.getUint8(at);
      at += isLong ? 2 : 1;
      const flag = isLong ? 0x8000 : 0x80;
      return { index: value & (flag - 1), isEssential: (value & flag) !== 0 };
    });
    return { id, indices };
  });
}

/** `ipma` with numbers of four bytes, and indices of two where one byte has no room. */
function associations(owners: readonly Owner[], isLong: boolean): Buffer {
  const head = Buffer.from([1, 0, 0, isLong ? 1 : 0, 0, 0, 0, 0]);
  head.writeUInt32BE(owners.length, 4);
  const entries = owners.map(({ id, indices }) => {
    const width = isLong ? 2 : 1;
    const entry = Buffer.alloc(5 + indices.length * width);
    entry.writeUInt32BE(id, 0);
    entry[4] = indices.length;
    indices.forEach(({ index, isEssential }, i) => {
      const flag = isEssential ? 1 << (8 * width - 1) : 0;
      entry.writeUIntBE(index + flag, 5 + i * width, width);
    });
    return entry;
  });
  return box("ipma", Buffer.concat([head, ...entries]));
}

/** Items that say of themselves that they are another's alpha. */
function auxiliaries(properties: readonly Box[], owners: readonly Owner[]): ReadonlySet<number> {
  const isAlpha = (index: number) => {
    const property = properties[index - 1];
    return property?.type === "auxC" && /alpha|auxid:1/.test(text(property.body, FULL_BOX, 64));
  };
  return new Set(owners.filter(({ indices }) => indices.some(({ index }) => isAlpha(index))).map(({ id }) => id));
}

/** How many channels, and the bits of each, from the item's own `av1C`, else (a grid has none) from the first there is. */
function pixi(properties: readonly Box[], owner: Owner, isAlpha: boolean): Uint8Array {
  const own = owner.indices.map(({ index }) => properties[index - 1]).find((one) => one?.type === "av1C");
  const flags = (own?.body ?? body(properties, "av1C"))[2] ?? 0;
  const depth = (flags & 0x40) === 0 ? 8 : (flags & 0x20) === 0 ? 10 : 12;
  const channels = isAlpha || (flags & 0x10) !== 0 ? 1 : 3;
  return Uint8Array.from([0, 0, 0, 0, channels, ...new Array<number>(channels).fill(depth)]);
}
