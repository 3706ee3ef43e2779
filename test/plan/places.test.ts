import { expect, it } from "vitest";
import { createPlaceMatcher, createProductMatcher } from "../../src/plan/product-path.js";
import { plainRecipe } from "../support/finishing.js";

it.each([
  ["build/{name}.png", "build/a.png", true],
  ["build/{name}.png", "build/deep/a.png", false],
  ["{dir}/{name}.png", "shop/a.png", true],
  ["cutouts/{dir}/{name}.{format}", "cutouts/shop/a.png", true],
  ["cutouts/{dir}/{name}.{format}", ".env.production", false],
])("%s leads to %s: %s, also where the template cannot tell source from product", (output, path, leads) => {
  const variants = [{ name: "", output, recipe: plainRecipe }];
  expect(createPlaceMatcher(variants)(path)).toBe(leads);
  if (createProductMatcher(variants)(path)) expect(leads).toBe(true);
});
