/**
 * Text that comes from outside (file names, a service's messages) made fit to print on one line.
 *
 * A file name may hold anything but `/` and NUL: a newline followed by `::error::` would be a command to the runner, an
 * escape sequence would repaint a terminal, a right-to-left override would show `gpj.exe` as `exe.jpg`.
 */

import { once } from "../once.js";

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// Control characters, line separators, lone surrogates, and the invisible ones that reorder or hide text.
// The joiners U+200C and U+200D stay: real words and emoji need them.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** One line on which every character is seen: what could not be is shown escaped (`\n`, `\x1b`, `\u{202e}`). */
export function visible(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return NAMED[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`);
}

const ELLIPSIS = "…";
// Loading it takes a tenth of the start, and most lines need it not.
const graphemes = once(() => new Intl.Segmenter("en", { granularity: "grapheme" }));
/** ASCII, Latin letters, and the dashes, dots and arrows of our own lines: each takes a column and joins no other. */
const SINGLE = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff]*$/;
const NO_WIDTH = /^[\p{M}\p{Cf}]+$/u;
// East Asian Wide and Fullwidth (UAX #11), as coarse blocks, and what is drawn as an emoji.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** The columns that a line takes on a terminal: two for a Chinese character or an emoji, none for a combining mark. */
export function columns(text: string): number {
  if (SINGLE.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of graphemes().segment(text)) sum += width(segment);
  return sum;
}

function width(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** `text` in at most `limit` columns, its end replaced by `…` where it is longer. */
export function cutEnd(text: string, limit: number): string {
  return columns(text) <= limit ? text : limit < 1 ? "" : head(text, limit - 1) + ELLIPSIS;
}

/** `text` in at most `limit` columns, its middle replaced by `…`: both ends of a path say something. */
export function cutMiddle(text: string, limit: number): string {
  if (columns(text) <= limit) return text;
  if (limit < 1) return "";
  const before = Math.floor((limit - 1) / 2);
  return head(text, before) + ELLIPSIS + tail(text, limit - 1 - before);
}

/** `text` filled up with spaces to `limit` columns, or cut in the middle to them; as it is where there is no limit. */
export function cell(text: string, limit: number): string {
  if (limit === Number.POSITIVE_INFINITY) return text;
  const fitting = cutMiddle(text, limit);
  return fitting + " ".repeat(limit - columns(fitting));
}

function head(text: string, limit: number): string {
  return fill(split(text), limit).join("");
}

function tail(text: string, limit: number): string {
  return fill(split(text).reverse(), limit).reverse().join("");
}

function split(text: string): string[] {
  return SINGLE.test(text) ? text.split("") : Array.from(graphemes().segment(text), ({ segment }) => segment);
}

function fill(graphemes: readonly string[], limit: number): string[] {
  const taken: string[] = [];
  let room = limit;
  for (const grapheme of graphemes) {
    room -= width(grapheme);
    if (room < 0) break;
    taken.push(grapheme);
  }
  return taken;
}

/** `text` broken at spaces into lines of at most `limit` columns; a longer word is broken where it must be. */
export function wrap(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => pieces(each, limit))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columns(longer) <= limit) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
}

function pieces(word: string, limit: number): readonly string[] {
  const found: string[] = [];
  let rest = word;
  while (columns(rest) > limit) {
    const piece = head(rest, limit);
    if (piece === "") break;
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...found, rest];
}
