import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
const COUNT = 24;

beforeEach(async () => {
  place = createPlace(
    Object.fromEntries(
      await Promise.all(Array.from({ length: COUNT }, async (_, i) => [`photos/${i}.jpg`, await photo(i)] as const)),
    ),
  );
});

afterEach(async () => {
  place.remove();
  await service.close();
});

function inputs(): Readonly<Record<string, string>> {
  return { paths: "photos", service: service.url.href, "app-code": service.appCode };
}

/** Resolves when the service has accepted its first job: from here on money is at stake. */
async function firstJob(): Promise<void> {
  while (service.bill().jobs === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe("a run that is stopped", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s ends within 5 seconds, and the next run collects what it paid for",
    async (signal) => {
      service = await startScriptedService({ jobMilliseconds: 4_000 });
      const running = startStep(place, { inputs: inputs() });
      await firstJob();
      const stopped = performance.now();
      running.kill(signal);
      const first = await running.ended;
      expect(performance.now() - stopped).toBeLessThan(5_000);
      expect(Number(first.outputs["deferred"])).toBeGreaterThan(0);
      const second = await runStep(place, { inputs: inputs() });
      expect(second.code, second.stdout).toBe(0);
      expect(Number(second.outputs["made"]) + Number(second.outputs["reused"])).toBe(COUNT);
      expect(service.bill().tasks).toBe(COUNT);
      expect(Number(first.outputs["paid"]) + Number(second.outputs["paid"])).toBe(COUNT);
    },
  );

  it.each([1, 2, 3, 4])(
    "by kill -9 at any moment has paid for each picture once when the last run is through (seed %i)",
    async (seed) => {
      service = await startScriptedService({ jobMilliseconds: (job) => 100 + ((job * seed * 131) % 400), workers: 2 });
      for (let attempt = 0; attempt < 4; attempt++) {
        const running = startStep(place, { inputs: inputs() });
        const before = service.requests.length;
        const limit = 1 + ((seed * 7 + attempt * 5) % 17);
        let over = false;
        void running.ended.then(() => {
          over = true;
        });
        while (!over && service.requests.length - before < limit) await new Promise((resolve) => setImmediate(resolve));
        running.kill("SIGKILL");
        await running.ended;
      }
      // A kill between a submit and its answer leaves its tasks unknown: they fail, unpaid, and nothing else does.
      const last = await runStep(place, { inputs: inputs() });
      const failed = last.results?.pictures.filter(({ outcome }) => outcome === "failed") ?? [];
      expect(failed.map(({ reason }) => reason).filter((reason) => !reason?.includes("may have been charged"))).toEqual(
        [],
      );
      expect(Number(last.outputs["made"]) + Number(last.outputs["reused"])).toBe(COUNT - failed.length);
      expect(service.bill().tasks).toBeLessThanOrEqual(COUNT);
      const told = await runStep(place, { inputs: { ...inputs(), "pay-again": "true" } });
      expect(told.code, told.stdout + told.summary).toBe(0);
      expect(told.outputs).toMatchObject({ paid: String(failed.length) });
    },
  );
});
