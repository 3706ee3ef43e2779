/**
 * The same text in memory of its own. One that was cut out of a longer text keeps all of that, and one that was put
 * together keeps its parts: for one text that is nothing, for each path of a large catalog it is most of the memory.
 */
export function flat(text: string): string {
  // What is no Latin-1 takes two bytes a letter either way, and may be no valid UTF-8 on Windows.
  const encoding = LATIN_1.test(text) ? "latin1" : "utf16le";
  return Buffer.from(text, encoding).toString(encoding);
}

const LATIN_1 = /^[\0-\xff]*$/;

/** Gives one text for all equal ones, of which there are to be few. */
export function createShared(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    if (known.size < MOST_SHARED) known.set(text, text);
    return text;
  };
}

const MOST_SHARED = 1_000;
