import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Recipe, Variant } from "../../src/model.js";
import { createProductMatcher, productPath } from "../../src/plan/product-path.js";
import { outputTemplateProblem } from "../../src/settings/output-template.js";

const RECIPE: Recipe = {
  format: "png",
  quality: 90,
  background: { kind: "transparent" },
  trim: false,
  margin: { unit: "px", value: 0 },
};

function variantOf(output: string, format: Recipe["format"] = "png"): Variant {
  return { name: "", output, recipe: { ...RECIPE, format } };
}

function productOf(output: string, path: string): string {
  return productPath(variantOf(output), { path, model: "general", contentId: "0123456789abcdef" });
}

const name = fc.oneof(
  fc.constantFrom(
    "a",
    "photo [1]",
    "...",
    "..",
    ".git",
    ".",
    "{name}",
    "{dir}",
    "$&",
    "a.b",
    "图",
    "~",
    "-",
    "%2e%2e",
    "a b",
  ),
  fc.stringMatching(/^[A-Za-z0-9 ._#%+'-]{1,8}$/),
);
const folder = fc.oneof(fc.constantFrom("photos", "a b", "{ext}", "照片", "$1"), fc.stringMatching(/^[a-z]{1,5}$/));
const source = fc.record({
  path: fc
    .tuple(fc.array(folder, { maxLength: 3 }), name, fc.constantFrom(".jpg", ".PNG", ".jpeg", ""))
    .map(([folders, base, suffix]) => [...folders, base + suffix].join("/"))
    .filter((path) => posix.normalize(path) === path && !path.startsWith("..") && posix.basename(path) !== "."),
  model: fc.constantFrom("general" as const, "human" as const),
  contentId: fc.stringMatching(/^[0-9a-f]{64}$/),
});
const piece = fc.constantFrom(
  "{dir}/",
  "{name}",
  "{ext}/",
  "{model}/",
  "{hash}",
  "{model}-",
  "cut/",
  "x-",
  "./",
  "/",
  "a b/",
  "(1)",
  "+",
  "{ext}-",
  "{name}.",
  "{dir}.",
  ".{ext}.",
  "照/",
);
const template = fc
  .tuple(
    fc.array(piece, { maxLength: 6 }),
    fc.constantFrom("{name}.{format}", "{hash}.{format}", "{name}.png", "{name}/p.{format}", "{name}.{ext}.{format}"),
  )
  .map(([pieces, end]) => pieces.join("") + end)
  .filter((text) => outputTemplateProblem(text, "png") === undefined);

describe("the path of a product", () => {
  it.each([
    ["cutouts/{dir}/{name}.{format}", "photos/shoes/a.jpg", "cutouts/photos/shoes/a.png"],
    ["cutouts/{dir}/{name}.{format}", "a.jpg", "cutouts/a.png"],
    ["{dir}/{name}.{format}", "a.jpg", "a.png"],
    ["{dir}/{dir}/{name}.{format}", "a.jpg", "a.png"],
    ["./cutouts//{name}.{format}", "photos/a.jpg", "cutouts/a.png"],
    ["out/{name}.{ext}.{format}", "photos/a.JPG", "out/a.JPG.png"],
    ["out/{model}/{hash}.{format}", "a.jpg", "out/general/01234567.png"],
    ["out/{name}.{format}", "archive.tar.jpg", "out/archive.tar.png"],
    ["out/{name}.{format}", "{dir}$&.jpg", "out/{dir}$&.png"],
  ])("by %s for %s is %s", (output, path, product) => {
    expect(productOf(output, path)).toBe(product);
  });

  it("never leaves the root or enters .git, and has no empty folder, whatever template and picture are called", () => {
    fc.assert(
      fc.property(template, source, (output, picture) => {
        const product = productPath(variantOf(output), picture);
        expect(product).toBe(posix.normalize(product));
        expect(product.split("/")).not.toContain("..");
        expect(product.toLowerCase().split("/")).not.toContain(".git");
        expect(product).not.toMatch(/^\/|\/\/|\/$|^$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("our own product", () => {
  it("is recognised by the template that made it, so that it is never a source", () => {
    fc.assert(
      fc.property(template, source, (output, picture) => {
        const product = productPath(variantOf(output), picture);
        const again = productPath(variantOf(output), { ...picture, path: product });
        const recognised = createProductMatcher([variantOf(output)])(product);
        // Where a product's product is itself no template tells it from a source: there the manifest does.
        expect(recognised || again === product || sameButForHashAndModel(output, product)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  function sameButForHashAndModel(output: string, product: string): boolean {
    const hash = /[0-9a-f]{8}/.exec(product)?.[0] ?? "";
    return productPath(variantOf(output), { path: product, model: "general", contentId: hash }) === product;
  }

  it.each(["{dir}/{name}.{format}", "{name}.{format}", "{dir}/{name}.png"])(
    "is not every PNG there is, where the template is %s",
    (output) => {
      const isProduct = createProductMatcher([variantOf(output)]);
      expect(isProduct("a.png")).toBe(false);
      expect(isProduct("a.jpg")).toBe(false);
    },
  );

  it("of any variant is recognised, and a picture beside it is not", () => {
    const isProduct = createProductMatcher([
      variantOf("out/{dir}/{name}.{format}"),
      variantOf("{dir}/{name}-cut.{format}", "webp"),
    ]);
    for (const path of ["out/a.png", "out/x/y/a.png", "x/a-cut.webp", "a-cut.webp"]) expect(isProduct(path)).toBe(true);
    for (const path of ["out/a.jpg", "outer/a.png", "x/a.webp", "a-cut.png", "x/out/a.png"])
      expect(isProduct(path)).toBe(false);
  });

  it.each([
    ["out/{dir}/{model}/{name}.png", ["out/general/a.png", "out/x/human/a.png"], ["out/other/a.png", "out/a.png"]],
    ["out/{dir}/{hash}.png", ["out/0a1b2c3d.png", "out/x/0a1b2c3d.png"], ["out/0a1b2c3.png", "out/name.png"]],
    ["out/{dir}/{ext}/{name}.png", ["out/jpg/a.png", "out/a.png"], ["outer/a.png"]],
    ["./out//{dir}/{name}.png", ["out/a.png", "out/x/a.png"], ["x/out/a.png", "a.png"]],
    ["/out/{dir}/{name}.png", ["out/a.png", "out/a-2.png"], ["x/out/a.png", "out/aXpng"]],
  ] as const)("is recognised by what a placeholder can stand for, and nothing else: %s", (output, products, others) => {
    const isProduct = createProductMatcher([variantOf(output)]);
    for (const path of products) expect(isProduct(path)).toBe(true);
    for (const path of others) expect(isProduct(path)).toBe(false);
  });

  it("of a further result is recognised where the first would be", () => {
    const isProduct = createProductMatcher([variantOf("{dir}/{name}-cut.png")]);
    expect(["a-cut-2.png", "x/a-cut-10.png"].map(isProduct)).toEqual([true, true]);
    expect(["a-cut-11.png", "a-2.png", "a-cut-1.png"].map(isProduct)).toEqual([false, false, false]);
  });
});
