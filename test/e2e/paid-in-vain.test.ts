// @module-tag long: each test is several runs of the step, night after night.
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { refusal, type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { serveFolder } from "../support/static-server.js";

let place: Place;
let service: ScriptedService;
let billedBefore: number;

beforeAll(async () => {
  service = await startScriptedService();
});
beforeEach(async () => {
  service.change({ faults: {}, rules: [], enforceNonces: true });
  place = createPlace({ "photos/a.jpg": await photo(0) });
  billedBefore = service.bill().tasks;
});
afterEach(() => place.remove());
afterAll(async () => {
  origin?.remove();
  await service.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, ...inputs },
  });
}

/** What a run says of its only picture, with what the service has billed in this test. */
function told(ended: Ended): Readonly<Record<string, unknown>> {
  return { ...toldOf(ended), bill: service.bill().tasks - billedBefore };
}

function toldOf(ended: Ended, path?: string): Readonly<Record<string, unknown>> {
  const picture = ended.results?.pictures.find((each) => path === undefined || each.path === path);
  const { outcome, stage, paid, retryable, reason } = picture ?? {};
  return { code: ended.code, outcome, stage, paid, retryable, reason };
}

const jobFailed = refusal(500, "23500011", "Job execution failed");

/** The service does this to a picture in its first night; the others come to it in the second. */
const IN_VAIN = [
  ["whose job failed", "photos/jobless.jpg", 0, "job"],
  ["that cannot be cut out", "photos/uncuttable.jpg", 1, "job"],
  ["whose result is of no use", "photos/useless.jpg", 1, "verify"],
] as const;
const [[, jobless], [, uncuttable], [, useless]] = IN_VAIN;

/** The workspace after the second night. */
let origin: Place | undefined;

const nights = once(async () => {
  place.remove();
  place = createPlace({ [jobless]: await photo(1) });
  const cdn = await serveFolder(place.workspace);
  const night = async (inputs: Readonly<Record<string, string>> = {}) => {
    const ended = await run({ "image-urls": `${cdn.url}/{path}`, ...inputs });
    const accepted = [...service.bill().accepted];
    const bill = (path: string) => accepted.filter(([key]) => key.endsWith(path)).reduce((sum, [, n]) => sum + n, 0);
    return (path: string) => ({ ...toldOf(ended, path), bill: bill(path) });
  };
  service.change({ rules: [{ on: "query", act: { kind: "reply", reply: jobFailed } }] });
  const first = await night();
  service.change({ rules: [], faults: { [uncuttable]: "failed", [useless]: "full-alpha" } });
  place.write({ [uncuttable]: await photo(2), [useless]: await photo(3) });
  const second = await night();
  origin = place.copy();
  const all = [first, second, await night(), await night({ "dry-run": "true" })];
  await cdn.close();
  return { all, origin };
});

describe("a picture that the service failed is not paid for again, run after run", () => {
  it.each(IN_VAIN)("%s", async (_which, path, night, stage) => {
    const [first, ...later] = (await nights()).all.slice(night);
    expect(first?.(path)).toMatchObject({ code: 1, outcome: "failed", stage, paid: true, bill: 1 });
    expect(later.length).toBeGreaterThanOrEqual(2);
    for (const again of later.map((told) => told(path))) {
      expect(again).toMatchObject({
        ...{ code: 1, outcome: "failed", stage: "plan", paid: false, retryable: false, bill: 1 },
        reason: expect.stringMatching(/it was paid for on \d{4}-\d\d-\d\d without getting a cutout.*"pay-again: true"/),
      });
    }
    const submits = service.requests.filter(({ call, body }) => call === "submit" && body.includes(path));
    expect(submits).toHaveLength(1);
  });
});

describe("a picture that was paid for in vain", () => {
  beforeEach(async () => {
    const { origin } = await nights();
    service.change({ faults: {} });
    place.remove();
    place = origin.copy();
    for (const path of [jobless, useless]) rmSync(`${place.workspace}/${path}`);
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
    place.write({ [uncuttable]: await photo(7) });
    expect(told(await run())).toMatchObject({ code: 0, outcome: "made", paid: true, bill: 1 });
  });

  it("does not stand in the way of others", async () => {
    place.write({ "photos/b.jpg": await photo(8) });
    const ended = await run();
    expect(ended.code).toBe(1);
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
