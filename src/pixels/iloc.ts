import { budget } from "./header/avif-exif.js";
import { viewOf } from "./header/bytes.js";
import { FULL_BOX } from "./header/iso-boxes.js";

/**
 * A copy of an `iloc` box's body in which what lies in the file at `from` or behind it has moved by `growth`. Throws a
 * RangeError where the box ends before what it declares, or an offset has no room for the new value.
 */
export function shiftedLocations(iloc: Uint8Array, from: number, growth: number): Uint8Array {
  const copy = Uint8Array.from(iloc);
  const view = viewOf(copy);
  const version = view.getUint8(0);
  let at = FULL_BOX;
  const read = (width: number): number => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + view.getUint8(at++);
    return value;
  };
  const write = (value: number, width: number): void => {
    let rest = value;
    for (let i = width - 1; i >= 0; i--, rest = Math.floor(rest / 256)) view.setUint8(at + i, rest % 256);
    if (rest > 0) throw new RangeError("an offset has no room for its new value");
  };
  const widths = read(2);
  const [offsetBytes, lengthBytes] = [widths >> 12, (widths >> 8) & 15];
  const [baseBytes, indexBytes] = [(widths >> 4) & 15, version === 0 ? 0 : widths & 15];
  const idBytes = version < 2 ? 2 : 4;
  const take = budget(iloc.length);
  for (let items = read(idBytes); items > 0; items--) {
    read(idBytes);
    const isInFile = version === 0 || (read(2) & 15) === 0;
    read(2);
    const baseAt = at;
    const base = read(baseBytes);
    const isMovedByBase = isInFile && base >= from;
    if (isMovedByBase) {
      at = baseAt;
      write(base + growth, baseBytes);
      at = baseAt + baseBytes;
    }
    for (let extents = take(read(2)); extents > 0; extents--) {
      read(indexBytes);
      const offsetAt = at;
      const offset = read(offsetBytes);
      if (isInFile && !isMovedByBase && base + offset >= from) {
        at = offsetAt;
        write(offset + growth, offsetBytes);
        at = offsetAt + offsetBytes;
      }
      read(lengthBytes);
    }
  }
  return copy;
}
