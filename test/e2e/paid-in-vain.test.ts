// Takes long: each test is several runs of the step, night after night.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { refusal, type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

/** A picture that was paid for in vain, at the service that billed it: what tests of it begin with a copy of. */
let origin: Place;
let former: ScriptedService;
let billedBefore: number;

beforeAll(async () => {
  await begin();
  service.change({ faults: { "": "failed" } });
  await run();
  service.change({ faults: {} });
  [origin, former] = [place, service];
});
beforeEach(begin);
afterEach(async () => {
  place.remove();
  if (service !== former) await service.close();
});
afterAll(async () => {
  origin.remove();
  await former.close();
});

async function begin(): Promise<void> {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(0) });
  billedBefore = 0;
}

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

/** What a run says of the picture, with what the service has billed in this test. */
function told(ended: Ended): Readonly<Record<string, unknown>> {
  const [picture] = ended.results?.pictures ?? [];
  const { outcome, stage, paid, retryable, reason } = picture ?? {};
  return { code: ended.code, outcome, stage, paid, retryable, reason, bill: service.bill().tasks - billedBefore };
}

const jobFailed = refusal(500, "23500011", "Job execution failed");

describe("a picture that the service failed is not paid for again, run after run", () => {
  it.each([
    ["that cannot be cut out", { faults: { "": "failed" } }, "job"],
    ["whose result is of no use", { faults: { "": "full-alpha" } }, "verify"],
    ["whose job failed", { rules: [{ on: "query", act: { kind: "reply", reply: jobFailed } }] }, "job"],
  ] as const)("%s", async (_which, script, stage) => {
    service.change(script);
    expect(told(await run())).toMatchObject({ code: 1, outcome: "failed", stage, paid: true, bill: 1 });
    const refused = { code: 1, outcome: "failed", stage: "plan", paid: false, retryable: false, bill: 1 };
    for (const inputs of [{}, {}, { "dry-run": "true" }]) {
      const again = told(await run(inputs));
      expect(again).toMatchObject(refused);
      expect(again["reason"]).toMatch(/it was paid for on \d{4}-\d\d-\d\d without getting a cutout.*"pay-again: true"/);
    }
    expect(service.requests.filter(({ call }) => call === "submit")).toHaveLength(1);
  });
});

describe("a picture that was paid for in vain", () => {
  beforeEach(async () => {
    place.remove();
    await service.close();
    [place, service] = [origin.copy(), former];
    billedBefore = service.bill().tasks;
  });

  it("is submitted again with pay-again, once; then it is up to date like any other", async () => {
    const again = await run({ "pay-again": "true" });
    expect(told(again)).toMatchObject({ code: 0, outcome: "made", paid: true, bill: 1 });
    expect(again.stdout).toContain("1 of them may be charged a second time");
    expect(told(await run({ "pay-again": "true" }))).toMatchObject({ outcome: "reused", bill: 1 });
    expect(told(await run())).toMatchObject({ outcome: "reused", bill: 1 });
  });

  it("is submitted again by force", async () => {
    expect(told(await run({ force: "true" }))).toMatchObject({ code: 0, outcome: "made", paid: true, bill: 1 });
  });

  it("is another one when it changes", async () => {
    place.write({ "photos/a.jpg": await photo(7) });
    expect(told(await run())).toMatchObject({ code: 0, outcome: "made", paid: true, bill: 1 });
  });

  it("does not stand in the way of others", async () => {
    place.write({ "photos/b.jpg": await photo(8) });
    const ended = await run();
    expect(ended.outputs).toMatchObject({ made: "1", failed: "1", paid: "1" });
    expect(service.bill().tasks - billedBefore).toBe(1);
  });

  it("is made by the embedded service, which asks for nothing", async () => {
    const ended = await run({ service: "embedded", "app-code": "" });
    expect(told(ended)).toMatchObject({ code: 0, outcome: "made", paid: false, bill: 0 });
  });
});

describe("a submit that nobody knows the end of", () => {
  beforeEach(() => {
    service.change({
      enforceNonces: false,
      rules: [{ on: "submit", nth: (count) => count === 0, act: { kind: "hang-up-after" } }],
    });
  });

  it("is not repeated by later runs until pay-again says so", async () => {
    const first = await run();
    expect(told(first)).toMatchObject({ code: 1, paid: "unknown", retryable: false, bill: 1 });
    for (let time = 0; time < 2; time++) {
      const again = told(await run());
      expect(again).toMatchObject({ code: 1, outcome: "failed", stage: "plan", paid: false, bill: 1 });
      expect(again["reason"]).toMatch(/may have been charged.*账单明细.*"pay-again: true"/);
    }
    expect(told(await run({ "pay-again": "true" }))).toMatchObject({ code: 0, outcome: "made", bill: 2 });
    expect(told(await run())).toMatchObject({ code: 0, outcome: "reused", bill: 2 });
  });
});
