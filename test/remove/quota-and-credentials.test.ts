import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { gatewayRefusal, refusal } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

const pictures = (count: number) => named(count).map((name) => scriptedReachable(name));

describe("when the service stops taking submits", () => {
  it("gives 20 cutouts when the credit is gone after 20 of 60, and says so for the other 40", async () => {
    world = await createWorld({ credits: 20, jobMilliseconds: 400 });
    const ended = await world.run(pictures(60));
    expect(ended.names("cutout")).toHaveLength(20);
    const failures = ended.results.filter((removed) => removed.kind === "failed");
    expect(failures).toHaveLength(40);
    for (const { failure } of failures) {
      expect(failure).toMatchObject({ stage: "submit", paid: false });
      expect(failure.reason).toMatch(/credit .* used up.*账单明细/);
    }
    expect(ended).toMatchObject({ paid: 20, unknown: 0 });
  });

  it("stops after the first answer to a wrong AppCode, and names the input and the place to look", async () => {
    world = await createWorld();
    const ended = await world.run(pictures(60), { appCode: "wrong", concurrency: 1 });
    expect(world.service.bill()).toMatchObject({ submits: 1, queries: 0, tasks: 0 });
    expect(ended.names("failed")).toHaveLength(60);
    expect(ended.of("p059.jpg")).toMatchObject({
      failure: { paid: false, retryable: false, reason: expect.stringMatching(/app-code.*已购买的服务.*A401AC/) },
    });
  });

  it("stops once ten pictures in a row could not be fetched, and says so for the others, unsent", async () => {
    world = await createWorld({ faults: { ".jpg": "23500006" } });
    const ended = await world.run(pictures(25), { concurrency: 1 });
    expect(ended).toMatchObject({ paid: 0, unknown: 0 });
    const reasons = ended.results.map((removed) => (removed.kind === "failed" ? removed.failure.reason : ""));
    const stopped = reasons.filter((reason) => /^None of the first 10 pictures could be fetched\. /.test(reason));
    expect([reasons.length, stopped.length]).toEqual([25, 15]);
    expect(ended.of("p024.jpg")).toMatchObject({ failure: { paid: false, retryable: true } });
  });

  it("goes on past pictures that cannot be fetched once one could", async () => {
    const faults = Object.fromEntries(named(12).map((name) => [name, "23500006" as const]));
    world = await createWorld({ faults });
    const ended = await world.run([scriptedReachable("a.jpg"), ...pictures(14)], { concurrency: 1 });
    expect(ended.names("cutout")).toEqual(["a.jpg", "p012.jpg", "p013.jpg"]);
  });

  it("stops the run at a limit per day instead of waiting for tomorrow", async () => {
    const reply = gatewayRefusal(429, "T429ID", "Throttled by DOMAIN Flow Control");
    world = await createWorld({ rules: [{ on: "submit", nth: (count) => count >= 1, act: { kind: "reply", reply } }] });
    const ended = await world.run(pictures(30), { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(10);
    expect(ended.of("p029.jpg")).toMatchObject({
      kind: "failed",
      failure: { paid: false, retryable: true, reason: expect.stringContaining("per day") },
    });
    expect(world.service.bill().submits).toBe(2);
  });

  it("keeps the jobs for the next run when the AppCode is withdrawn while they run", async () => {
    world = await createWorld({ jobMilliseconds: 600 });
    const rule = {
      on: "query",
      act: { kind: "reply", reply: gatewayRefusal(401, "A401AC", "Invalid AppCode") },
    } as const;
    world.service.change({ rules: [rule] });
    const first = await world.run(pictures(15));
    expect(first.names("failed")).toHaveLength(15);
    expect(first.of("p000.jpg")).toMatchObject({ failure: { stage: "job", paid: true, retryable: true } });
    world.service.change({ rules: [] });
    const second = await world.run(pictures(15));
    expect(second.names("cutout")).toHaveLength(15);
    expect(second.paid).toBe(0);
    expect(world.service.bill()).toMatchObject({ tasks: 15 });
  });

  it("stops with the request id when the service calls the request malformed", async () => {
    const reply = refusal(400, "23500013", "Illegal input parameter found");
    world = await createWorld({ rules: [{ on: "submit", act: { kind: "reply", reply } }] });
    const ended = await world.run(pictures(30), { concurrency: 1 });
    expect(world.service.bill().submits).toBe(1);
    expect(ended.of("p000.jpg")).toMatchObject({
      failure: { requestId: "trace-23500013", reason: expect.stringMatching(/defect of this action/) },
    });
  });
});
