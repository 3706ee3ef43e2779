import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const HAND_MADE = "made by hand";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(1) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

/** A dry run and one in earnest say the same, and the file is as it was. */
async function expectKept(path: string, inputs: Readonly<Record<string, string>>): Promise<void> {
  for (const dry of ["true", "false"]) {
    const ended = await run({ ...inputs, "dry-run": dry });
    expect(ended.outputs, ended.stdout).toMatchObject({ kept: "1", reused: "0", made: "0", failed: "0" });
    expect(ended.results?.pictures[0]?.reason).toContain(`${path} is there already`);
    expect(place.read(path).toString()).toBe(HAND_MADE);
  }
}

describe("a file of the user's own where a product belongs is kept", () => {
  it("when the picture's cutout is in the store from a run with another output", async () => {
    expect((await run()).outputs).toMatchObject({ made: "1" });
    place.write({ "final/a.png": HAND_MADE });
    await expectKept("final/a.png", { output: "final/{name}.{format}" });
    expect(service.bill().tasks).toBe(1);
    const forced = await run({ output: "final/{name}.{format}", force: "true" });
    expect(forced.outputs, forced.stdout).toMatchObject({ made: "1", kept: "0" });
    expect(place.read("final/a.png").toString()).not.toBe(HAND_MADE);
  });

  it("when the cutout is there in another format", async () => {
    await run();
    place.write({ "cutouts/photos/a.webp": HAND_MADE });
    await expectKept("cutouts/photos/a.webp", { format: "webp" });
  });

  it("when the first run got the cutout and no product, and its place was taken since", async () => {
    const tooLarge = await run({ format: "webp", "max-bytes": "100B", "fail-on": "never" });
    expect(tooLarge.outputs, tooLarge.stdout).toMatchObject({ failed: "1", paid: "1" });
    place.write({ "cutouts/photos/a.webp": HAND_MADE });
    await expectKept("cutouts/photos/a.webp", { format: "webp" });
  });

  it("when the manifest is gone; what we wrote is told from it, and costs nothing again", async () => {
    place.write({ "photos/b.jpg": await photo(2) });
    expect((await run()).outputs).toMatchObject({ made: "2" });
    rmSync(join(place.workspace, ".cutouts.json"));
    place.write({ "cutouts/photos/a.png": HAND_MADE });
    const ended = await run();
    expect(ended.outputs, ended.stdout).toMatchObject({ kept: "1", reused: "1", paid: "0" });
    expect(place.read("cutouts/photos/a.png").toString()).toBe(HAND_MADE);
    expect(place.read(".cutouts.json").toString()).toContain("cutouts/photos/b.png");
    const files = [".cutouts.json", "cutouts/photos/b.png"];
    expect(ended.outputs).toMatchObject({ restored: "1", changed: "true", files: JSON.stringify(files) });
    expect(ended.summary).toContain("1 reused at no cost, written anew from cutouts that were there");
    expect((await run()).outputs).toMatchObject({ restored: "0", changed: "false", files: "[]" });
  });
});
