import { rmSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, runStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

it("makes another format and ground of the committed cutout, unpaid, on a machine that has no store", async () => {
  const service = await startScriptedService();
  const place = createPlace({ "photos/a.jpg": await photo(0) });
  onTestFinished(async () => {
    place.remove();
    await service.close();
  });
  const inputs = { paths: "photos", service: service.url.href, "app-code": service.appCode };
  expect((await runStep(place, { inputs })).outputs).toMatchObject({ made: "1", paid: "1" });
  rmSync(place.state, { recursive: true });
  const other = { ...inputs, format: "jpg", background: "#ffffff" };
  const ended = await runStep(place, { inputs: other });
  expect(ended.outputs, ended.stdout).toMatchObject({ reused: "1", failed: "0", paid: "0" });
  expect(ended.results?.pictures[0]?.product).toBe("cutouts/photos/a.jpg");
  rmSync(place.state, { recursive: true });
  // What was edited by hand is no cutout any more.
  place.write({ "cutouts/photos/a.png": await photo(3, { type: "png" }) });
  expect((await runStep(place, { inputs: { ...inputs, format: "webp", "dry-run": "true" } })).outputs).toMatchObject({
    planned: "1",
  });
  expect(service.bill().tasks).toBe(1);
});
