import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assemble, type Block, breakable, bytesOf, code, image, link, prose, row } from "../../src/report/markdown.js";
import { HOSTILE_NAMES } from "./fixture.js";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE_NAMES));

/** What a browser shows for text with character references. */
function decoded(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_match, code) => String.fromCodePoint(Number(code))).replaceAll("\u200b", "");
}

describe("escaping", () => {
  test("leaves no mark with a meaning, so no link, HTML, mention, emphasis or cell's end can come of a name", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bare = prose(text).replace(/&#\d+;/g, "");
        expect(bare).not.toMatch(/[<>&|`*_~[\]\\!@#$"{}^=+\n\r]|:\S|www\.|gh-\d/i);
      }),
    );
  });

  test("leaves no issue's number whole, in any of GitHub's ways to write one", () => {
    const shown = (text: string) =>
      prose(text).replace(/&#(\d+);/g, (_match, code) => String.fromCodePoint(Number(code)));
    for (const text of ["#1", "GH-1", "see gh-22.png", "octocat/shop#3"])
      expect(shown(text)).not.toMatch(/(?:#|gh-)\d/i);
  });

  test("shows the very name to the reader", () => {
    for (const name of [
      "a b.png",
      "商品/茶杯 100%.JPG",
      "a|b`c*d_e~f<g>h&i.png",
      "@octocat #1.png",
      "GH-1 gh-22.png",
      "[x](y):z.png",
    ]) {
      expect(decoded(prose(name))).toBe(name);
      expect(decoded(code(name))).toBe(`<code>${name}</code>`);
    }
  });

  test("a row of a table is one line with as many cells as were given", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (cells) => {
        const line = row(cells.map(code));
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(line.split("|")).toHaveLength(cells.length + 2);
      }),
    );
  });

  test("links and pictures take web addresses only, which cannot leave their attribute", () => {
    expect(link("x", "javascript:alert(1)")).toBe("x");
    expect(link("x", "no address")).toBe("x");
    expect(link("x", 'https://e.example/a"b|c?x=1&y=2')).toBe(
      '<a href="https://e.example/a%22b%7Cc?x=1&amp;y=2">x</a>',
    );
    fc.assert(
      fc.property(anyText, anyText, (name, path) => {
        const html = image(name, `https://github.com/o/r/raw/abc/${path}`, 100);
        expect(html).toMatch(/^<a href="[^"<>|\n]*"><img src="[^"<>|\n]*" width="100" alt="[^"<>|\n]*"><\/a>$/);
      }),
    );
  });
});

test("a long word may break, and never inside of a character reference", () => {
  const word = prose(`/a_b/${"x_".repeat(30)}`);
  expect(breakable(word)).toContain("<wbr>");
  expect(breakable(word).replaceAll("<wbr>", "")).toBe(word);
  expect(breakable(word)).not.toMatch(/&[^;]*<wbr>/);
  expect(breakable("short words stay <br> as they are")).toBe("short words stay <br> as they are");
});

describe("assemble", () => {
  const blockOf = (rows: Iterable<string>, count = [...rows].length): Block => ({
    kind: "rows",
    before: "before\n",
    count,
    rows,
    after: "after\n",
    leftOut: (left) => `left out: ${left}\n`,
  });

  test("never exceeds its bytes, and says exactly how many rows it left out", () => {
    const rows = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => `* ${text}\n`));
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 60, max: 900 }), (first, second, limit) => {
        const page = assemble([{ kind: "text", text: "title\n" }, blockOf(first), blockOf(second)], limit);
        expect(bytesOf(page)).toBeLessThanOrEqual(limit);
        const shown = page.split("\n").filter((line) => line.startsWith("* ")).length;
        const told = [...page.matchAll(/left out: (\d+)/g)].reduce((sum, [, left]) => sum + Number(left), 0);
        const gone = page.split("before").length - 1 < [first, second].filter((each) => each.length > 0).length;
        if (!gone) expect(shown + told).toBe(first.length + second.length);
      }),
    );
  });

  test("cuts the last block before the first", () => {
    const rows = Array.from({ length: 10 }, (_none, index) => `* row ${index}\n`);
    const page = assemble([blockOf(rows), blockOf(rows)], 180);
    expect(page).toContain("* row 9\nafter\nbefore\n");
    expect(page).toMatch(/left out: \d+\n$/);
  });

  test("asks for no more rows than there is room for", () => {
    let asked = 0;
    const rows = (function* () {
      for (;;) yield `* row ${asked++}\n`;
    })();
    const page = assemble([blockOf(rows, 100_000)], 180);
    expect(page).toMatch(/left out: 99,?\d+\n$/);
    expect(asked).toBeLessThan(25);
  });

  test("leaves a block without rows out altogether", () => {
    expect(assemble([blockOf([])], 100)).toBe("");
  });
});
