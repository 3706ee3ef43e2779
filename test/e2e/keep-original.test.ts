import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

const GREY = { r: 200, g: 200, b: 204 };
const VARIANTS = `
- name: card
  output: "out/{name}.jpg"
  format: jpg
  background: "#0000ff"
  canvas: 500x600
  trim: true
- name: mask
  output: "out/{name}-mask.png"
  content: mask
- name: web
  output: "out/{name}.png"
  require: alpha`;

let place: Place;
let files: Readonly<Record<string, Buffer>>;

beforeEach(async () => {
  files = { "photos/blank.png": await blank(), "photos/a.jpg": await photo(1) };
  place = createPlace(files);
});
afterEach(() => place.remove());

/** A backdrop alone, in which the engine finds nothing to keep. */
function blank(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 400, channels: 3, background: GREY } })
    .png()
    .toBuffer();
}

function night(inputs: Readonly<Record<string, string>> = {}, at = place): Promise<Ended> {
  return runStep(at, { inputs: { paths: "photos", "on-refusal": "keep-original", variants: VARIANTS, ...inputs } });
}

async function isTheBlank(bytes: Buffer): Promise<void> {
  const { dominant, isOpaque } = await sharp(bytes).stats();
  expect(isOpaque).toBe(true);
  for (const channel of ["r", "g", "b"] as const) expect(Math.abs(dominant[channel] - GREY[channel])).toBeLessThan(9);
}

it("a picture that is refused stands as it is in its product's place, is no cutout, and is put there once", async () => {
  const first = await night();
  expect([first.code, first.outputs["made"], first.outputs["skipped"]], first.stdout).toEqual([0, "1", "1"]);
  const record = first.results?.pictures.find(({ path }) => path === "photos/blank.png");
  expect(record?.products.map(({ path }) => path)).toEqual(["out/blank.jpg", "out/blank.png"]);
  expect(record?.reason).toContain("not cut out, but kept as it is in its product's place: refused on ");
  expect(first.summary).toContain("kept as it is in its product");
  await isTheBlank(place.read("out/blank.png"));
  await isTheBlank(place.read("out/blank.jpg"));
  expect(await sharp(place.read("out/blank.jpg")).metadata()).toMatchObject({ width: 500, height: 600 });
  expect(() => place.read("out/blank-mask.png")).toThrow("ENOENT");

  const manifest = place.read(".cutouts.json");
  const second = await night();
  expect(second.outputs, second.stdout).toMatchObject({ skipped: "1", reused: "1", submits: "0", changed: "false" });
  expect(place.read(".cutouts.json").equals(manifest)).toBe(true);

  const dry = await night({ "dry-run": "true" });
  expect(dry.outputs, dry.stdout).toMatchObject({ skipped: "1", planned: "0" });

  const retouched = await photo(5, { type: "png" });
  place.write({ "out/blank.png": retouched });
  await night();
  expect(place.read("out/blank.png").equals(retouched)).toBe(true);
});

it("the legs of a matrix bring such pictures to the run that collects them", async () => {
  const collect = join(place.root, "shards");
  const inputs = { paths: "photos/blank.png", collect };
  const leg = createPlace(files);
  const ended = await night({ ...inputs, shard: "1/1" }, leg);
  leg.remove();
  expect(ended.outputs, ended.stdout).toMatchObject({ skipped: "1", failed: "0" });
  const whole = await night(inputs);
  expect(whole.outputs, whole.stdout).toMatchObject({ skipped: "1", failed: "0" });
  await isTheBlank(place.read("out/blank.png"));
});
