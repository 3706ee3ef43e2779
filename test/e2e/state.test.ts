import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

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

describe("before anything is paid for", () => {
  it("a ledger that cannot be opened stops the run, and leaves no lock behind", async () => {
    mkdirSync(join(place.state, "ledger.jsonl"), { recursive: true });
    const ended = await run();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/::error::The ledger in .* cannot be opened.*nothing may be paid for/);
    expect(existsSync(join(place.state, "lock"))).toBe(false);
    expect(service.requests).toEqual([]);
  });

  it.each(["commit", "pull-request"])(
    "a delivery by %s where there is no repository stops the run",
    async (deliver) => {
      const ended = await run({ deliver });
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/::error::"deliver" has .*no git repository here: run actions\/checkout/);
      expect(service.requests).toEqual([]);
    },
  );

  it("a working directory that is not there stops the run, and is named", async () => {
    const ended = await run({ "working-directory": "shop" });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/::error::"working-directory" is "shop", and there is no such folder/);
    expect(service.requests).toEqual([]);
  });

  it("a manifest that a link leads out of the workspace stops the run with a message", async () => {
    mkdirSync(join(place.root, "outside"));
    symlinkSync(join(place.root, "outside"), join(place.workspace, "out"));
    const ended = await run({ manifest: "out/cutouts.json" });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(
      /::error::The manifest cannot be kept at out\/cutouts\.json.*leads out of the workspace/,
    );
    expect(ended.stderr).toBe("");
    expect(service.requests).toEqual([]);
  });
});
