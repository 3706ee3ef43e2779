import type { Size } from "../../model.js";
import type { HuffmanCode } from "./huffman.js";

/** Grey, or light and colours, the latter halved on both sides or not. */
export type Colours = "grey" | "halved" | "full";

export interface Frame extends Size {
  readonly colours: Colours;
  /** In the order in which a file tells them; light and colours share them. */
  readonly divisors: readonly number[];
  /** For means and for what is finer, of light and, if there are any, of colours. */
  readonly codes: readonly HuffmanCode[];
}

/** The segments of a JPEG file before its data. */
export function headOf(frame: Frame): Uint8Array {
  const { divisors, codes } = frame;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from("JFIF\0"), 1, 1, 0, ...two(1), ...two(1), 0, 0]),
    segment(0xdb, [0, ...divisors]),
    segment(0xc0, [8, ...two(frame.height), ...two(frame.width), ...components(frame)]),
    ...codes.map(({ lengths, symbols }, at) => segment(0xc4, [tableName(at), ...lengths, ...symbols])),
    segment(0xda, scan(frame.colours)),
  ]);
}

function components({ colours }: Frame): readonly number[] {
  if (colours === "grey") return [1, 1, 0x11, 0];
  const light = colours === "halved" ? 0x22 : 0x11;
  return [3, 1, light, 0, 2, 0x11, 0, 3, 0x11, 0];
}

function scan(colours: Colours): readonly number[] {
  const parts = colours === "grey" ? [1, 1, 0] : [3, 1, 0, 2, 0x11, 3, 0x11];
  return [...parts, 0, 63, 0];
}

/** Tables for means are of class 0; those of light are number 0. */
function tableName(at: number): number {
  return ((at & 1) << 4) | (at >> 1);
}

function segment(marker: number, content: readonly number[]): Uint8Array {
  return Buffer.from([0xff, marker, ...two(content.length + 2), ...content]);
}

function two(value: number): readonly [number, number] {
  return [value >> 8, value & 255];
}
