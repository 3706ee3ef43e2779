// @module-tag long: each test is two runs of the step or more.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
/** Two pictures that were paid for: each test begins with a copy. */
let origin: Place;
let paidBefore: number;

beforeAll(async () => {
  service = await startScriptedService();
  origin = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  place = origin;
  const first = await run();
  expect(first.outputs, first.stdout).toMatchObject({ made: "2", paid: "2" });
});
beforeEach(() => {
  place = origin.copy();
  paidBefore = service.bill().tasks;
});
afterEach(() => place.remove());
afterAll(async () => {
  origin.remove();
  await service.close();
});

const paid = () => service.bill().tasks - paidBefore;

/** On a fresh machine each time: the work tree and its manifest are all there is. */
function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  rmSync(place.state, { recursive: true, force: true });
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

function move(from: string, to: string): void {
  mkdirSync(dirname(join(place.workspace, to)), { recursive: true });
  renameSync(join(place.workspace, from), join(place.workspace, to));
}

function lines() {
  return parseManifest(place.read(".cutouts.json").toString(), "m").map(({ product, source }) => [product, source]);
}

describe("a picture that was paid for under another name", () => {
  it("keeps its product where that has the same path, also with prune, and the manifest learns the name", async () => {
    move("photos/a.jpg", "photos/a.jpeg");
    const ended = await run({ prune: "true" });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "2", orphans: "0", paid: "0" });
    expect(lines()).toContainEqual(["cutouts/photos/a.png", "photos/a.jpeg"]);
    expect((await run({ prune: "true" })).outputs).toMatchObject({ reused: "2", orphans: "0", paid: "0" });
    expect(paid()).toBe(0);
  });

  it("has its product copied to the new path, unpaid, and prune removes the old one", async () => {
    const product = place.read("cutouts/photos/a.png");
    move("photos/a.jpg", "photos/new/shoe.jpg");
    const ended = await run({ prune: "true" });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "2", orphans: "1", paid: "0" });
    expect(place.read("cutouts/photos/new/shoe.png").equals(product)).toBe(true);
    expect(lines()).toEqual([
      ["cutouts/photos/b.png", "photos/b.jpg"],
      ["cutouts/photos/new/shoe.png", "photos/new/shoe.jpg"],
    ]);
    expect(paid()).toBe(0);
  });

  it("is not paid for again where it lies a second time, or where the products go elsewhere", async () => {
    place.write({ "photos/again.jpg": place.read("photos/a.jpg") });
    const ended = await run({ output: "cut/{name}.{format}" });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "3", made: "0", paid: "0" });
    expect(place.read("cut/again.png").equals(place.read("cutouts/photos/a.png"))).toBe(true);
  });

  it("is paid for where the product that it had was edited by hand", async () => {
    place.write({ "cutouts/photos/a.png": "retouched" });
    move("photos/a.jpg", "photos/c.jpg");
    expect((await run()).outputs).toMatchObject({ made: "1", paid: "1" });
  });

  it("in a dry run is not counted as paid for, and nothing is copied", async () => {
    move("photos/a.jpg", "photos/c.jpg");
    const ended = await run({ "dry-run": "true" });
    expect(ended.outputs, ended.stdout).toMatchObject({ planned: "0", reused: "2" });
    expect(lines().map(([product]) => product)).toEqual(["cutouts/photos/a.png", "cutouts/photos/b.png"]);
  });
});

describe("a manifest that a union merge left with two lines for one product", () => {
  it("goes by the line of the file that is there, and is written with that alone", async () => {
    const ours = place.read(".cutouts.json").toString();
    const [head = "", ...rest] = ours.split("\n");
    const theirs = (rest[0] ?? "").replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${"0".repeat(64)}"`);
    place.write({ ".cutouts.json": [head, rest[0], theirs, ...rest.slice(1)].join("\n") });
    expect((await run()).outputs).toMatchObject({ reused: "2", kept: "0" });
    expect(place.read(".cutouts.json").toString()).toBe(ours);
  });
});

describe("a copied picture of which one variant cannot be copied", () => {
  const variants = "[{ name: one, output: 'one/{name}.png' }, { name: two, output: 'two/{name}/cut.png' }]";

  it("keeps and records the other, and the next run needs nothing but the missing one", async () => {
    expect((await run({ variants })).outputs).toMatchObject({ failed: "0" });
    const before = paid();
    place.write({ "photos/c.jpg": place.read("photos/a.jpg"), "two/c": "a file where a folder has to be" });

    const second = await run({ variants });
    expect(second.outputs, second.stdout).toMatchObject({ failed: "1", paid: "0" });
    expect(second.stdout).toContain("two/c/cut.png could not be copied from ");
    expect(lines()).toContainEqual(["one/c.png", "photos/c.jpg"]);

    rmSync(join(place.workspace, "two/c"));
    const third = await run({ variants });
    expect(third.outputs, third.stdout).toMatchObject({ failed: "0", kept: "0", paid: "0" });
    expect(lines()).toContainEqual(["two/c/cut.png", "photos/c.jpg"]);
    expect(paid()).toBe(before);
  });
});
