import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import type { ScriptOptions } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, hurriedClock, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

const harmless: Readonly<Record<string, ScriptOptions>> = {
  "tasks in another order": { order: "reversed" },
  "no echo of the images": { style: { noEcho: true } },
  "no echo of the models": { style: { noModel: true } },
  "the code as a string": { style: { codeAsString: true } },
  "JSON as text/plain": { style: { contentType: "text/plain" } },
  "JSON as HTML": { style: { contentType: "text/html; charset=utf-8" } },
  "a status that nobody documented": { style: { pendingStatus: "PONDERING" } },
  "results that are null before the end": { style: { pendingResults: null } },
  "results that are empty before the end": { style: { pendingResults: [] } },
  "results in the submit's own answer": { style: { doneAtSubmit: true } },
  "a key that is not known at first": { unknownKeyFor: 2 },
};

describe("answers that lie, but not about what matters", () => {
  for (const [lie, script] of Object.entries(harmless)) {
    it(`are understood: ${lie}`, async () => {
      world = await createWorld({ ...script, jobMilliseconds: 20 });
      const both = [...named(3), ...named(3)].map((name, index) =>
        scriptedReachable(name, { model: index < 3 ? "general" : "human" }),
      );
      const ended = await world.run([
        ...both,
        ...named(12)
          .slice(3)
          .map((name) => scriptedReachable(name)),
      ]);
      expect(ended.names("cutout")).toHaveLength(15);
      expect(world.service.bill().tasks).toBe(15);
    });
  }

  it("need no query where the submit says that all is done", async () => {
    world = await createWorld({ style: { doneAtSubmit: true } });
    await world.run(named(10).map((name) => scriptedReachable(name)));
    expect(world.service.bill()).toMatchObject({ submits: 1, queries: 0 });
  });
});

describe("a submit", () => {
  it("that is answered like a question about an unknown job stops the run at once, unpaid", async () => {
    const body = JSON.stringify({ code: "23500008", message: "No records found", requestId: "r-8", success: false });
    world = await createWorld({ rules: [{ on: "submit", act: { kind: "reply", reply: { status: 400, body } } }] });
    const ended = await world.run(named(25).map((name) => scriptedReachable(name)));
    expect(ended.names("cutout")).toHaveLength(0);
    const failure = expect.objectContaining({
      stage: "submit",
      paid: false,
      requestId: "r-8",
      reason: expect.stringMatching(/accepted nothing.*23500008/),
    });
    expect(ended.results).toEqual(Array(25).fill(expect.objectContaining({ kind: "failed", failure })));
    expect(world.service.bill()).toMatchObject({ tasks: 0, queries: 0 });
  });
});

describe("a queried job", () => {
  it("is lost after its grace when the service does not know its key, and says so", async () => {
    world = await createWorld({ unknownKeyFor: 1000 });
    let now = 0;
    const clock = {
      now: () => now,
      date: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    const ended = await world.run([scriptedReachable("a.jpg")], { context: { clock } });
    expect(ended.of("a.jpg")).toMatchObject({
      kind: "failed",
      failure: {
        stage: "job",
        paid: true,
        retryable: false,
        reason: expect.stringMatching(/results are lost.*23500008/),
      },
    });
    expect(now).toBeGreaterThan(10_000);
    expect(now).toBeLessThan(60_000);
  });

  it("fails as paid for when its execution failed", async () => {
    const body = JSON.stringify({ code: 23500011, message: "Job execution failed", requestId: "r" });
    world = await createWorld({ rules: [{ on: "query", act: { kind: "reply", reply: { status: 500, body } } }] });
    const ended = await world.run([scriptedReachable("a.jpg")]);
    expect(ended.of("a.jpg")).toMatchObject({ failure: { stage: "job", paid: true, requestId: "r" } });
  });

  it("survives every passing failure of its queries", async () => {
    const busy = { status: 503, headers: { "x-ca-error-code": "X503BZ" } };
    world = await createWorld({
      rules: [
        { on: "query", nth: (count) => count === 0, act: { kind: "reply", reply: busy } },
        { on: "query", nth: (count) => count === 0, act: { kind: "hang-up-before" } },
        { on: "query", nth: (count) => count === 0, act: { kind: "reply", reply: { status: 502, body: "<html>" } } },
        { on: "query", nth: (count) => count === 0, act: { kind: "endless" } },
        { on: "query", nth: (count) => count === 0, act: { kind: "reply", reply: { status: 200, body: "" } } },
        {
          on: "query",
          nth: (count) => count === 0,
          act: { kind: "reply", reply: { status: 500, body: '{"code":23500000}' } },
        },
      ],
    });
    const ended = await world.run(
      named(10).map((name) => scriptedReachable(name)),
      { context: { clock: hurriedClock } },
    );
    expect(ended.names("cutout")).toHaveLength(10);
    expect(ended.submits).toBe(1);
  });
});

describe("a picture that the service cannot fetch", () => {
  it("is tried once by its other route, and is then paid for once", async () => {
    world = await createWorld({ faults: { "//pictures.example/p004": "23500006" } });
    const ended = await world.run(named(10).map((name) => scriptedReachable(name, { second: "bucket.example" })));
    expect(ended.names("cutout")).toHaveLength(10);
    expect(ended.paid).toBe(10);
    expect([...world.service.bill().accepted.keys()].filter((key) => key.includes("bucket.example"))).toHaveLength(1);
  });

  it("fails when the other route fails too", async () => {
    world = await createWorld({ faults: { "/p004": "23500006" } });
    const ended = await world.run(named(10).map((name) => scriptedReachable(name, { second: "bucket.example" })));
    expect(ended.names("failed")).toEqual(["p004.jpg"]);
    expect(ended.of("p004.jpg")).toMatchObject({ failure: { stage: "submit", paid: false, retryable: true } });
  });

  it("does not cost a submit for each of a thousand when none can be fetched", async () => {
    world = await createWorld({ faults: { "/p": "23500006" } });
    const ended = await world.run(named(300).map((name) => scriptedReachable(name)));
    expect(ended.names("failed")).toHaveLength(300);
    expect(world.service.bill().submits).toBeLessThan(75);
  });
});
