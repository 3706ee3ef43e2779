import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type SecondEmulator, secondEmulator, startSecondEmulator } from "../support/second-emulator.js";

let github: SecondEmulator;
let service: ScriptedService;
let directory: string;
const places: Place[] = [];

beforeEach(async () => {
  if (secondEmulator === undefined) return;
  directory = mkdtempSync(join(tmpdir(), "cutout-second-"));
  github = await startSecondEmulator(secondEmulator, directory);
  service = await startScriptedService();
});
afterEach(async () => {
  if (secondEmulator === undefined) return;
  for (const place of places.splice(0)) place.remove();
  await service.close();
  await github.close();
  rmSync(directory, { recursive: true });
});

async function freshMachine(): Promise<Place> {
  const place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  places.push(place);
  return place;
}

function run(place: Place, deliver: string, env: Readonly<Record<string, string>> = {}) {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, deliver },
    env: { ...github.env, ...env },
  });
}

describe.skipIf(secondEmulator === undefined)("GitHub's services as somebody else emulates them", () => {
  it("take the products and the report as artifacts", async () => {
    const ended = await run(await freshMachine(), "artifact");
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ made: "2", paid: "2" });
    const listed = await fetch(`${github.url}/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(await listed.json()).toMatchObject({
      artifacts: expect.arrayContaining([
        expect.objectContaining({ name: expect.stringContaining("cutouts") }),
        expect.objectContaining({ name: expect.stringMatching(/\.html$/) }),
      ]),
    });
  });

  // It finds entries by their whole keys alone, where GitHub's also finds them by what they begin with: so none comes back.
  it("keep what was paid for, at the end of the job", async () => {
    const place = await freshMachine();
    expect((await run(place, "none")).outputs).toMatchObject({ made: "2", paid: "2" });
    const post = await run(place, "none", { STATE_phase: "post" });
    expect(post.code, post.stdout).toBe(0);
    expect(post.stdout).not.toContain("::warning::");
    const kept = Object.keys(JSON.parse(readFileSync(join(directory, "caches.json"), "utf8")));
    expect(kept.length).toBeGreaterThanOrEqual(2);
  });
});
