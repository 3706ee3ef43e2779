// @module-tag long: each test runs main and post of the step several times, with the cache between them.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { silentLog } from "../../src/log.js";
import { openBucket } from "../../src/reach/bucket.js";
import { createProbe } from "../../src/reach/probe.js";
import { pictureFolder } from "../reach/pictures.js";
import { photo } from "../support/photos.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Place, type Running, runStep, startStep } from "../support/run-action.js";
import { startS3 } from "../support/s3.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let github: ResultsService;
let service: ScriptedService;
const places: Place[] = [];
let runs = 0;

/** A machine whose run and post phase are through, the service that billed it, and how its caches come back. */
let saved: { readonly place: Place; readonly service: ScriptedService; readonly restore: () => void };
let paidBefore: number;

beforeAll(async () => {
  github = await startResultsService();
  service = await startScriptedService();
  const place = await freshMachine("a", "b");
  places.splice(0);
  const ended = await start(place).ended;
  expect(ended.code, ended.stdout).toBe(0);
  expect(service.bill().tasks).toBe(2);
  expect((await post(place)).code).toBe(0);
  expect(github.caches().every(({ finalized }) => finalized)).toBe(true);
  expect(github.caches().length).toBeGreaterThanOrEqual(2);
  saved = { place, service, restore: github.keepCaches() };
});
beforeEach(() => {
  github.reset();
});
afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  if (service !== saved.service) await service.close();
});
afterAll(async () => {
  saved.place.remove();
  await saved.service.close();
  await github.close();
});

/** From here on the caches are as that machine left them. */
function beginWithCaches(): void {
  service = saved.service;
  saved.restore();
  paidBefore = service.bill().tasks;
}

const paid = () => service.bill().tasks - paidBefore;

/** A machine that has these pictures and nothing else: no products, no manifest, no state. */
async function freshMachine(...names: readonly ("a" | "b")[]): Promise<Place> {
  const place = createPlace();
  for (const name of names) place.write({ [`photos/${name}.jpg`]: await photo(name === "a" ? 1 : 2) });
  places.push(place);
  return place;
}

type Variables = Readonly<Record<string, string>>;

function start(place: Place, env: Variables = {}, inputs: Variables = {}): Running {
  return startStep(place, {
    inputs: { paths: "photos", service: service.url.href, "app-code": service.appCode, deliver: "none", ...inputs },
    env: { ...github.env, GITHUB_RUN_ID: String(++runs), ...env },
  });
}

function post(place: Place): Promise<{ readonly code: number | null; readonly stdout: string }> {
  return start(place, { STATE_phase: "post" }).ended;
}

function firstJob(): Promise<void> {
  return service.until(() => service.bill().jobs > 0);
}

describe("what a run has paid for", () => {
  it("travels by the cache to a fresh machine, also if its workflow and paths were changed, and new pictures alone are paid for", async () => {
    beginWithCaches();
    const second = await freshMachine("a", "b");
    second.write({ "more/c.jpg": await photo(3) });
    const ended = await start(second, { GITHUB_WORKFLOW: "renamed" }, { paths: "photos\nmore" }).ended;
    expect(ended.outputs, ended.stdout).toMatchObject({ reused: "2", made: "1", paid: "1" });
    expect(paid()).toBe(1);
  });

  it("is not hidden by a run that was forced to redo a part of it", async () => {
    beginWithCaches();
    const forced = await freshMachine("a");
    const one = await start(forced, {}, { force: "true" }).ended;
    expect(one.outputs, one.stdout).toMatchObject({ made: "1", paid: "1" });
    await post(forced);
    const third = await start(await freshMachine("a", "b")).ended;
    expect(third.outputs, third.stdout).toMatchObject({ reused: "2", paid: "0", submits: "0" });
  });

  it("outgrows a store that is too small rather than being lost before anything was delivered", async () => {
    service = await startScriptedService();
    const place = await freshMachine("a", "b");
    const first = await start(place, {}, { "state-limit": "1KB" }).ended;
    expect(first.outputs, first.stdout).toMatchObject({ made: "2", paid: "2" });
    expect(first.stdout).toContain("what was paid for is kept until it is delivered");
    for (const path of ["cutouts", ".cutouts.json"]) rmSync(`${place.workspace}/${path}`, { recursive: true });
    const second = await start(place, {}, { "state-limit": "1KB" }).ended;
    expect(second.outputs, second.stdout).toMatchObject({ reused: "2", paid: "0" });
    expect(second.stdout).toMatch(/::warning::2 paid cutouts were removed .*"state-limit"/);
  });

  it("is collected by the next machine when the run was cancelled in the middle of a job", async () => {
    service = await startScriptedService({ jobMilliseconds: 3_000 });
    const first = await freshMachine("a");
    const running = start(first);
    await firstJob();
    running.kill("SIGTERM");
    const stopped = await running.ended;
    expect(stopped.outputs).toMatchObject({ deferred: "1", paid: "1" });
    expect((await post(first)).code).toBe(0);
    const second = await start(await freshMachine("a")).ended;
    expect(second.code, second.stdout).toBe(0);
    expect(second.outputs).toMatchObject({ made: "1", paid: "0", submits: "0" });
    expect(service.bill().tasks).toBe(1);
  });

  it("is saved by the post phase when the run was killed before it could", async () => {
    service = await startScriptedService({ jobMilliseconds: 3_000 });
    const first = await freshMachine("a");
    const running = start(first);
    await firstJob();
    // The ledger's line of the accepted job is on disk before the first query.
    await service.until(() => service.bill().queries > 0);
    running.kill("SIGKILL");
    await running.ended;
    expect((await post(first)).code).toBe(0);
    rmSync(first.state, { recursive: true });
    const second = await start(await freshMachine("a")).ended;
    expect(second.outputs, second.stdout).toMatchObject({ made: "1", paid: "0", submits: "0" });
    expect(service.bill().tasks).toBe(1);
  });

  it("never fails a job where the cache may not be written", async () => {
    service = await startScriptedService();
    github.switches.cacheWriteDenied = true;
    const place = await freshMachine("a");
    expect((await start(place).ended).code).toBe(0);
    expect((await post(place)).code).toBe(0);
  });

  it("is told once to be kept here alone where the cache does not answer, by the main phase", async () => {
    service = await startScriptedService();
    github.switches.status = 503;
    const place = await freshMachine("a");
    const env = { GITHUB_STATE: `${place.temp}/state` };
    writeFileSync(env.GITHUB_STATE, "");
    const ended = await start(place, env).ended;
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.stdout.match(/the cache service did not answer within 6 seconds \(.*503/g)).toHaveLength(1);
    const state = readFileSync(env.GITHUB_STATE, "utf8");
    expect(state).toMatch(/cache-silent<<.*\ntrue\n/);
    const after = await start(place, { STATE_phase: "post", "STATE_cache-silent": "true" }).ended;
    expect([after.code, after.stdout.match(/cache/)], after.stdout).toEqual([0, null]);
  });
});

describe("the post phase", () => {
  it("is asked for by the main phase, also of a run with wrong settings, and then fails nothing", async () => {
    service = await startScriptedService();
    const place = await freshMachine("a");
    const env = { GITHUB_STATE: `${place.temp}/state` };
    writeFileSync(env.GITHUB_STATE, "");
    const wrong = await runStep(place, { inputs: { paths: "photos", format: "gif" }, env });
    expect(wrong.code).toBe(1);
    expect(readFileSync(env.GITHUB_STATE, "utf8")).toMatch(/^phase<<.*\npost\n/);
    const after = await runStep(place, { inputs: { paths: "photos", format: "gif" }, env: { STATE_phase: "post" } });
    expect(after.code, after.stdout + after.stderr).toBe(0);
    expect(after.stdout + after.stderr).not.toMatch(/::error|\n\s+at /);
  });

  it("takes a killed run's uploads out of the bucket before it saves anything", async () => {
    service = await startScriptedService();
    const place = await freshMachine("a");
    // Without the cache's address, so that all of it is left for the post phase to save.
    expect((await start(place, { ACTIONS_RESULTS_URL: "" }).ended).code).toBe(0);
    const s3 = await startS3();
    const { name, endpoint, accessKeyId, secretAccessKey } = s3.bucket;
    const probe = createProbe({ dispatcher: s3.dispatcher });
    const killed = openBucket({ ...s3, probe, log: silentLog, jobTimeoutMilliseconds: 60_000 });
    const folder = await pictureFolder();
    await killed.probe(await folder.add("a.jpg"));
    const inBucket: (readonly string[])[] = [];
    const cache = createServer(async (_request, response) => {
      inBucket.push(await s3.keys());
      response.writeHead(403, { "content-type": "application/json" }).end('{"msg":"denied"}');
    });
    await new Promise<void>((resolve) => cache.listen(0, "127.0.0.1", resolve));
    const address = cache.address();
    try {
      expect(await s3.keys()).toHaveLength(1);
      const ended = await runStep(place, {
        inputs: {
          ...{ paths: "photos", service: service.url.href, "app-code": service.appCode },
          ...{ bucket: name, "bucket-endpoint": endpoint },
        },
        env: {
          ...github.env,
          ACTIONS_RESULTS_URL: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`,
          STATE_phase: "post",
          "STATE_bucket-leftovers": JSON.stringify(killed.leftovers),
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
        },
      });
      expect(ended.code, ended.stdout + ended.stderr).toBe(0);
      expect(inBucket.length).toBeGreaterThan(0);
      expect(inBucket.flat()).toEqual([]);
    } finally {
      cache.close();
      await s3.close();
      await folder.remove();
    }
  });

  it("leaves no URL, no AppCode and no picture's address in what it saves", async () => {
    beginWithCaches();
    const ledger = readFileSync(`${saved.place.state}/ledger.jsonl`, "utf8");
    expect(ledger).not.toMatch(/https?:\/\/[^"]+\.(?:jpg|png)/);
    expect(ledger).not.toContain(service.appCode);
    for (const { key } of github.caches()) expect(key).not.toContain(service.appCode);
  });
});
