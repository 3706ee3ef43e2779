import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.js";
import { openLedger } from "../../src/memory/ledger.js";
import { createStore } from "../../src/memory/store.js";
import type { FailedTask, Reachable } from "../../src/model.js";
import { scriptedReachable, scriptedTask } from "../support/scripted-service/pictures.js";
import { gatewayRefusal } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

/** Aborts as the service gets its `count`th request: the first two are submits of ten tasks each, then it is asked for results. */
function abortAt(count: number, reason?: Error): AbortSignal {
  const stop = new AbortController();
  let requests = 0;
  world.service.change({
    onRequest: () => {
      requests += 1;
      if (requests === count) stop.abort(reason);
    },
  });
  return stop.signal;
}

const pictures = (count: number) => named(count).map((name) => scriptedReachable(name));

describe("a run that is stopped", () => {
  it("submits no more, leaves its jobs to the next run, and ends at once", async () => {
    world = await createWorld({ jobMilliseconds: 2500 });
    const first = await world.run(pictures(40), { concurrency: 2, signal: abortAt(3) });
    const paid = first.results.filter((removed) => removed.kind === "deferred" && removed.paid);
    expect(paid).toHaveLength(20);
    expect(first.of("p000.jpg")).toMatchObject({
      jobKey: expect.stringMatching(/./),
      reason: expect.stringContaining("next run"),
    });
    expect(world.service.bill().tasks).toBe(20);

    const second = await world.run(pictures(40));
    expect(second.names("cutout")).toHaveLength(40);
    expect(world.service.bill().tasks).toBe(40);
    expect(second.paid).toBe(20);
    expect(second.of("p000.jpg")).toMatchObject({ paid: false });
    expect(second.of("p039.jpg")).toMatchObject({ paid: true });
  });

  it("because another run took its state directory fails what it has not submitted, with that reason", async () => {
    world = await createWorld({ jobMilliseconds: 60_000 });
    const lost = abortAt(3, new Error("Another run took the state directory over."));
    const ended = await world.run(pictures(40), { concurrency: 2, context: { lost } });
    expect(ended.names("deferred")).toHaveLength(20);
    expect(ended.of("p000.jpg")).toMatchObject({
      paid: true,
      reason: expect.stringContaining("took the state directory"),
    });
    expect(ended.of("p020.jpg")).toMatchObject({
      kind: "failed",
      failure: { stage: "submit", paid: false, reason: expect.stringContaining("took the state directory") },
    });
  });

  it("waits a moment for the answer to a submit under way, so that it is not ambiguous", async () => {
    world = await createWorld({ latencyMilliseconds: 800 });
    const first = await world.run(pictures(10), { signal: abortAt(1) });
    expect(first).toMatchObject({ paid: 10, unknown: 0 });
    expect(first.names("deferred")).toHaveLength(10);
    const second = await world.run(pictures(10));
    expect(second.names("cutout")).toHaveLength(10);
    expect(world.service.bill().tasks).toBe(10);
  });

  it("leaves a job that takes longer than job-timeout to the next run", async () => {
    world = await createWorld({ jobMilliseconds: 1500 });
    const first = await world.run(pictures(5), { jobTimeoutMilliseconds: 400 });
    expect(first.of("p000.jpg")).toMatchObject({
      kind: "deferred",
      paid: true,
      reason: expect.stringContaining("job-timeout"),
    });
    const second = await world.run(pictures(5));
    expect(second.names("cutout")).toHaveLength(5);
    expect(world.service.bill()).toMatchObject({ tasks: 5, submits: 1 });
  });

  it("collects what is under way when its time is up, and leaves the rest unpaid to the next run", async () => {
    world = await createWorld({ jobMilliseconds: 600 });
    const hours = 3_600_000;
    const isUp = () => world.service.bill().tasks >= 20;
    const clock = { ...systemClock, now: () => systemClock.now() + (isUp() ? 6 * hours : 0) };
    const first = await world.run(pictures(40), {
      concurrency: 2,
      jobTimeoutMilliseconds: 24 * hours,
      context: { clock, limit: { at: systemClock.now() + 5.5 * hours, minutes: 330 } },
    });
    expect(first.names("cutout")).toHaveLength(20);
    expect(first.names("deferred").length).toBeGreaterThan(0);
    expect(first.results.filter(({ kind }) => kind === "deferred")).toEqual(
      first
        .names("deferred")
        .map(() => expect.objectContaining({ paid: false, reason: expect.stringContaining('"time-limit" (330 min)') })),
    );
    expect(first.warnings).toEqual([expect.stringContaining("330 min")]);
    expect(world.service.bill().tasks).toBe(20);
  });

  it("pays nothing for, and resumes nothing of, the embedded service", async () => {
    world = await createWorld({ jobMilliseconds: 1500 });
    const first = await world.run(pictures(5), { identity: "embedded", jobTimeoutMilliseconds: 300 });
    expect(first.of("p000.jpg")).toMatchObject({ kind: "deferred", paid: false });
    expect(first).toMatchObject({ paid: 0, unknown: 0 });
    world.service.change({ jobMilliseconds: 20 });
    const second = await world.run(pictures(5), { identity: "embedded" });
    expect(second.names("cutout")).toHaveLength(5);
    expect(second.of("p000.jpg")).toMatchObject({ paid: false });
  });

  it("passes on the failures of earlier steps, and tasks whose URL cannot be had", async () => {
    world = await createWorld();
    const early: FailedTask = {
      kind: "failed",
      task: scriptedTask("early.jpg"),
      failure: { stage: "prepare", reason: "too small", paid: false, retryable: false },
    };
    const shy: Reachable = {
      ...scriptedReachable("shy.jpg"),
      address: () => Promise.reject(new Error("The one-time link could not be had.")),
    };
    const ended = await world.run([early, shy, ...pictures(3)]);
    expect(ended.of("early.jpg")).toEqual(early);
    expect(ended.of("shy.jpg")).toMatchObject({
      failure: { stage: "reach", paid: false, reason: expect.stringContaining("one-time link") },
    });
    expect(ended.names("cutout")).toHaveLength(3);
    expect(world.service.bill().tasks).toBe(3);
  });

  it("lets no task out twice when its batch has to be sent again without it", async () => {
    const reply = gatewayRefusal(429, "T429PA", "Throttled by API Flow Control");
    const nth = (count: number): boolean => count === 0;
    world = await createWorld({
      faults: { p001: "23500007" },
      rules: [{ on: "submit", nth, act: { kind: "reply", reply } }],
    });
    const shy: Reachable = { ...scriptedReachable("shy.jpg"), address: () => Promise.reject(new Error("no link")) };
    const ended = await world.run([shy, ...pictures(7)]);
    expect(ended.results).toHaveLength(8);
    expect(ended.names("failed")).toEqual(["p001.jpg", "shy.jpg"]);
  });

  it("keeps what is paid for to be fetched again when the store cannot take it", async () => {
    world = await createWorld();
    const nowhere = createStore("/dev/null/store");
    const first = await world.run(pictures(3), { context: { store: nowhere } });
    expect(first.of("p000.jpg")).toMatchObject({
      failure: { stage: "download", paid: true, retryable: true, reason: expect.stringContaining("state-directory") },
    });
    const second = await world.run(pictures(3));
    expect(second.names("cutout")).toHaveLength(3);
    expect(second.paid).toBe(0);
    expect(world.service.bill().tasks).toBe(3);
  });

  it("says what a submit may have cost though the ledger cannot note that nobody answered it", async () => {
    const act = { kind: "hang-up-after" } as const;
    world = await createWorld({ enforceNonces: false, rules: [{ on: "submit", nth: (count) => count === 0, act }] });
    const ledger = await openLedger(world.directory);
    const unknown = () => Promise.reject(new Error("ENOSPC: no space left on device"));
    const ended = await world.run(pictures(30), { concurrency: 1, context: { ledger: { ...ledger, unknown } } });
    await ledger.close();
    expect(ended.of("p000.jpg")).toMatchObject({ kind: "failed", failure: { paid: "unknown" } });
    expect(ended.of("p029.jpg")).toMatchObject({ failure: { paid: false, reason: expect.stringMatching(/ENOSPC/) } });
    expect(world.service.bill().submits).toBeLessThanOrEqual(1);
    expect(ended.warnings.join("\n")).toMatch(/ledger could not be written/);
  });

  it("pays for nothing when the ledger cannot be written", async () => {
    world = await createWorld();
    const full = async (): Promise<void> => {
      throw new Error("ENOSPC: no space left on device");
    };
    const ledger = {
      submitting: full,
      accepted: full,
      refused: full,
      unknown: full,
      declined: full,
      settled: full,
      damage: undefined,
      openJobs: () => [],
      paidBefore: () => [],
      paidInVain: () => [],
      join: full,
      close: async () => {},
    };
    const ended = await world.run(pictures(30), { context: { ledger } });
    expect(world.service.bill().submits).toBe(0);
    expect(ended.of("p029.jpg")).toMatchObject({
      failure: { paid: false, reason: expect.stringMatching(/ledger.*ENOSPC/) },
    });
  });
});
