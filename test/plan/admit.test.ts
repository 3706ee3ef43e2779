import { expect, it } from "vitest";
import type { Picture } from "../../src/model.js";
import { admit } from "../../src/plan/admit.js";
import { originalRecipe } from "../../src/plan/original.js";
import { RECIPE } from "./planning.js";

const picture = (change: Partial<Picture>): Picture => ({
  path: "a.jpg",
  file: "/a.jpg",
  model: "general",
  type: "jpeg",
  width: 500,
  height: 500,
  bytes: 1,
  contentId: "c",
  blobId: "b",
  ...change,
});

it("lets pass what the service takes as it is, whatever is set for others", () => {
  for (const setting of ["fit", "skip", "fail"] as const) {
    for (const type of ["jpeg", "png"] as const)
      expect(admit(picture({ type }), setting)).toEqual({ kind: "admitted" });
  }
});

it.each([
  [{ width: 9000 }, /^it is 9000x500 px, and the service takes .*/],
  [{ type: "webp" }, /^it is WebP, and the service takes JPEG and PNG/],
] as const)("fits, skips or refuses what is beyond its limits, by the setting: %j", (change, why) => {
  const beyond = picture(change);
  expect(admit(beyond, "fit")).toEqual({ kind: "admitted" });
  expect(admit(beyond, "skip")).toEqual({ kind: "skipped", reason: expect.stringMatching(why) });
  expect(admit(beyond, "fail")).toEqual({ kind: "refused", reason: expect.stringMatching(why) });
  expect(admit(beyond, "skip")).toMatchObject({ reason: expect.stringMatching(/\("out-of-limits" is skip\)$/) });
  expect(admit(beyond, "fail")).toMatchObject({ reason: expect.stringMatching(/: set "out-of-limits: fit" to send/) });
});

it("refuses what no fitted copy can be made of, and says why", () => {
  expect(admit(picture({ width: 9000, height: 2 }), "fit")).toEqual({
    kind: "refused",
    reason: expect.stringMatching(/^it \w.+/),
  });
});

it("puts a picture that cannot be cut out in its product's place whole, unshadowed and unjudged, and never for a mask", () => {
  const recipe = { ...RECIPE, trim: true, checks: [{ kind: "whole" }] as const };
  expect(originalRecipe(recipe)).toEqual({ ...RECIPE, content: "picture", trim: false });
  expect(originalRecipe({ ...recipe, content: "mask" })).toBeUndefined();
});
