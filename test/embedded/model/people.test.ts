// @module-tag long: the built program loads a network and runs it on each picture.
import sharp from "sharp";
import { afterEach, expect, it } from "vitest";
import { portrait } from "../../support/portrait.js";
import { createPlace, type Place, runStep } from "../../support/run-action.js";

let place: Place | undefined;

afterEach(() => {
  place?.remove();
  place = undefined;
});

it("the people's model in the box takes human pictures that the engine refuses, and no others", async () => {
  const { photo, empty, alpha } = await portrait();
  place = createPlace({ "photos/her.png": photo, "photos/nobody.png": empty, "photos/general/her.png": photo });
  const inputs = { paths: "photos", "human-paths": "photos/*.png" };
  const ended = await runStep(place, { inputs });
  expect([ended.code, ended.outputs["made"], ended.outputs["failed"]]).toEqual([1, "1", "2"]);
  for (const name of ["photos/nobody.png", "photos/general/her.png"])
    expect(ended.stdout).toMatch(new RegExp(`^::error .*too busy for the embedded engine.*${name}`, "m"));

  const { data, info } = await sharp(place.read("cutouts/photos/her.png"))
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([480, 480]);
  let [both, either] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    const [got, wanted] = [(data[i] ?? 0) > 127, (alpha[i] ?? 0) > 127];
    if (got && wanted) both++;
    if (got || wanted) either++;
  }
  expect(both / either).toBeGreaterThan(0.93);
  expect(place.read(".cutouts.json").toString()).toContain('"service":"embedded"');
});

it("the people's model is not loaded where nobody needs it", async () => {
  const { photo } = await portrait();
  place = createPlace({ "photos/her.png": photo });
  const ended = await runStep(place, { inputs: { paths: "photos" } });
  expect(ended.outputs["failed"]).toBe("1");
  expect(ended.stdout).not.toContain("The model");
});
