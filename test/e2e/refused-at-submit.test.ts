import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService({ faults: { "": "23500007" } });
  place = createPlace({ "photos/bad.jpg": await photo(0) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: {
      paths: "photos",
      service: service.url.href,
      "app-code": service.appCode,
      "image-urls": "serve",
      ...inputs,
    },
  });
}

const bad = (ended: Ended) => ended.results?.pictures.find(({ path }) => path === "photos/bad.jpg");

describe("a picture that the service refuses at the submit", () => {
  it("is not offered again, until it changes or pay-again is set", async () => {
    expect(bad(await run())).toMatchObject({ outcome: "failed", stage: "submit", paid: false });
    const { submits } = service.bill();
    const again = bad(await run());
    expect(again).toMatchObject({ outcome: "failed", stage: "plan", paid: false, requestId: "trace-23500007" });
    expect(again?.reason).toMatch(/the service refused it on \d{4}-\d\d-\d\d, unpaid.*23500007/);
    expect(service.bill().submits).toBe(submits);
    expect(bad(await run({ "pay-again": "true" }))).toMatchObject({ stage: "submit" });
    expect(service.bill().submits).toBe(submits + 1);
    place.write({ "photos/bad.jpg": await photo(2) });
    service.change({ faults: {} });
    expect(bad(await run())).toMatchObject({ outcome: "made", paid: true });
  });

  it("is offered again by another way where it could not be fetched", async () => {
    service.change({ faults: { "": "23500006" } });
    await run();
    const { submits } = service.bill();
    expect(bad(await run())?.reason).toContain('offer it another way with "image-urls"');
    expect(service.bill().submits).toBe(submits);
    service.change({ faults: {} });
    expect(bad(await run({ "image-urls": "auto" }))).toMatchObject({ outcome: "made" });
  });
});
