import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  const pictures = await Promise.all(Array.from({ length: 6 }, (_, at) => photo(at)));
  place = createPlace(Object.fromEntries(pictures.map((bytes, at) => [`photos/${at}.jpg`, bytes])));
});
afterEach(async () => {
  place.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, "max-pictures": "2", ...inputs },
  });
}

describe("a catalog in slices", () => {
  it("is complete after some nights, each picture paid for once, and the last night has nothing to do", async () => {
    for (const [made, deferred] of [
      ["2", "4"],
      ["2", "2"],
      ["2", "0"],
      ["0", "0"],
    ]) {
      const night = await run();
      expect(night.code, night.stdout).toBe(0);
      expect(night.outputs).toMatchObject({ total: "6", made, deferred });
    }
    expect(service.bill().tasks).toBe(6);
  });

  it("takes what was never made before what is to be redone, also from the store", async () => {
    await run({ "max-pictures": "4" });
    const night = await run({ "max-pictures": "3", format: "webp", output: "cutouts/{name}.png.{format}" });
    expect(night.outputs, night.stdout).toMatchObject({ made: "2", reused: "1", deferred: "3" });
    const deferred = night.results?.pictures.filter(({ outcome }) => outcome === "deferred");
    expect(deferred?.[0]?.reason).toContain('6 pictures are to be worked on, and "max-pictures" is 3');
  });

  it("lets equal pictures come out together, however small the slice", async () => {
    place.write({ "photos/0b.jpg": await photo(0), "photos/0c.jpg": await photo(0) });
    const night = await run({ "max-pictures": "1" });
    expect(night.outputs, night.stdout).toMatchObject({ made: "3", paid: "1" });
  });
});
