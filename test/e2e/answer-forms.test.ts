import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
let ended: Ended;

const WIDTH = 480;
const HEIGHT = 420;

/** Six forms of one good cutout, of which the last has no alpha. Each picture is a pixel wider than the one before. */
const forms: Readonly<Record<string, (png: Buffer) => Promise<Buffer>>> = {
  "as-png": async (png) => png,
  "kept-tag": (png) => sharp(png).withMetadata({ orientation: 6 }).png().toBuffer(),
  "as-webp": (png) => sharp(png).webp({ lossless: true }).toBuffer(),
  "as-avif": (png) => sharp(png).avif({ effort: 1 }).toBuffer(),
  "off-by-one": (png) =>
    sharp(png)
      .resize(widthOf("off-by-one") - 1, HEIGHT, { fit: "fill" })
      .png()
      .toBuffer(),
  "as-jpeg": (png) => sharp(png).flatten({ background: "#ffffff" }).jpeg().toBuffer(),
};

function widthOf(name: string): number {
  return WIDTH + Object.keys(forms).indexOf(name);
}

beforeAll(async () => {
  service = await startScriptedService({
    forms: new Map(Object.entries(forms).map(([name, form]) => [widthOf(name), form])),
  });
  const files: Record<string, Buffer> = {};
  for (const [seed, name] of Object.keys(forms).entries()) {
    files[`photos/${name}.jpg`] = await photo(seed, { width: widthOf(name), height: HEIGHT });
  }
  const lying = await photo(9, { width: HEIGHT, height: widthOf("kept-tag") });
  files["photos/kept-tag.jpg"] = await sharp(lying).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  place = createPlace(files);
  ended = await runStep(place, { inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode } });
});

afterAll(async () => {
  place.remove();
  await service.close();
});

it.each([
  ["as-png", undefined],
  ["kept-tag", undefined],
  ["as-webp", /a WebP/],
  ["as-avif", /an AVIF/],
  ["off-by-one", /had 483×420 pixels and was brought to 484×420/],
])("a cutout that comes %s is made, upright and of the picture's size", async (name, note) => {
  const [width, height] = [widthOf(name), HEIGHT];
  const record = ended.results?.pictures.find(({ path }) => path === `photos/${name}.jpg`);
  expect(record, ended.stdout).toMatchObject({ outcome: "made", paid: true, width, height });
  const product = sharp(place.read(record?.product ?? ""));
  expect(await product.metadata()).toMatchObject({ format: "png", width, height, hasAlpha: true });
  const corner = await product.ensureAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer();
  expect(corner[3]).toBe(0);
  if (note !== undefined) expect(ended.stdout).toMatch(new RegExp(`${name}\\.jpg: .*${note.source}`));
});

it("a JPEG fails with that word, and is kept where the log says", () => {
  const record = ended.results?.pictures.find(({ path }) => path === "photos/as-jpeg.jpg");
  expect(record).toMatchObject({ outcome: "failed", stage: "verify", paid: true });
  expect(record?.reason).toMatch(/is a JPEG, which has no transparency.* is kept: the run's log says where/);
  expect(ended.stdout).toMatch(/^photos\/as-jpeg\.jpg: what the service sent is kept as \S+\.$/m);
  expect(ended.summary).not.toContain(place.state);
});
