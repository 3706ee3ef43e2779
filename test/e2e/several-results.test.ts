// Takes long: each test is several runs of the step.
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import type { ResultKind } from "../support/scripted-service/script.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
});
afterEach(async () => {
  place.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

const products = () => parseManifest(place.read(".cutouts.json").toString(), "m").map(({ product }) => product);

describe("a service that answers with several results", () => {
  it.each<[string, readonly ResultKind[]]>([
    ["a mask behind the cutout", ["cutout", "mask"]],
    ["a mask before it", ["mask", "cutout"]],
    ["a preview before it", ["preview", "cutout"]],
    ["a JPEG behind it", ["cutout", "jpeg"]],
    ["a URL that leads nowhere", ["missing", "cutout", "missing"]],
  ])("loses no cutout for %s, and says what was left out", async (_what, results) => {
    service.change({ results });
    const ended = await run();
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ made: "2", paid: "2", failed: "0" });
    expect(products()).toEqual(["cutouts/photos/a.png", "cutouts/photos/b.png"]);
    const [first] = ended.results?.pictures ?? [];
    const left = results.length - 1;
    expect(first?.reason).toContain(`${left} of the service's ${results.length} results left out`);
  });

  it("fails a task only where no result is a cutout, and keeps what came", async () => {
    service.change({ results: ["mask", "preview"] });
    const ended = await run();
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "0", failed: "2" });
    expect(ended.stdout).toContain("photos/a.jpg: what the service sent is kept as ");
  });

  it("makes one product of the first cutout, and with results: all one of each, from the store, unpaid", async () => {
    service.change({ results: ["mask", "cutout", "cutout"] });
    expect((await run()).outputs).toMatchObject({ made: "2" });
    expect(products()).toEqual(["cutouts/photos/a.png", "cutouts/photos/b.png"]);
    rmSync(`${place.workspace}/cutouts/photos/a.png`);
    const all = await run({ results: "all" });
    expect(all.outputs, all.stdout).toMatchObject({ reused: "2", paid: "0" });
    expect(products()).toEqual(["cutouts/photos/a-2.png", "cutouts/photos/a.png", "cutouts/photos/b.png"]);
    rmSync(`${place.workspace}/cutouts/photos/a-2.png`);
    const again = await run({ results: "all" });
    expect(again.outputs, again.stdout).toMatchObject({ reused: "2", orphans: "0", paid: "0" });
    expect(again.results?.pictures[0]?.products.map(({ path }) => path)).toEqual([
      "cutouts/photos/a.png",
      "cutouts/photos/a-2.png",
    ]);
    expect(service.bill().tasks).toBe(2);
  });

  it("brings all of a picture's products along when it is renamed, also on a machine that remembers nothing", async () => {
    service.change({ results: ["cutout", "cutout"] });
    expect((await run({ results: "all" })).outputs).toMatchObject({ made: "2" });
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
    expect(service.bill().tasks).toBe(2);
  });

  it("never lets a further result take another picture's product, or a retouched one", async () => {
    service.change({ results: ["cutout", "cutout"] });
    place.write({ "photos/a-2.jpg": await photo(3) });
    const ended = await run({ results: "all" });
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "2", failed: "1", paid: "2" });
    expect(ended.stdout).toContain(
      "a second result of it would be cutouts/photos/a-2.png, which belongs to photos/a-2.jpg",
    );

    place.write({ "cutouts/photos/b-2.png": "retouched", "photos/b.jpg": await photo(9) });
    await run({ results: "all" });
    expect(place.read("cutouts/photos/b-2.png").toString()).toBe("retouched");
  });
});
