import { expect, it } from "vitest";
import { complaint, load } from "./reading.js";

it.each([
  ["white", '"background" is "white": write "#ffffff", in quotes'],
  ["Black", '"background" is "Black": write "#000000", in quotes'],
  ["fff", '"background" is "fff": write "#fff", in quotes'],
  ["1a2b3c", '"background" is "1a2b3c": write "#1a2b3c", in quotes'],
])("a background of %s gets the one hint that helps", async (background, hint) => {
  expect(await complaint({ background })).toBe(hint);
});

it("an unquoted colour of a variant is told to be a comment in YAML", async () => {
  expect(await complaint({ variants: "- name: a\n  background: #fff" })).toContain(
    'in YAML an unquoted # begins a comment, so write the colour in quotes, such as "#ffffff"',
  );
});

it("an unquoted colour of a step, which reaches the program as nothing, is asked about", async () => {
  expect((await load({ background: "" })).remarks).toEqual([expect.stringContaining("an unquoted # begins a comment")]);
  expect((await load()).remarks).toEqual([]);
});
