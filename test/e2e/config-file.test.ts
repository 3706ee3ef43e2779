import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand, runStep } from "../support/run-action.js";

let place: Place;
beforeEach(async () => {
  const picture = await photo(1);
  place = createPlace({
    "photos/a.jpg": picture,
    "photos/shoes/b.jpg": picture,
    ".github/cutouts.yml":
      'paths: photos\noutput: shop/\nrules:\n  - paths: photos/shoes\n    canvas: 300x200\n    format: jpg\n    background: "#ffffff"\n',
  });
});
afterEach(() => place.remove());

const has = (path: string) => existsSync(join(place.workspace, path));

it("a step without inputs and a command line without flags make the same of the file", async () => {
  const step = await runStep(place);
  expect(step.results?.pictures).toMatchObject([
    { path: "photos/a.jpg", product: "shop/photos/a.png" },
    { path: "photos/shoes/b.jpg", product: "shop/photos/shoes/b.jpg", width: 300, height: 200 },
  ]);
  const again = await runCommand(place, []);
  expect([again.code, again.results?.counts]).toMatchObject([0, { reused: 2, made: 0 }]);
  expect(again.stdout).toContain("Settings are from .github/cutouts.yml");
});

it("a changed rule redoes the pictures that it names alone, and its products are never taken for pictures", async () => {
  await runCommand(place, []);
  place.write({
    ".github/cutouts.yml":
      'paths: "."\noutput: shop/\nrules:\n  - paths: photos/shoes\n    output: shoes\n    canvas: 100x100\n',
  });
  const { results, code } = await runCommand(place, []);
  expect([code, results?.counts]).toMatchObject([0, { total: 2, reused: 2, made: 0 }]);
  expect(results?.pictures[1]).toMatchObject({ product: "shoes/photos/shoes/b.png", width: 100 });
  expect(has("shoes/photos/shoes/b.png")).toBe(true);
});

it("a fork's file decides neither who is paid nor who is sent anything", async () => {
  place.write({ ".github/cutouts.yml": "paths: photos\nservice: https://elsewhere.example\nmax-paid: unlimited\n" });
  const side = (owner: string) => ({ ref: "x", sha: "1".repeat(40), repo: { full_name: `${owner}/shop` } });
  const payload = { pull_request: { number: 1, head: side("stranger"), base: side("octo") } };
  const { stdout, results } = await runStep(place, { event: { name: "pull_request", payload } });
  expect(stdout).toContain("it may not set service, max-paid");
  expect(results?.counts).toMatchObject({ made: 2, paid: 0 });
});
