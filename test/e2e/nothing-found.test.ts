import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Files, type Place, runCommand, runStep } from "../support/run-action.js";

let place: Place;
afterEach(() => place.remove());

async function files(): Promise<Files> {
  return { "photos/a.jpg": await photo(1), "docs/readme.md": "no picture" };
}

describe("a step whose paths match nothing", () => {
  it.each([
    ["photoz", 'Nothing matches "photoz". There is no such file or folder. Did you mean "photos"?'],
    ["photos/*.png\nPhotos", 'Nothing matches "Photos". There is no such file or folder. Did you mean "photos"?'],
    ["photos,", 'Nothing matches "photos,". There is no such file or folder. Did you mean "photos"?'],
  ])("fails where a plain path is not there: %j", async (paths, message) => {
    place = createPlace(await files());
    const ended = await runStep(place, { inputs: { paths, "dry-run": "true" } });
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toContain(`::error::${message}`);
  });

  it("warns of a pattern, and passes", async () => {
    place = createPlace(await files());
    const ended = await runStep(place, { inputs: { paths: "photos/*.png" } });
    expect([ended.code, ended.outputs["total"]], ended.stdout).toEqual([0, "0"]);
    expect(ended.stdout).toContain('::warning::Nothing matches "photos/*.png". There is no such file in "photos".');
  });

  it("does as it is told", async () => {
    place = createPlace(await files());
    const run = (paths: string, word: string) => runStep(place, { inputs: { paths, "if-no-files-found": word } });
    expect((await run("photoz", "warn")).stdout).toContain('::warning::Nothing matches "photoz"');
    const ignored = await run("photoz", "ignore");
    expect([ignored.code, ignored.stdout.includes("::warning::")], ignored.stdout).toEqual([0, false]);
    expect((await run("photos/*.png", "error")).code).toBe(1);
  });
});

it("a picture of a kind that is not read has a record with the reason, and is no picture where one must be found", async () => {
  place = createPlace({
    ...(await files()),
    "photos/old.gif": "GIF89a\x01\0\x01\0",
    "gifs/b.gif": "GIF89a\x01\0\x01\0",
  });
  const ended = await runStep(place, { inputs: { paths: "photos", "dry-run": "true" } });
  expect(ended.outputs, ended.stdout).toMatchObject({ total: "2", planned: "1", skipped: "1" });
  const record = ended.results?.pictures.find(({ path }) => path === "photos/old.gif");
  expect(record).toMatchObject({ outcome: "skipped", paid: false });
  expect(record?.reason).toContain("it is a GIF picture, and only JPEG, PNG, WebP, AVIF and the usual forms of TIFF");
  expect(ended.summary).toContain("a GIF picture");
  const none = await runStep(place, { inputs: { paths: "gifs", "if-no-files-found": "error" } });
  expect([none.code, none.stdout]).toEqual([1, expect.stringContaining('"paths" matches 1 file, but no picture.')]);
});

describe("a command that finds nothing", () => {
  it.each([
    ["photos/*.png", 'Nothing matches "photos/*.png". There is no such file in "photos".'],
    ["docs", '"paths" matches 1 file, but no picture.'],
    ["cutouts", '"paths" matches only 1 product of ours, which are never taken for pictures'],
  ])("fails: %s", async (path, message) => {
    place = createPlace({ ...(await files()), "cutouts/a.png": "a product" });
    const ended = await runCommand(place, [path]);
    expect([ended.code, ended.stdout], ended.stderr).toEqual([1, expect.any(String)]);
    expect(ended.stderr).toContain(message);
  });
});
