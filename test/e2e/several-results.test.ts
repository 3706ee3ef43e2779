// @module-tag long: most tests are several runs of the step.
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { once } from "../../src/once.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import type { ResultKind } from "../support/scripted-service/script.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { serveFolder } from "../support/static-server.js";

let place: Place;
let service: ScriptedService;
let paidBefore: number;

beforeAll(async () => {
  service = await startScriptedService();
});
beforeEach(async () => {
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  paidBefore = service.bill().tasks;
});
afterEach(() => place.remove());
afterAll(async () => {
  origin?.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

const paid = () => service.bill().tasks - paidBefore;
const products = () => parseManifest(place.read(".cutouts.json").toString(), "m").map(({ product }) => product);

const ANSWERS: readonly (readonly [what: string, picture: string, results: readonly ResultKind[]])[] = [
  ["a mask behind the cutout", "mask-behind", ["cutout", "mask"]],
  ["a mask before it", "mask-before", ["mask", "cutout"]],
  ["a preview before it", "preview", ["preview", "cutout"]],
  ["a JPEG behind it", "jpeg", ["cutout", "jpeg"]],
  ["a URL that leads nowhere", "nowhere", ["missing", "cutout", "missing"]],
];

/** One run of a picture for each of these answers. */
const runWithAnswers = once(async () => {
  place.remove();
  const pictures = ANSWERS.map(async ([, name], seed) => [`photos/${name}.jpg`, await photo(seed)] as const);
  place = createPlace(Object.fromEntries(await Promise.all(pictures)));
  const cdn = await serveFolder(place.workspace);
  service.change({ results: (image) => ANSWERS.find(([, name]) => image.includes(name))?.[2] ?? [] });
  const ended = await run({ "image-urls": `${cdn.url}/{path}` });
  await cdn.close();
  return { ended, products: products() };
});

/** Where two pictures have one product each, and then, `a.png` having gone, were asked for all of the store's cutouts. */
let origin: Place | undefined;
const runTwice = once(async () => {
  service.change({ results: ["mask", "cutout", "cutout"] });
  const first = { ended: await run(), products: products() };
  rmSync(`${place.workspace}/cutouts/photos/a.png`);
  const all = { ended: await run({ results: "all" }), products: products() };
  origin = place.copy();
  return { first, all, paid: paid(), origin };
});

/** From here on these two runs are over. Returns what came of them. */
async function startWithAll() {
  const runs = await runTwice();
  place.remove();
  place = runs.origin.copy();
  paidBefore = service.bill().tasks;
  return runs;
}

describe("a service that answers with several results", () => {
  it.each(ANSWERS)("loses no cutout for %s, and says what was left out", async (_what, name, results) => {
    const { ended, products } = await runWithAnswers();
    const product = `cutouts/photos/${name}.png`;
    const picture = ended.results?.pictures.find(({ path }) => path === `photos/${name}.jpg`);
    expect(picture, ended.stdout + ended.stderr).toMatchObject({
      outcome: "made",
      paid: true,
      products: [{ path: product }],
      reason: expect.stringContaining(`${results.length - 1} of the service's ${results.length} results left out`),
    });
    expect(products).toContain(product);
  });

  it("passes a run of such pictures, which has one product of each", async () => {
    const { ended, products } = await runWithAnswers();
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ made: "5", paid: "5", failed: "0" });
    expect(products).toEqual(ANSWERS.map(([, name]) => `cutouts/photos/${name}.png`).sort());
  });

  it("fails a task only where no result is a cutout, and keeps what came", async () => {
    service.change({ results: ["mask", "preview"] });
    const ended = await run();
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "0", failed: "2" });
    expect(ended.stdout).toContain("photos/a.jpg: what the service sent is kept as ");
  });

  it("makes one product of the first cutout, and with results: all one of each, from the store, unpaid", async () => {
    const { first, all, paid: paidOnce } = await startWithAll();
    expect(first.ended.outputs).toMatchObject({ made: "2" });
    expect(first.products).toEqual(["cutouts/photos/a.png", "cutouts/photos/b.png"]);
    expect(all.ended.outputs, all.ended.stdout).toMatchObject({ reused: "2", paid: "0" });
    expect(all.products).toEqual(["cutouts/photos/a-2.png", "cutouts/photos/a.png", "cutouts/photos/b.png"]);
    rmSync(`${place.workspace}/cutouts/photos/a-2.png`);
    const again = await run({ results: "all" });
    expect(again.outputs, again.stdout).toMatchObject({ reused: "2", orphans: "0", paid: "0" });
    expect(again.results?.pictures[0]?.products.map(({ path }) => path)).toEqual([
      "cutouts/photos/a.png",
      "cutouts/photos/a-2.png",
    ]);
    expect([paidOnce, paid()]).toEqual([2, 0]);
  });

  it("brings all of a picture's products along when it is renamed, also on a machine that remembers nothing", async () => {
    await startWithAll();
    place.write({ "photos/new.jpg": place.read("photos/a.jpg") });
    rmSync(`${place.workspace}/photos/a.jpg`);
    rmSync(place.state, { recursive: true });
    const ended = await run({ results: "all" });
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "2", failed: "0", paid: "0" });
    for (const name of ["a", "a-2"]) {
      const moved = `cutouts/photos/${name.replace("a", "new")}.png`;
      expect(place.read(moved).equals(place.read(`cutouts/photos/${name}.png`)), moved).toBe(true);
      expect(products()).toContain(moved);
    }
    expect(paid()).toBe(0);
  });

  it("never lets a further result take another picture's product, or a retouched one", async () => {
    service.change({ results: ["cutout", "cutout"] });
    place.write({ "photos/a-2.jpg": await photo(3) });
    const ended = await run({ results: "all" });
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "2", failed: "1", paid: "2" });
    expect(ended.stdout).toContain(
      "a second result of it would be cutouts/photos/a-2.png, which belongs to photos/a-2.jpg",
    );
    expect(products()).toEqual(expect.arrayContaining(["cutouts/photos/b.png", "cutouts/photos/b-2.png"]));

    place.write({ "cutouts/photos/b-2.png": "retouched", "photos/b.jpg": await photo(9) });
    await run({ results: "all" });
    expect(place.read("cutouts/photos/b-2.png").toString()).toBe("retouched");
  });
});
