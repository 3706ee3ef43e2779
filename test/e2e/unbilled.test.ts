import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

/** A team's own service, such as this action's `--listen`: nothing of it is money. */

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "p/a.jpg": await photo(1), "p/b.jpg": await photo(2) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

const run = (inputs: Readonly<Record<string, string>>) =>
  runStep(place, {
    inputs: { paths: "p", deliver: "none", service: service.url.href, billed: "false", "max-paid": "1", ...inputs },
  });

it("a service that bills nothing is neither counted as paid nor limited by max-paid", async () => {
  const planned = await run({ "app-code": service.appCode, "dry-run": "true" });
  expect(planned.stdout).toMatch(/ 2 to submit, not billed\n/);
  const ended = await run({ "app-code": service.appCode });
  expect(ended.outputs, ended.stdout).toMatchObject({ made: "2", paid: "0", unknown: "0" });
  expect(ended.stdout).toContain(`These pictures are sent to ${service.url.origin}, which bills nothing`);
  expect(ended.stdout).toContain(`Nothing was paid: ${service.url.origin} bills nothing.`);
  expect(ended.summary).toMatch(/Pictures were handed to http\S+\d\.\n/);
  expect(ended.stdout + ended.summary).not.toMatch(/third party|pays for|Paid for/);
});

it("a wrong AppCode of it is not looked for in somebody's console", async () => {
  const ended = await run({ "app-code": "wrong" });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain("does not accept the AppCode. Check the input app-code.");
  expect(ended.stdout + ended.summary).not.toMatch(/Market console|third party/);
});
