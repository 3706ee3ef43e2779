// Spoils a file's bytes as chance and malice do: the same seed spoils it in the same way.
import { crc32 } from "node:zlib";

/** Mulberry32: numbers from 0 up to 1, by a seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers at which readers err: ends of ranges, signs, and sizes that nobody has. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

/** A spoilt copy of `bytes`. `others` lend pieces. */
export function mutate(bytes, others, random) {
  const up = (limit) => Math.floor(random() * limit);
  const one = (list) => list[up(list.length)];
  /** Headers are where malice works, so half of all places lie within the first kilobyte. */
  const place = (length) => up(random() < 0.5 ? Math.min(length, 1024) : length);
  const ways = [
    (from) => {
      const copy = Buffer.from(from);
      const at = place(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << up(8));
      return copy;
    },
    (from) => {
      const copy = Buffer.from(from);
      for (let i = 1 + up(16); i > 0; i--) copy[place(copy.length)] = up(256);
      return copy;
    },
    (from) => {
      const copy = Buffer.from(from);
      const width = one([1, 2, 4]);
      if (copy.length < width) return copy;
      const value = one(EDGES) % 2 ** (8 * width);
      const at = Math.min(place(copy.length), copy.length - width);
      if (random() < 0.5) copy.writeUIntBE(value, at, width);
      else copy.writeUIntLE(value, at, width);
      return copy;
    },
    (from) => from.subarray(0, place(from.length)),
    (from) => {
      const at = place(from.length);
      return Buffer.concat([from.subarray(0, at), from.subarray(Math.min(from.length, at + 1 + up(64)))]);
    },
    (from) => {
      const at = place(from.length);
      const piece = from.subarray(at, Math.min(from.length, at + 1 + up(512)));
      return Buffer.concat([from.subarray(0, at), ...Array(1 + up(8)).fill(piece), from.subarray(at)]);
    },
    (from) => {
      const other = one(others);
      const start = place(other.length);
      const piece = other.subarray(start, start + 1 + up(1024));
      const at = place(from.length);
      return Buffer.concat([from.subarray(0, at), piece, from.subarray(at + (random() < 0.5 ? piece.length : 0))]);
    },
    (from) => Buffer.concat([from.subarray(0, place(from.length)), one(others).subarray(place(from.length))]),
  ];
  let spoilt = bytes;
  for (let times = random() < 0.5 ? 1 : 1 + up(4); times > 0; times--) spoilt = one(ways)(spoilt);
  return random() < 0.5 ? withSums(spoilt) : spoilt;
}

/** A PNG whose chunks' check sums are right again, so that it is not refused for them. */
function withSums(bytes) {
  if (bytes.toString("latin1", 1, 4) !== "PNG") return bytes;
  const copy = Buffer.from(bytes);
  for (let at = 8; at + 12 <= copy.length; ) {
    const end = at + 8 + copy.readUInt32BE(at);
    if (end + 4 > copy.length) break;
    copy.writeUInt32BE(crc32(copy.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return copy;
}
