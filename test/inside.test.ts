import { resolve, sep } from "node:path";
import { expect, test } from "vitest";
import { isWithin } from "../src/inside.js";

const shop = resolve("/work/shop");

test.each([
  ["the folder itself", shop, shop],
  ["what lies below it", shop, `${shop}${sep}photos${sep}a.jpg`],
  ["anything, where the folder is the root of the disk", resolve("/"), shop],
])("%s is within", (_what, folder, path) => {
  expect(isWithin(folder, path)).toBe(true);
});

test.each([
  ["a sibling whose name begins alike", `${shop}-old`],
  ["the folder above", resolve("/work")],
])("%s is not", (_what, path) => {
  expect(isWithin(shop, path)).toBe(false);
});
