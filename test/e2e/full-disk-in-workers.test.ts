import { afterEach, beforeEach, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runCommand } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const hook = new URL("../../scripts/faults/hook.mjs", import.meta.url).href;

let place: Place;
let service: ScriptedService;
beforeEach(async () => {
  place = createPlace({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  service = await startScriptedService({ jobMilliseconds: 20 });
});
afterEach(async () => {
  place.remove();
  await service.close();
});

function run(fault: object = {}) {
  const env = { CUTOUT_APP_CODE: service.appCode, NODE_OPTIONS: `--import ${hook}`, FAULT: JSON.stringify(fault) };
  return runCommand(place, ["--service", service.url.href, "photos"], env);
}

it.each(["ENOSPC", "EACCES"])(
  "a product that a worker thread cannot write (%s) is named with the cause, and made by the next run unpaid",
  async (how) => {
    const first = await run({ how, at: 1, in: "workers" });
    expect(first.code).toBe(1);
    const failed = first.results?.pictures.filter(({ outcome }) => outcome === "failed") ?? [];
    expect(failed).not.toEqual([]);
    for (const { path, reason, paid } of failed) {
      expect({ paid, reason }).toEqual({ paid: true, reason: expect.stringContaining(how) });
      expect(reason).toContain(path.replace(/photos\/(.)\.jpg/, "cutouts/photos/$1.png"));
      expect(reason).toContain("the next run does not pay again");
    }
    const second = await run();
    expect(second.code, second.stdout).toBe(0);
    expect(second.results?.counts).toMatchObject({ total: 2, failed: 0, paid: 0 });
    expect(service.bill().tasks).toBe(2);
  },
);
