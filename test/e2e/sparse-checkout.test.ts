import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseManifest } from "../../src/memory/manifest.js";
import { git } from "../support/git.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

/** A repository whose pictures were all made and committed, on a machine that remembers nothing. */
beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a/1.jpg": await photo(1), "photos/b/2.jpg": await photo(2) });
  git(place.workspace, "init", "-q");
  await run();
  git(place.workspace, "add", "-A");
  git(place.workspace, "commit", "-q", "-m", "Begin");
  rmSync(place.state, { recursive: true });
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

function sparse(...folders: readonly string[]): void {
  git(place.workspace, "sparse-checkout", "set", ...folders);
}

describe("a sparse checkout", () => {
  it("of the pictures alone pays for none of them again", async () => {
    sparse("photos");
    expect(existsSync(join(place.workspace, "cutouts"))).toBe(false);
    const ended = await run();
    expect(ended.outputs, ended.stdout).toMatchObject({ total: "2", reused: "2", paid: "0", submits: "0" });
    expect(service.bill().tasks).toBe(2);
  });

  it("of some of the pictures prunes no product of the others", async () => {
    sparse("photos/a", "cutouts");
    expect(existsSync(join(place.workspace, "photos/b"))).toBe(false);
    const ended = await run({ prune: "true" });
    expect(ended.outputs, ended.stdout).toMatchObject({ total: "1", reused: "1", orphans: "0" });
    expect(existsSync(join(place.workspace, "cutouts/photos/b/2.png"))).toBe(true);
    expect(parseManifest(place.read(".cutouts.json").toString(), "m")).toHaveLength(2);
  });

  it("without the manifest stops before anything is paid for again", async () => {
    git(place.workspace, "sparse-checkout", "set", "--no-cone", "/photos/");
    expect(existsSync(join(place.workspace, ".cutouts.json"))).toBe(false);
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/sparse checkout leaves out the manifest \.cutouts\.json/);
    expect(service.bill().tasks).toBe(2);
  });
});
