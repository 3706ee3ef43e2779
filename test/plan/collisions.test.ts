import { describe, expect, it } from "vitest";
import type { Recipe, Variant } from "../../src/model.js";
import { findCollisions } from "../../src/plan/collisions.js";
import { productPath } from "../../src/plan/product-path.js";
import { outputTemplateProblem } from "../../src/settings/output-template.js";

const RECIPE: Recipe = {
  format: "png",
  quality: 90,
  background: { kind: "transparent" },
  trim: false,
  margin: { unit: "px", value: 0 },
};

function reasons(claims: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const all = Object.entries(claims).map(([source, products]) => ({ source, products, possible: [] }));
  return Object.fromEntries([...findCollisions(all)].map(([source, { reason }]) => [source, reason]));
}

describe("pictures that would share a product", () => {
  it("of one name with two suffixes both fail by name, with the hint to use {ext}; the others go on", () => {
    const said = reasons({ "a.jpg": ["out/a.png"], "a.jpeg": ["out/a.png"], "b.jpg": ["out/b.png"] });
    expect(Object.keys(said)).toEqual(["a.jpg", "a.jpeg"]);
    expect(said["a.jpg"]).toMatch(/out\/a\.png is that of a\.jpeg too.*\{ext\}/);
    expect(said["a.jpeg"]).toContain("a.jpg");
  });

  it.each([
    ["A.jpg", "a.jpg"],
    ["caf\u00e9.jpg", "cafe\u0301.jpg"],
    ["x/A.jpg", "X/a.jpg"],
  ])("are not told to use {ext} where it cannot help: %s beside %s", (one, other) => {
    const said = reasons({ [one]: ["out/a.png"], [other]: ["out/a.png"] })[one];
    expect(said).toMatch(/rename one of them, or put \{hash\} into "output"/);
    expect(said).not.toContain("{ext}");
  });

  it("are told which placeholder helps", () => {
    expect(reasons({ "x/a.jpg": ["a.png"], "y/a.jpg": ["a.png"] })["x/a.jpg"]).toContain("put {dir} into");
    expect(reasons({ "a.jpg": ["p.png"], "b.jpg": ["p.png"] })["a.jpg"]).toContain("put {name} into");
    const both = reasons({ "x/a.jpg": ["a.png"], "y/a.jpg": ["a.png"], "x/a.jpeg": ["a.png"] });
    expect(both["x/a.jpg"]).toContain("put {dir}, {name} and {ext} into");
  });

  it("get a hint that tells them apart, and that is a template itself", () => {
    for (const claims of [
      { "a.jpg": ["a.png"], "a.jpeg": ["a.png"] },
      { "x/a.jpg": ["a.png"], "y/a.jpg": ["a.png"] },
    ]) {
      const hint = /for example (\S+)$/.exec(Object.values(reasons(claims))[0] ?? "")?.[1] ?? "";
      expect(outputTemplateProblem(hint, "png")).toBeUndefined();
      const variant: Variant = { name: "", output: hint, recipe: RECIPE };
      const paths = Object.keys(claims).map((path) => productPath(variant, { path, model: "general", contentId: "0" }));
      expect(new Set(paths).size).toBe(2);
    }
  });

  it("are those whose products differ in case alone, which macOS and Windows take for one file", () => {
    expect(Object.keys(reasons({ "x/a.jpg": ["out/a.png"], "y/A.jpg": ["out/A.png"] }))).toHaveLength(2);
  });

  it("are those whose names are composed or decomposed letters", () => {
    const [composed, decomposed] = ["é".normalize("NFC"), "é".normalize("NFD")];
    const claims = { "x/1.jpg": [`out/${composed}.png`], "y/2.jpg": [`out/${decomposed}.png`] };
    expect(Object.keys(reasons(claims))).toHaveLength(2);
  });

  it("names at most three of many", () => {
    const claims = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}/a.jpg`, ["out/a.png"]]));
    expect(reasons(claims)["7/a.jpg"]?.length).toBeLessThan(200);
  });
});

describe("a product that would overwrite", () => {
  it("another picture fails, and the picture that it would hit goes on", () => {
    const said = reasons({ "a.jpg": ["a.png"], "a.png": ["cut/a.png"] });
    expect(Object.keys(said)).toEqual(["a.jpg"]);
    expect(said["a.jpg"]).toContain("would overwrite the picture a.png");
  });

  it("its own picture fails", () => {
    expect(reasons({ "a.png": ["a.png"] })["a.png"]).toContain("would overwrite the picture itself");
  });

  it("another product of the same picture fails", () => {
    expect(reasons({ "a.jpg": ["out/a.png", "out/A.png"] })["a.jpg"]).toMatch(
      /two of its products would be out\/a\.png.*"variants"/,
    );
  });
});

it("pictures with products of their own are left in peace", () => {
  expect(reasons({ "a.jpg": ["out/a.png", "out/a.webp"], "b.jpg": ["out/b.png"] })).toEqual({});
});
