// @module-tag long: each test stops a run in its middle and runs the next one.
import { readFileSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Place, runStep, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;
/** A job of ten, and one more. */
const COUNT = 11;

/** The pictures, and the same with what a first run paid for and made of them. */
let fresh: Place;
let done: Place;
let former: ScriptedService;

beforeAll(async () => {
  fresh = createPlace(
    Object.fromEntries(
      await Promise.all(Array.from({ length: COUNT }, async (_, i) => [`photos/${i}.jpg`, await photo(i)] as const)),
    ),
  );
  former = await startScriptedService();
  [done, service] = [fresh.copy(), former];
  const first = await runStep(done, { inputs: inputs() });
  expect(first.code, first.stdout).toBe(0);
});
beforeEach(() => {
  place = fresh.copy();
});
afterEach(async () => {
  place.remove();
  if (service !== former) await service.close();
});
afterAll(async () => {
  for (const each of [fresh, done]) each.remove();
  await former.close();
});

/** From here on the test is about what was made already. */
function beginWithAllMade(): void {
  place.remove();
  [place, service] = [done.copy(), former];
}

function inputs(): Readonly<Record<string, string>> {
  return { paths: "photos", service: service.url.href, "app-code": service.appCode };
}

/** Resolves when the service has accepted its first job: from here on money is at stake. */
function firstJob(): Promise<void> {
  return service.until(() => service.bill().jobs > 0);
}

/** Resolves as soon as this file holds something else. */
function rewritten(path: string): Promise<void> {
  const before = place.read(path);
  return new Promise((resolve) => {
    const watcher = watch(dirname(join(place.workspace, path)), () => {
      if (place.read(path).equals(before)) return;
      watcher.close();
      resolve();
    });
  });
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
      expect(first.summary).toMatch(
        /⚠️ This run was cancelled: \d+ of 11 pictures were done with, and nothing was delivered/,
      );
      expect(first.stdout).toMatch(/::warning::This run was cancelled: /);
      expect(first.results).toMatchObject({ ending: "cancelled" });
      const second = await runStep(place, { inputs: inputs() });
      expect(second.results).toMatchObject({ ending: "complete" });
      expect(second.code, second.stdout).toBe(0);
      expect(Number(second.outputs["made"]) + Number(second.outputs["reused"])).toBe(COUNT);
      expect(service.bill().tasks).toBe(COUNT);
      expect(Number(first.outputs["paid"]) + Number(second.outputs["paid"])).toBe(COUNT);
    },
  );

  it("while it finishes stored cutouts leaves the rest to the next run, and still reports", async () => {
    beginWithAllMade();
    const webp = { ...inputs(), format: "webp" };
    const running = startStep(place, { inputs: webp });
    await running.says("Remove the backgrounds");
    running.kill("SIGTERM");
    const first = await running.ended;
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ total: String(COUNT), failed: "0", paid: "0" });
    expect(Number(first.outputs["deferred"])).toBeGreaterThan(0);
    const second = await runStep(place, { inputs: webp });
    expect(second.outputs).toMatchObject({ reused: String(COUNT), paid: "0" });
  });

  it("because another run took its state directory says so, and fails", async () => {
    service = await startScriptedService({ jobMilliseconds: 60_000 });
    const running = startStep(place, { inputs: { ...inputs(), concurrency: "1" } });
    await firstJob();
    const holder = { pid: 1, host: "elsewhere", startedAt: 0, token: "theirs" };
    writeFileSync(join(place.state, "lock"), JSON.stringify(holder));
    const ended = await running.ended;
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toMatch(/::warning::Another run \(process 1 on elsewhere.*took the state directory over/);
    expect(ended.outputs).toMatchObject({ deferred: "10", failed: "1", paid: "10" });
    expect(readFileSync(join(place.state, "lock"), "utf8")).toContain("theirs");
  });

  it.each([1, 2])(
    "by kill -9 at any moment has paid for each picture once when the last run is through (seed %i)",
    async (seed) => {
      service = await startScriptedService({ jobMilliseconds: (job) => 100 + ((job * seed * 131) % 400), workers: 2 });
      for (let attempt = 0; attempt < 4; attempt++) {
        const running = startStep(place, { inputs: inputs() });
        const before = service.requests.length;
        const limit = 1 + ((seed * 7 + attempt * 5) % 17);
        await Promise.race([running.ended, service.until(() => service.requests.length - before >= limit)]);
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

  it("by kill -9 while it writes products knows them for its own in the next run", async () => {
    beginWithAllMade();
    const red = { ...inputs(), background: "#ff0000" };
    const firstProduct = rewritten("cutouts/photos/0.png");
    const running = startStep(place, { inputs: red });
    await firstProduct;
    running.kill("SIGKILL");
    await running.ended;
    const last = await runStep(place, { inputs: red });
    expect(last.outputs, last.stdout).toMatchObject({ reused: String(COUNT), kept: "0", failed: "0", paid: "0" });
  });
});
