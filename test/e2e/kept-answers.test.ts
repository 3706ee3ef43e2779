import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
/** Absolute path of what the service had answered. */
let kept: string;

const run = (inputs: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });

beforeEach(async () => {
  service = await startScriptedService({ faults: { "": "full-alpha" } });
  place = createPlace({ "photos/a.jpg": await photo(0, { width: 480, height: 420 }) });
  const ended = await run();
  expect(ended.outputs).toMatchObject({ failed: "1", paid: "1" });
  kept = /is kept as (\S+)\.$/m.exec(ended.stdout)?.[1] ?? "";
});

afterEach(async () => {
  place.remove();
  await service.close();
});

/** What this release takes for a cutout, and an earlier one had not. */
async function putCutout(): Promise<void> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="420"><circle cx="240" cy="210" r="150"/></svg>';
  await writeFile(kept, await sharp(Buffer.from(svg)).webp({ lossless: true }).toBuffer());
}

it("an answer that an earlier release could not use is a cutout for one that can, unpaid, also with pay-again", async () => {
  await putCutout();
  rmSync(`${kept}.check`);
  const dry = await run({ "dry-run": "true" });
  expect(dry.results?.pictures[0]?.reason).toContain("would be finished from the store, unpaid");
  const ended = await run({ "pay-again": "true" });
  expect(ended.outputs, ended.stdout).toMatchObject({ reused: "1", failed: "0", paid: "0" });
  expect(ended.stdout).toContain(
    "what the service had answered is a cutout for this release, and is not paid for again",
  );
  expect(await sharp(place.read("cutouts/photos/a.png")).metadata()).toMatchObject({ width: 480, hasAlpha: true });
  expect((await run()).stdout).toContain("1 up to date");
  expect(service.bill().tasks).toBe(1);
});

it("is judged once by each release, and stays where it is when that finds no cutout either", async () => {
  rmSync(`${kept}.check`);
  const answer = await readFile(kept);
  const again = await run();
  expect(again.results?.pictures[0]).toMatchObject({ outcome: "failed", stage: "plan", paid: false });
  expect(await readFile(kept)).toEqual(answer);
  // Only an answer that is looked at again would be found to be another one now.
  await putCutout();
  expect((await run()).outputs).toMatchObject({ failed: "1", paid: "0" });
  expect(service.bill().tasks).toBe(1);
});
