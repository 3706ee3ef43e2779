import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { gatewayRefusal, type Rule, refusal } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

const pictures = (count: number) => named(count).map((name) => scriptedReachable(name));
const second = (count: number): boolean => count === 1;
const act = (kind: "hang-up-before" | "hang-up-after" | "silence" | "endless"): Rule => ({
  on: "submit",
  nth: second,
  act: { kind },
});

const submitsOf = () => world.service.requests.filter(({ call }) => call === "submit");
const twice = () => [...world.service.bill().accepted.values()].filter((times) => times > 1);

describe("a submit whose fate is unknown", () => {
  it("is sent again with the same nonce and body where nonces are enforced, and goes through if it had not arrived", async () => {
    world = await createWorld({ rules: [act("hang-up-before")] });
    const ended = await world.run(pictures(30), { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(30);
    const [, lost, copy] = submitsOf();
    expect(copy?.body).toBe(lost?.body);
    expect(copy?.headers["x-ca-nonce"]).toBe(lost?.headers["x-ca-nonce"]);
    expect(ended).toMatchObject({ paid: 30, unknown: 0 });
  });

  it("bills nothing twice where nonces are enforced and it had arrived: its pictures are unknown", async () => {
    world = await createWorld({ rules: [act("hang-up-after")] });
    const ended = await world.run(pictures(30), { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(20);
    expect(ended.names("failed")).toHaveLength(10);
    expect(ended.of("p015.jpg")).toMatchObject({
      failure: {
        stage: "submit",
        paid: "unknown",
        retryable: false,
        reason: expect.stringMatching(/pay-again.*账单明细/),
      },
    });
    expect(twice()).toEqual([]);
    expect(ended).toMatchObject({ paid: 20, unknown: 10 });
    expect(world.service.bill().tasks).toBe(30);
  });

  for (const kind of ["hang-up-before", "hang-up-after"] as const) {
    it(`is never sent again where nonces are not enforced (${kind})`, async () => {
      world = await createWorld({ enforceNonces: false, rules: [act(kind)] });
      const ended = await world.run(pictures(30), { concurrency: 1 });
      expect(submitsOf()).toHaveLength(3);
      expect(ended).toMatchObject({ paid: 20, unknown: 10, submits: 3 });
      expect(twice()).toEqual([]);
    });
  }

  it("stays unknown where the gateway refuses the copy before it looks at the nonce", async () => {
    const rules: Rule[] = [
      { on: "submit", nth: (count) => count === 0, act: { kind: "hang-up-after" } },
      { on: "submit", act: { kind: "reply", reply: gatewayRefusal(401, "A401AC", "Invalid AppCode") } },
    ];
    world = await createWorld({ rules });
    const ended = await world.run(pictures(10), { concurrency: 1 });
    expect(world.service.bill().tasks).toBe(10);
    expect(ended).toMatchObject({ paid: 0, unknown: 10 });
  });

  it("is unknown after an own time-out, an endless answer, a gateway time-out, a 500 and a 502", async () => {
    const rules: Rule[] = [
      { on: "submit", nth: (count) => count === 0, act: { kind: "silence" } },
      {
        on: "submit",
        nth: (count) => count === 0,
        act: { kind: "reply-after", reply: gatewayRefusal(504, "D504TO", "Timeout") },
      },
      { on: "submit", nth: (count) => count === 0, act: { kind: "endless" } },
      {
        on: "submit",
        nth: (count) => count === 0,
        act: { kind: "reply-after", reply: refusal(500, "23500000", "Internal server error") },
      },
    ];
    for (const rule of rules) {
      world = await createWorld({ enforceNonces: false, rules: [rule] });
      const ended = await world.run(pictures(10), { limits: { submitMilliseconds: 500, idleMilliseconds: 500 } });
      expect(ended, JSON.stringify(rule.act)).toMatchObject({ paid: 0, unknown: 10, submits: 1 });
      expect(world.service.bill().tasks).toBe(10);
      await world.close();
    }
    world = await createWorld();
  });

  it("proves the nonces once a run, by a query that starts nothing", async () => {
    world = await createWorld({
      rules: [{ on: "submit", nth: (count) => count === 0 || count === 2, act: { kind: "hang-up-before" } }],
    });
    const ended = await world.run(pictures(20), { concurrency: 1 });
    expect(ended.names("cutout")).toHaveLength(20);
    const probes = world.service.requests.filter(({ call, body }) => call === "query" && body.includes("0".repeat(32)));
    expect(probes).toHaveLength(2);
    expect(probes[0]?.headers["x-ca-nonce"]).toBe(probes[1]?.headers["x-ca-nonce"]);
  });

  it("is left alone after three in a row, since each may have been charged", async () => {
    world = await createWorld({ enforceNonces: false, rules: [{ on: "submit", act: { kind: "hang-up-after" } }] });
    const ended = await world.run(pictures(60), { concurrency: 1 });
    expect(submitsOf()).toHaveLength(3);
    expect(ended).toMatchObject({ paid: 0, unknown: 30 });
    expect(ended.of("p059.jpg")).toMatchObject({ failure: { paid: false } });
  });

  it("is no question when the service could not be reached at all", async () => {
    world = await createWorld();
    await world.service.close();
    const ended = await world.run(pictures(5), { jobTimeoutMilliseconds: 300 });
    expect(ended).toMatchObject({ paid: 0, unknown: 0 });
    expect(ended.of("p000.jpg")).toMatchObject({
      failure: { paid: false, retryable: true, reason: expect.stringContaining("ECONNREFUSED") },
    });
    world = await createWorld();
  });
});
