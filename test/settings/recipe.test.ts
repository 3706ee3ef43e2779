import { describe, expect, it } from "vitest";
import { recipeId } from "../../src/plan/recipe-id.js";
import { complaint, load } from "./reading.js";

const recipeOf = async (inputs: Readonly<Record<string, string>>) => (await load(inputs)).variants[0].recipe;
const idOf = async (inputs: Readonly<Record<string, string>>) => recipeId(await recipeOf(inputs));

describe("a recipe's id", () => {
  it.each([
    [{ canvas: "800x600", margin: "5%", background: "#fff" }, "png, on #ffffff, trim, margin 5%, canvas 800x600"],
    [{ format: "webp", "max-bytes": "1KB" }, "webp q90, max 1000 B"],
    [{ content: "mask" }, "png, mask"],
    [{ shadow: "none" }, "png"],
    [{ shadow: "drop" }, "png, shadow drop 0px 2% 4% 35% #000000"],
    [{ shadow: "drop -1.5% 8px 24px 40% #123" }, "png, shadow drop -1.5% 8px 24px 40% #112233"],
    [{ shadow: "contact" }, "png, shadow contact 55% #000000"],
    [{ shadow: "contact 70% #123" }, "png, shadow contact 70% #112233"],
    [{ shadow: "drop 50%" }, "png, shadow drop 0px 2% 4% 50% #000000"],
    [{ background: "#fff..#ddd" }, "png, on #ffffff..#dddddd"],
    [{ content: "picture", canvas: "8:10", format: "webp" }, "webp q90, picture, canvas 4:5"],
    [{ canvas: "1:1", align: "bottom" }, "png, trim, canvas 1:1, bottom"],
  ])("of %o names only what is not the default", async (inputs, id) => {
    expect(await idOf(inputs)).toBe(id);
  });
});

describe("what has no effect", () => {
  it.each([
    [{ align: "bottom" }, '"align" is "bottom", which has no effect without a "canvas"'],
    [{ content: "mask", background: "#fff" }, '"background" has no effect with "content: mask"'],
  ])("is refused by name: %o", async (inputs, said) => {
    expect(await complaint(inputs)).toContain(said);
    const [[name, value] = ["", ""], ...rest] = Object.entries(inputs).toReversed();
    expect(rest.length).toBeLessThan(2);
    expect(await complaint({ ...Object.fromEntries(rest), variants: `- name: a\n  ${name}: "${value}"` })).toContain(
      said,
    );
  });

  it("may be inherited, since it is of use to the other variants", async () => {
    const variants = "- name: whole\n- name: square\n  canvas: 1:1\n- name: mask\n  content: mask";
    const [whole, square, mask] = (await load({ align: "bottom", background: "#fff", variants })).variants;
    expect([whole, square, mask].map((variant) => variant && recipeId(variant.recipe))).toEqual([
      "png, on #ffffff",
      "png, on #ffffff, trim, canvas 1:1, bottom",
      "png, mask",
    ]);
  });
});

describe("a canvas", () => {
  const sides = ["0x100", "100x0", "16385x1", "1x16385", "8001x8000", "100", "100x", "-1x5", "100001x1"];
  it.each([...sides, "0:1", "1:0", "101:1", "1:101", "1000:1"])("of %s is refused by name", async (canvas) => {
    expect(await complaint({ canvas })).toMatch(/"canvas" is ".*"; allowed: WIDTHxHEIGHT .*1 to 16384, 64 megapixels/);
  });

  it.each([
    ["1x1", { width: 1, height: 1 }],
    ["16384x1", { width: 16_384, height: 1 }],
    ["8000 x 8000", { width: 8000, height: 8000 }],
    ["30X20", { width: 30, height: 20 }],
    ["100:100", { across: 1, down: 1 }],
    ["4 : 6", { across: 2, down: 3 }],
  ])("may be %s", async (canvas, expected) => {
    expect((await recipeOf({ canvas })).canvas).toEqual(expected);
  });
});

describe("a JPG", () => {
  it("needs no ground for what is opaque by itself", async () => {
    expect(await complaint({ format: "jpg", content: "mask" })).toBe("");
    expect(await complaint({ format: "jpg", content: "picture" })).toBe("");
    expect(await complaint({ format: "jpg", content: "picture", margin: "5%" })).toContain("cannot hold transparency");
  });
});

describe("a paid service", () => {
  it("is not paid where no product would show what it made", async () => {
    const paid = { service: "alibaba", "app-code": "code" };
    expect(await complaint({ ...paid, content: "picture" })).toContain("none shows the cutout that would be paid for");
    expect(await complaint({ ...paid, variants: "- name: a\n  content: picture\n- name: b" })).toBe("");
    expect(await complaint({ content: "picture" })).toBe("");
  });
});
