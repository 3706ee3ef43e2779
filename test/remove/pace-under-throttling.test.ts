import { afterEach, describe, expect, it } from "vitest";
import { scriptedReachable } from "../support/scripted-service/pictures.js";
import { gatewayRefusal, refusal } from "../support/scripted-service.js";
import { named } from "./names.js";
import { createWorld, type World } from "./world.js";

let world: World;
afterEach(() => world.close());

const pictures = (count: number) => named(count).map((name) => scriptedReachable(name));

describe("a service that throttles", () => {
  it("loses none of 120 pictures at 2 submits a second and 3 jobs at most", async () => {
    world = await createWorld({ submitsPerSecond: 2, mostJobs: 3, jobMilliseconds: 300 });
    const ended = await world.run(pictures(120), { concurrency: 8 });
    expect(ended.names("cutout")).toEqual(named(120));
    const bill = world.service.bill();
    expect(bill).toMatchObject({ tasks: 120, jobs: 12 });
    expect(bill.throttled).toBeGreaterThan(0);
    expect(ended.paid).toBe(120);
  });

  it("is shared by four legs of a matrix, which lose nothing between them", async () => {
    world = await createWorld({ mostJobs: 3, jobMilliseconds: 200 });
    const legs = ["1", "2", "3", "4"].map((machine) => {
      const share = pictures(120).filter((_, at) => String((at % 4) + 1) === machine);
      return world.run(share, { machine, concurrency: 2 });
    });
    const ended = await Promise.all(legs);
    expect(ended.flatMap((leg) => leg.names("cutout")).sort()).toEqual(named(120));
    expect(ended.reduce((sum, { paid }) => sum + paid, 0)).toBe(120);
    const bill = world.service.bill();
    expect(bill).toMatchObject({ tasks: 120, jobs: 12 });
    expect(bill.throttled).toBeGreaterThan(0);
  });

  it("waits as long as Retry-After says", async () => {
    const reply = { ...gatewayRefusal(429, "T429PA", "Throttled by API Flow Control") };
    const asked = { ...reply, headers: { ...reply.headers, "retry-after": "1" } };
    world = await createWorld({
      rules: [{ on: "submit", nth: (count) => count === 0, act: { kind: "reply", reply: asked } }],
    });
    await world.run(pictures(10));
    const [first, second] = world.service.requests.filter(({ call }) => call === "submit");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(first?.headers["x-ca-nonce"]).not.toBe(second?.headers["x-ca-nonce"]);
  });

  it("gives up with the reason when it never takes a submit", async () => {
    const reply = refusal(403, "23500004", "Request was denied due to request throttling");
    world = await createWorld({ rules: [{ on: "submit", act: { kind: "reply", reply } }] });
    const ended = await world.run(pictures(20), { jobTimeoutMilliseconds: 1500 });
    expect(ended.names("failed")).toHaveLength(20);
    expect(ended.of("p000.jpg")).toMatchObject({
      failure: { stage: "submit", paid: false, retryable: true, reason: expect.stringContaining("busy") },
    });
  });
});
