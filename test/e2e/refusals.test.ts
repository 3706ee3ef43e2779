import { rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

let place: Place;

beforeEach(async () => {
  place = createPlace({ "photos/blank.png": await blank("#c8c8cc"), "photos/a.jpg": await photo(1) });
});
afterEach(() => place.remove());

/** A picture of a backdrop alone, in which the engine finds nothing to keep. */
function blank(background: string): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
}

function night(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, { inputs: { paths: "photos", ...inputs } });
}

function blanks(ended: Ended): unknown {
  return ended.results?.pictures.find(({ path }) => path === "photos/blank.png");
}

it("a picture that the engine refuses fails the first night, and is passed over with a note after that", async () => {
  const first = await night();
  expect([first.code, first.outputs["made"], first.outputs["failed"]], first.stdout).toEqual([1, "1", "1"]);

  const second = await night();
  expect([second.code, second.outputs["skipped"], second.outputs["submits"]], second.stdout).toEqual([0, "1", "0"]);
  const today = new Date().toISOString().slice(0, 10);
  const reason = expect.stringContaining(`refused on ${today}, and looked at again once the picture changes.`);
  expect(blanks(second)).toMatchObject({ outcome: "skipped", reason });
  expect(second.summary).toContain("no object");

  const strict = await night({ "on-refusal": "fail" });
  expect([strict.code, strict.outputs["failed"], strict.outputs["submits"]], strict.stdout).toEqual([1, "1", "0"]);

  place.write({ "photos/blank.png": await blank("#112233") });
  const changed = await night({ "on-refusal": "skip" });
  expect([changed.code, changed.outputs["skipped"], changed.outputs["submits"]], changed.stdout).toEqual([0, "1", "1"]);

  rmSync(join(place.state, "store"), { recursive: true });
  expect((await night()).code).toBe(1);
});
