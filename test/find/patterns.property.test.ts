import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPattern } from "../../src/find/patterns.js";
import { UserError } from "../../src/user-error.js";
import { createTree, type Tree } from "./tree.js";

const FILES = [
  "a.jpg",
  "B.PNG",
  "photo [1].jpg",
  "{x}/y.jpg",
  "x/y.jpg",
  "x/.h/z.jpeg",
  "!bang.jpg",
  "#hash.jpg",
  "a*b.jpg",
  "照片/图.png",
  ".git/c.jpg",
  "node_modules/d.jpg",
  "x/node_modules/e.jpg",
];
const FORBIDDEN = /(?:^|\/)(?:\.git|node_modules)\//;

let tree: Tree;

beforeAll(() => {
  tree = createTree(FILES);
  tree.link("x/out", tree.outside);
});

afterAll(() => tree.remove());

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(..."a b x y / ** * ? . .. .jpg .png { } , [ ] ! ~ \\ # $ ( ) | + @ -".split(" ")),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("{jpg,png}", "[a-z]", "$ {x}", "{1..3}", "{../,a}", "照片", " ", "x/", "{x}", "C:"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
);
const line = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((pieces) =>
    pieces
      .join("")
      .replaceAll(/[\r\n\0]/g, "")
      .trim(),
  )
  .filter((text) => text !== "");

describe("any lines of paths", () => {
  it("find files of the workspace alone, none of git's or npm's, each once and in order, or are refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 3 }), async (lines) => {
        try {
          const { matches, refused, idle } = await tree.find(lines);
          const paths = matches.map(({ path }) => path);
          expect(FILES).toEqual(expect.arrayContaining(paths));
          expect(paths.filter((path) => FORBIDDEN.test(path))).toEqual([]);
          expect(paths).toEqual([...new Set(paths)].sort());
          expect(refused).toEqual([]);
          for (const each of idle) expect(lines).toContain(each);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("find what their own matcher says that they match: a line is idle only where nothing of it was found", async () => {
    const plain = line.filter((text) => !text.startsWith("!"));
    await fc.assert(
      fc.asyncProperty(plain, async (text) => {
        const found = await tree.find([text]).catch((error: unknown) => {
          if (error instanceof UserError) return undefined;
          throw error;
        });
        if (found === undefined) return;
        expect(found.idle).toEqual(found.matches.length === 0 ? [text] : []);
      }),
      { numRuns: 300 },
    );
  });
});

describe("braces", () => {
  it("expand to globs without any, and keep the line for messages", () => {
    const word = fc.stringMatching(/^[a-z]{1,3}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), word, (words, suffix) => {
        const text = `x/{${words.join(",")}}/*.${suffix}q`;
        const pattern = readPattern(text);
        expect(pattern.source).toBe(text);
        expect(pattern.globs).toEqual(words.map((each) => `x/${each}/*.${suffix}q`));
      }),
    );
  });
});
