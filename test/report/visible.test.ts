import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, columns, cutEnd, cutMiddle, visible, wrap } from "../../src/report/visible.js";

const anyText = fc.string({ unit: "binary" });

describe("visible", () => {
  test("shows a newline, an escape sequence and a right-to-left override instead of obeying them", () => {
    expect(visible("a\n::error::b")).toBe("a\\n::error::b");
    expect(visible("\u001b[31mred\u0007")).toBe("\\x1b[31mred\\x07");
    expect(visible("\u202egnp.exe")).toBe("\\u{202e}gnp.exe");
  });

  test("leaves Chinese, accents and emoji families as they are", () => {
    for (const name of ["商品 图片/茶杯.jpg", "Café.png", "👨‍👩‍👧.png"]) expect(visible(name)).toBe(name);
  });

  test("never lets a control character through, whatever the name is", () => {
    fc.assert(
      fc.property(anyText, (text) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(visible(text))),
    );
  });
});

describe("cutting by display width", () => {
  test("counts a Chinese character and an emoji as two columns, a combining mark as none", () => {
    expect(columns("茶杯.jpg")).toBe(8);
    expect(columns("👨‍👩‍👧")).toBe(2);
    expect(columns("e\u0301")).toBe(1);
  });

  test("keeps both ends of a long path", () => {
    expect(cutMiddle("photos/2026/spring/collection/mug-blue.jpg", 21)).toBe(
      "photos/201…g-blue.jpg".replace("201", "202"),
    );
  });

  test("never exceeds the columns given, and a cell fills them exactly", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 50 }), (text, limit) => {
        const shown = visible(text);
        expect(columns(cutEnd(shown, limit))).toBeLessThanOrEqual(limit);
        expect(columns(cutMiddle(shown, limit))).toBeLessThanOrEqual(limit);
        expect(columns(cell(shown, limit))).toBe(limit);
      }),
    );
  });

  test("wraps at words without losing one", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), (words) => {
        const lines = wrap(words.join(" "), 20);
        expect(
          lines
            .join(" ")
            .split(" ")
            .filter((word) => word !== ""),
        ).toEqual(words);
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(20);
      }),
    );
  });

  test("breaks a word that is longer than a line", () => {
    expect(wrap("https://example.com/a/very/long/path", 12)).toEqual(["https://exam", "ple.com/a/ve", "ry/long/path"]);
  });
});
