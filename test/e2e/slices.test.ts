import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
/** Four pictures, as the first night left them. */
let after: Place;
let first: Ended;

beforeAll(async () => {
  service = await startScriptedService();
  const pictures = await Promise.all(Array.from({ length: 4 }, (_, at) => photo(at)));
  after = createPlace(Object.fromEntries(pictures.map((bytes, at) => [`photos/${at}.jpg`, bytes])));
  place = after;
  first = await run();
});
afterEach(() => place.remove());
afterAll(async () => {
  after.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, "max-pictures": "2", ...inputs },
  });
}

describe("a catalog in slices", () => {
  it("is complete after some nights, each picture paid for once, and the last night has nothing to do", async () => {
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ total: "4", made: "2", deferred: "2" });
    place = after.copy();
    for (const made of ["2", "0"]) {
      const night = await run();
      expect(night.code, night.stdout).toBe(0);
      expect(night.outputs).toMatchObject({ total: "4", made, deferred: "0" });
    }
    expect(service.bill().tasks).toBe(4);
  });

  it("takes what was never made before what is to be redone, also from the store", async () => {
    place = after.copy();
    const night = await run({ "max-pictures": "3", format: "webp", output: "cutouts/{name}.png.{format}" });
    expect(night.outputs, night.stdout).toMatchObject({ made: "2", reused: "1", deferred: "1" });
    const deferred = night.results?.pictures.filter(({ outcome }) => outcome === "deferred");
    expect(deferred?.[0]?.reason).toContain('4 pictures are to be worked on, and "max-pictures" is 3');
  });

  it("lets equal pictures come out together, however small the slice", async () => {
    const same = await photo(9);
    place = createPlace({
      "photos/a.jpg": same,
      "photos/b.jpg": same,
      "photos/c.jpg": same,
      "photos/d.jpg": await photo(8),
    });
    const night = await run({ "max-pictures": "1" });
    expect(night.outputs, night.stdout).toMatchObject({ made: "3", deferred: "1", paid: "1" });
  });
});
