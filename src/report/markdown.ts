import { visible } from "./visible.js";

/**
 * GitHub-flavoured Markdown from text of strangers. Nothing that they write may become a link, a mention, HTML or the end
 * of a table cell: every punctuation mark that could mean something is written as a character reference.
 */

// Every mark of ASCII that Markdown, HTML or GitHub give a meaning to; a colon only where it could start a scheme or an emoji's name.
const MEANINGFUL = /[!"#$&*+<=>@[\\\]^_`{|}~]|:(?!\s|$)|^[-.]|(?<=www)\.|\p{Cf}/giu;

/** Running text, on one line. A mention or an issue number (`#1`, `GH-1`) in it notifies nobody. */
export function prose(text: string): string {
  return visible(text)
    .replace(MEANINGFUL, reference)
    .replaceAll("&#64;", "&#64;&#8203;")
    .replaceAll("&#35;", "&#35;&#8203;")
    .replace(/(?<=gh)-(?=\d)/gi, "&#45;&#8203;");
}

/** A name, set as code: GitHub looks for neither mentions nor links in it. */
export function code(text: string): string {
  return `<code>${visible(text).replace(MEANINGFUL, reference)}</code>`;
}

/** As wide as a column of a table on a phone may be, in characters. */
const PHONE_COLUMN = 20;

/** A path, set as code; a long one may break behind its folders where a table has little room. */
export function pathCode(path: string): string {
  if (path.length <= PHONE_COLUMN) return code(path);
  return code(path).replaceAll("/", (slash, at, whole) => (whole[at - 1] === "<" ? slash : `${slash}<wbr>`));
}

/** Safe Markdown whose long words, such as paths, may break: in a table they would push all else off a phone. */
export function breakable(safe: string): string {
  return safe.replace(/[^\s<>]{30,}/g, (word) => word.replace(/(?:&[^;]*;|[^&]){20}(?=.)/g, "$&<wbr>"));
}

function reference(characters: string): string {
  return Array.from(characters, (character) => `&#${character.codePointAt(0)};`).join("");
}

/** A link whose label is Markdown that is safe already. An address that is no http(s) URL leaves the label alone. */
export function link(label: string, address: string): string {
  const href = webAddress(address);
  return href === undefined ? label : `<a href="${href}">${label}</a>`;
}

/**
 * A picture of `width` CSS pixels that links to itself; its alternative text is any text.
 * @param shown what is shown in its place
 */
export function image(alternative: string, address: string, width: number, shown: string = address): string {
  const [href, source] = [webAddress(address), webAddress(shown)];
  const name = visible(alternative).replace(MEANINGFUL, reference);
  if (href === undefined || source === undefined) return name;
  return `<a href="${href}"><img src="${source}" width="${width}" alt="${name}"></a>`;
}

/** The address in a form that can stand in an attribute inside of a table cell, or nothing where it is not of the web. */
function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  return url.href
    .replace(/[|'`<>"\\*_~[\]{}^]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("&", "&amp;");
}

/** A table's rows, whose cells are safe Markdown already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

export function tableHead(titles: readonly string[]): string {
  return row(titles) + row(titles.map(() => "---"));
}

/** A part of a page: text that stays whole, or rows of which only so many are taken as there is room for. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "rows";
      readonly before: string;
      /** How many rows there are. */
      readonly count: number;
      /** Asked for as long as there is room: a page has room for a few of a large catalog's. */
      readonly rows: Iterable<string>;
      readonly after: string;
      /** The line that stands for the rows left out, told how many those are. */
      readonly leftOut: (rows: number) => string;
    };

/**
 * The blocks as one page of at most `limit` bytes of UTF-8. Room goes to the texts first, then to the rows of each block in
 * turn, so what comes first on a page is cut last; a block that lost rows says so. Texts that do not fit are left out from the end.
 */
export function assemble(blocks: readonly Block[], limit: number): string {
  const kept = dropTexts(blocks, limit);
  let room = limit - kept.reduce((sum, block) => sum + leastBytes(block), 0);
  const page = kept.map((block) => {
    if (block.kind === "text") return block.text;
    const { text, extra } = takeRows(block, room);
    room -= extra;
    return text;
  });
  return page.join("");
}

function dropTexts(blocks: readonly Block[], limit: number): readonly Block[] {
  const kept = [...blocks];
  let need = kept.reduce((sum, block) => sum + leastBytes(block), 0);
  while (need > limit) {
    const last = kept.pop();
    need -= last === undefined ? need : leastBytes(last);
  }
  return kept;
}

type Rows = Extract<Block, { kind: "rows" }>;

/** What a block takes when all of its rows are left out. */
function leastBytes(block: Block): number {
  if (block.kind === "text") return bytesOf(block.text);
  return block.count === 0 ? 0 : bytesOf(shell(block, [], block.count));
}

function takeRows(block: Rows, room: number): { readonly text: string; readonly extra: number } {
  if (block.count === 0) return { text: "", extra: 0 };
  const least = leastBytes(block);
  const whole = least + room - bytesOf(shell(block, [], 0));
  const rows: string[] = [];
  let fitting = 0;
  let used = 0;
  for (const each of block.rows) {
    used += bytesOf(each);
    // Without the line that tells of those left out there is a little more room.
    if (used > whole) break;
    rows.push(each);
    if (used <= room) fitting = rows.length;
  }
  const taken = rows.length === block.count ? rows : rows.slice(0, fitting);
  const text = shell(block, taken, block.count - taken.length);
  return { text, extra: bytesOf(text) - least };
}

function shell(block: Rows, rows: readonly string[], leftOut: number): string {
  return block.before + rows.join("") + block.after + (leftOut > 0 ? block.leftOut(leftOut) : "");
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
