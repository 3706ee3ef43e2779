import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { photo } from "../support/photos.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { gatewayRefusal, refusal, type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let place: Place;
let service: ScriptedService;

beforeEach(async () => {
  service = await startScriptedService();
  place = createPlace({ "photos/a.jpg": await photo(0) });
});

afterEach(async () => {
  place.remove();
  await service.close();
});

async function run(): Promise<{ readonly ended: Ended; readonly calls: string[] }> {
  const inputs = { paths: "photos", service: service.url.href, "app-code": service.appCode };
  const ended = await runStep(place, { inputs });
  const calls = service.requests.map(({ call }) => call).filter((call) => call === "submit" || call === "query");
  return { ended, calls };
}

const NO_SUCCESS = JSON.stringify({ code: 0, success: false, message: "no", requestId: "trace-no", data: {} });

describe("a submit whose end is not known", () => {
  it.each([
    ["a 500 of the service", refusal(500, "23500000", "Internal server error"), "23500000", "trace-23500000"],
    ["a success that is none", { status: 200, body: NO_SUCCESS }, "code 0", "trace-no"],
  ] as const)(
    "is told with what was answered, and is not asked for again: %s",
    async (_what, reply, code, requestId) => {
      service.change({ rules: [{ on: "submit", act: { kind: "reply-after", reply } }] });
      const { ended, calls } = await run();
      expect(calls).toEqual(["submit"]);
      const [picture] = ended.results?.pictures ?? [];
      expect(picture).toMatchObject({ outcome: "failed", paid: "unknown", requestId });
      for (const told of [picture?.reason, ended.stdout, ended.summary]) {
        expect(told).toContain(code);
        expect(told).toContain(requestId);
      }
      const [again] = (await run()).ended.results?.pictures ?? [];
      expect(again).toMatchObject({ stage: "plan", paid: false, requestId, reason: expect.stringContaining(code) });
    },
  );
});

it("stops polling at once at a limit per day, as it stops submitting, and names the request", async () => {
  const reply = gatewayRefusal(429, "T429ID", "Throttled by INNER DAY Flow Control");
  service.change({ rules: [{ on: "query", act: { kind: "reply", reply } }] });
  const { ended, calls } = await run();
  expect(calls).toEqual(["submit", "query"]);
  const [picture] = ended.results?.pictures ?? [];
  const requestId = reply.headers?.["x-ca-request-id"] ?? "none";
  expect(picture).toMatchObject({ outcome: "failed", stage: "job", paid: true, requestId });
  expect(picture?.reason).toMatch(/limit of calls per day.*T429ID/);
  service.change({ rules: [] });
  expect((await run()).ended.outputs).toMatchObject({ made: "1", paid: "0" });
});
