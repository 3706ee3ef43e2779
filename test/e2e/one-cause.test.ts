import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand, runStep } from "../support/run-action.js";
import { gatewayRefusal, type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "p/a.jpg": await photo(1), "p/b.jpg": await photo(2), "p/c.jpg": await photo(3) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

function errors(stdout: string): readonly string[] {
  return stdout.split("\n").filter((line) => line.startsWith("::error"));
}

it("a wrong AppCode is one message for all pictures, and nothing is said to have been handed over", async () => {
  const inputs = { paths: "p", service: service.url.href, "app-code": "wrong" };
  const ended = await runStep(place, { inputs });
  expect(errors(ended.stdout)).toEqual([
    expect.stringMatching(
      /title=No cutout of 3 pictures%3A submitting::.*AppCode.*Pictures: p\/a.jpg, p\/b.jpg, p\/c.jpg\./,
    ),
    expect.stringContaining("3 of 3 pictures failed"),
  ]);
  expect(ended.summary.match(/❌ \*\*3 pictures, one cause\*\*: .*AppCode/g)).toHaveLength(1);
  expect(ended.summary).not.toContain("third party");
  expect(ended.summary).toContain("accepted no picture.");
});

it("an address that has not got the service was handed nothing", async () => {
  const reply = gatewayRefusal(404, "I404NF", "API not found with path");
  service.change({ rules: [{ on: "submit", act: { kind: "reply", reply } }] });
  const inputs = { paths: "p", service: service.url.href, "app-code": service.appCode };
  const ended = await runStep(place, { inputs });
  expect(ended.outputs, ended.stdout).toMatchObject({ failed: "3", paid: "0", unknown: "0" });
  expect(ended.summary).not.toContain("third party");
  expect(ended.summary).toContain("accepted no picture.");
});

it("a budget that is exceeded is one message on a terminal", async () => {
  const flags = ["--service", service.url.href, "--app-code", service.appCode, "--max-paid", "1", "p"];
  const ended = await runCommand(place, flags);
  expect(ended.code).toBe(1);
  expect(ended.stdout.match(/"max-paid" is 1/g)).toHaveLength(1);
  expect(ended.stdout).toContain("3 pictures, one cause");
  expect(ended.stdout).toContain("p/a.jpg, p/b.jpg, p/c.jpg");
});
