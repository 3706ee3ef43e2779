import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
beforeEach(async () => {
  place = createPlace({ "photos/a.jpg": await photo(1) });
});
afterEach(() => place.remove());

const has = (path: string) => existsSync(join(place.workspace, path));
const product = "cutouts/photos/a.png";

describe("a gate for pictures that are paid for", () => {
  let service: ScriptedService;
  const shutting = { require: "min-size: 5000x5000\nalpha" };

  /** A machine on which the picture was paid for behind a gate that is shut. */
  const paid = once(async () => {
    const ended = await run(shutting);
    return { place: place.copy(), ended };
  });

  beforeAll(async () => {
    service = await startScriptedService();
  });
  beforeEach(async () => {
    const origin = await paid();
    place.remove();
    place = origin.place.copy();
  });
  afterEach(() => {
    expect(service.bill().tasks).toBe(1);
  });
  afterAll(async () => {
    (await paid()).place.remove();
    await service.close();
  });

  const run = (inputs: Readonly<Record<string, string>>): Promise<Ended> =>
    runStep(place, { inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs } });

  it("fails the picture, keeps what was paid for, and pays nothing when the gate is lowered", async () => {
    const { ended: shut } = await paid();
    expect(shut.code).toBe(1);
    expect(shut.results?.pictures).toMatchObject([
      {
        outcome: "failed",
        stage: "check",
        paid: true,
        reason: expect.stringMatching(/a\.png does not meet "require": it is 480×420 px, less than 5000×5000/),
      },
    ]);
    expect(has(product)).toBe(false);
    const still = await run(shutting);
    expect([still.code, still.outputs["paid"]]).toEqual([1, "0"]);
    const open = await run({ require: "min-size: 400x400\nalpha" });
    expect([open.code, open.outputs["reused"], has(product)]).toEqual([0, "1", true]);
  });

  it("pays for no cutout on a fresh machine only since the gate changed", async () => {
    const shop = { format: "jpg", background: "#ffffff" };
    await run({ ...shop, require: "alpha" });
    rmSync(place.state, { recursive: true, force: true });
    const { code, results } = await run({ ...shop, require: "alpha, min-size: 5000" });
    expect(code).toBe(0);
    expect(results?.pictures).toMatchObject([
      { outcome: "reused", reason: expect.stringMatching(/not judged by the changed "require"/) },
    ]);
  });

  it("takes another format from a product that was judged, unpaid, on a fresh machine", async () => {
    await run({ require: "alpha" });
    rmSync(place.state, { recursive: true, force: true });
    const { code } = await run({ require: "alpha", format: "webp" });
    expect([code, has("cutouts/photos/a.webp")]).toEqual([0, true]);
  });

  it("says that no confidence is known, and passes over it", async () => {
    const { code, results } = await run({ require: "confidence >= 0.9" });
    expect(code).toBe(0);
    expect(results?.pictures[0]?.reason).toMatch(/none is known of this cutout.*passed over/);
  });
});

describe("a dry run with the embedded service", () => {
  it("judges, fails, and leaves workspace and state as they were", async () => {
    place.write({
      "photos/a.jpg": await photo(1, { width: 240, height: 210 }),
      "photos/cut.jpg": await cutByTheFrame(),
    });
    const before = tree(place.root);
    const { code, results, stdout } = await runStep(place, {
      inputs: { paths: "photos", "dry-run": "true", require: "whole\nfill: 40%" },
    });
    expect(code, stdout).toBe(1);
    expect(results?.pictures).toMatchObject([
      { path: "photos/a.jpg", outcome: "planned", reason: expect.stringMatching(/passes "require"/) },
      {
        path: "photos/cut.jpg",
        outcome: "failed",
        stage: "check",
        paid: false,
        reason: expect.stringMatching(/cut by the picture's frame \(right\)/),
      },
    ]);
    const left = tree(place.root).filter((path) => !before.includes(path) && !path.startsWith("temp/"));
    expect(left.filter((path) => /\.png$|cutouts\.json|store/.test(path))).toEqual([]);
  });
});

async function cutByTheFrame(): Promise<Buffer> {
  return sharp(await photo(3, { width: 350, height: 250 }))
    .extract({ left: 0, top: 0, width: 220, height: 250 })
    .jpeg({ quality: 92 })
    .toBuffer();
}

function tree(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.endsWith(".lock"))
    .toSorted();
}
