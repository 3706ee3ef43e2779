import { afterEach, describe, expect, it } from "vitest";
import { openLedger, type PaidBefore } from "../../src/memory/ledger.js";
import { scriptedReachable, scriptedTask } from "../support/scripted-service/pictures.js";
import { type Rule, refusal, type ScriptOptions } from "../support/scripted-service.js";
import { createWorld, hurriedClock, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

/** What the next run is told about the service's tasks. */
async function remembered(service = world.service.url.origin): Promise<readonly PaidBefore[]> {
  const ledger = await openLedger(world.directory);
  const records = ledger.paidBefore(service);
  await ledger.close();
  return records;
}

const jobFailed = refusal(500, "23500011", "Job execution failed");
const always = (on: Rule["on"], act: Rule["act"]): ScriptOptions => ({ rules: [{ on, act }] });

describe("what was accepted and never came to a cutout is remembered as paid for in vain", () => {
  const cases: Readonly<Record<string, readonly [ScriptOptions, RegExp]>> = {
    "a task that failed": [{ faults: { bad: "failed" } }, /could not remove the background/],
    "a task without a result": [{ faults: { bad: "no-result" } }, /names no result/],
    "a result that is opaque": [{ faults: { bad: "full-alpha" } }, /full/],
    "a result of another size": [{ faults: { bad: "wrong-size" } }, /another size/],
    "a result that is too large": [{ faults: { bad: "huge" } }, /larger than|PNG|read/],
    "a job that failed, by its query": [always("query", { kind: "reply", reply: jobFailed }), /failed to execute/],
    "a job that failed, by its submit": [always("submit", { kind: "reply-after", reply: jobFailed }), /failed to exec/],
  };
  for (const [what, [script, reason]] of Object.entries(cases)) {
    it(what, async () => {
      world = await createWorld({ jobMilliseconds: 10, ...script });
      const ended = await world.run([scriptedReachable("bad.jpg")], { limits: { resultBytes: 100_000 } });
      const hint = /counts as paid for, and is not submitted again unless it changes or "pay-again" is set/;
      expect(ended.of("bad.jpg")).toMatchObject({
        failure: { paid: true, retryable: false, reason: expect.stringMatching(reason) },
      });
      expect(ended.of("bad.jpg")).toMatchObject({ failure: { reason: expect.stringMatching(hint) } });
      expect(await remembered()).toEqual([
        {
          kind: "failed",
          task: scriptedTask("bad.jpg").id,
          submittedAt: expect.any(Number),
          reason: expect.stringMatching(reason),
          requestId: expect.stringMatching(/./),
        },
      ]);
    });
  }

  it("and so is what may have been charged", async () => {
    world = await createWorld({ enforceNonces: false, ...always("submit", { kind: "hang-up-after" }) });
    await world.run([scriptedReachable("a.jpg")]);
    expect(await remembered()).toMatchObject([
      {
        kind: "unknown",
        task: scriptedTask("a.jpg").id,
        reason: expect.stringMatching(/Its submit ended so: .*UND_ERR_SOCKET/),
      },
    ]);
  });

  it("until a later try comes to a cutout", async () => {
    world = await createWorld({ faults: { bad: "failed" } });
    await world.run([scriptedReachable("bad.jpg")]);
    world.service.change({ faults: {} });
    const second = await world.run([scriptedReachable("bad.jpg")]);
    expect(second.names("cutout")).toEqual(["bad.jpg"]);
    expect(await remembered()).toEqual([]);
  });
});

it("remembers what the service refused at the submit, as unpaid", async () => {
  world = await createWorld({ faults: { bad: "23500005" } });
  await world.run([scriptedReachable("bad.jpg"), scriptedReachable("good.jpg")]);
  expect(await remembered()).toMatchObject([{ kind: "declined", verdict: { code: "23500005", way: "serve" } }]);
});

describe("nothing of the kind is remembered of", () => {
  it("a result that could not be fetched: its job stays open, and is collected at no cost", async () => {
    world = await createWorld({ faults: { bad: "cut" } });
    const hurried = { context: { clock: hurriedClock } };
    const first = await world.run([scriptedReachable("bad.jpg")], hurried);
    expect(first.of("bad.jpg")).toMatchObject({ failure: { stage: "download", paid: true, retryable: true } });
    expect(await remembered()).toEqual([]);
    const second = await world.run([scriptedReachable("bad.jpg")], hurried);
    expect(second.paid).toBe(0);
    expect(world.service.bill().submits).toBe(1);
  });

  it("the embedded service, which is free", async () => {
    world = await createWorld({ faults: { bad: "failed" } });
    const ended = await world.run([scriptedReachable("bad.jpg")], { identity: "embedded" });
    expect(ended.of("bad.jpg")).toMatchObject({ failure: { paid: false, reason: expect.not.stringContaining("pay") } });
    expect(await remembered("embedded")).toEqual([]);
  });
});
