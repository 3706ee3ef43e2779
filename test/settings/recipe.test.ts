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
