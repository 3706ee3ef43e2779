import { createHash } from "node:crypto";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobIdOf } from "../../src/blob-id.js";
import { type ManifestLine, parseManifest } from "../../src/memory/manifest.js";
import { printManifest } from "../../src/memory/print-manifest.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

let place: Place;
let service: FreeService;

beforeEach(async () => {
  service = await startFreeService();
  place = createPlace({ "photos/a.jpg": await photo(1) });
});
afterEach(async () => {
  place.remove();
  await service.close();
});

const PRODUCT = await photo(2, { type: "png" });

/** What an earlier run wrote for a picture that is gone now. */
function lineOf(product: string): ManifestLine {
  return {
    product,
    source: `gone/${product}.jpg`,
    variant: "",
    content: "c".repeat(64),
    blob: "b".repeat(40),
    model: "general",
    service: "embedded",
    recipe: "png",
    width: 1,
    height: 1,
    sha256: createHash("sha256").update(PRODUCT).digest("hex"),
    productBlob: blobIdOf(PRODUCT),
    bytes: PRODUCT.length,
    request: "r",
  };
}

function prune(...products: readonly string[]): Promise<Ended> {
  place.write({ ".cutouts.json": printManifest(products.map(lineOf)) });
  return runStep(place, { inputs: { paths: "photos", prune: "true", ...service.inputs } });
}

function recorded(): readonly string[] {
  return parseManifest(place.read(".cutouts.json").toString(), "m").map(({ product }) => product);
}

describe("prune", () => {
  it("removes the product of a picture that is gone, and its line", async () => {
    place.write({ "cutouts/gone.png": PRODUCT });
    const ended = await prune("cutouts/gone.png");
    expect(ended.outputs, ended.stdout).toMatchObject({ orphans: "1", made: "1" });
    expect(existsSync(join(place.workspace, "cutouts/gone.png"))).toBe(false);
    expect(recorded()).toEqual(["cutouts/photos/a.png"]);
  });

  it("leaves one that was edited by hand, and says so", async () => {
    place.write({ "cutouts/gone.png": "retouched" });
    const ended = await prune("cutouts/gone.png");
    expect(ended.stdout).toContain("cutouts/gone.png has no picture any more, but it was edited by hand");
    expect(place.read("cutouts/gone.png").toString()).toBe("retouched");
  });

  it("that cannot remove something loses nothing of what the run made", async () => {
    mkdirSync(join(place.workspace, "cutouts/gone.png"), { recursive: true });
    const ended = await prune("cutouts/gone.png");
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toContain("cutouts/gone.png cannot be removed");
    expect(recorded()).toEqual(["cutouts/gone.png", "cutouts/photos/a.png"]);
  });

  it("removes nothing outside the workspace, though a link leads there", async () => {
    const outside = join(place.root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "precious.png"), PRODUCT);
    mkdirSync(join(place.workspace, "cutouts"));
    symlinkSync(outside, join(place.workspace, "cutouts/linked"));
    const ended = await prune("cutouts/linked/precious.png");
    expect(existsSync(join(outside, "precious.png"))).toBe(true);
    expect(ended.stdout).toContain("leads out of the workspace");
  });
});
