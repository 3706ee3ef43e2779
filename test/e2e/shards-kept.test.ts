// @module-tag long: the legs of two matrices run one after another, and what collects them.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { shardOf } from "../../src/plan/share.js";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git, temporaryFolder } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, type Running, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

/** Of a matrix of three. */
const PER_LEG = 2;

let results: ResultsService;
let github: FakeGitHub;
let service: ScriptedService;
const shards = join(temporaryFolder(), "shards");
const places: Place[] = [];
let runs = 0;

beforeAll(async () => {
  results = await startResultsService();
  service = await startScriptedService();
  const photos = new Map<string, Uint8Array>();
  const rooms = new Map([1, 2, 3].map((shard) => [shard, PER_LEG]));
  for (let at = 1; photos.size < 3 * PER_LEG; at++) {
    const bytes = await photo(at);
    const shard = shardOf(`${createHash("sha256").update(bytes).digest("hex")}.general`, 3);
    const room = rooms.get(shard) ?? 0;
    rooms.set(shard, room - 1);
    if (room > 0) photos.set(`photos/${at}.jpg`, bytes);
  }
  github = await startFakeGitHub({ bareRepo: bareRepository(Object.fromEntries(photos)) });
});
afterAll(async () => {
  for (const place of places) place.remove();
  await Promise.all([github.close(), service.close(), results.close()]);
});

interface Job {
  readonly main: Running;
  /** What the runner does when the job ends, however it ends. */
  readonly post: () => Promise<Ended>;
}

/** A job on a machine of its own, which shares nothing with the others but GitHub. */
function job(inputs: Readonly<Record<string, string>>): Job {
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github, { ref: "main" });
  // The cache's client is for github.com, *.ghe.com and *.localhost alone; git finds the last by itself.
  const server = github.url.replace("127.0.0.1", "github.localhost");
  git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
  const run = String(++runs);
  const start = (phase: Readonly<Record<string, string>>) =>
    startStep(
      { ...place, workspace },
      {
        inputs: { paths: "photos", service: service.url.href, format: "webp", token: github.switches.token, ...inputs },
        env: {
          ...results.env,
          ...github.environment,
          ...phase,
          GITHUB_SERVER_URL: server,
          GITHUB_RUN_ID: run,
          GITHUB_SHA: headOf(workspace),
          GITHUB_REF: "refs/heads/main",
        },
        event: { name: "schedule", payload: {} },
      },
    );
  return { main: start({}), post: () => start({ STATE_phase: "post" }).ended };
}

const leg = (shard: string, more: Readonly<Record<string, string>> = {}) =>
  job({ shard, "app-code": service.appCode, "image-urls": "serve", collect: shards, ...more });

async function wholeJob({ main, post }: Job): Promise<Ended> {
  const ended = await main.ended;
  await post();
  return ended;
}

/** Jobs that some leg has asked about: their ledger's line of it is on disk. */
function jobsAskedFor(): number {
  return new Set(service.requests.filter(({ call }) => call === "query").map(({ path, body }) => path + body)).size;
}

it("what legs paid for is there for another matrix and recipe, what killed ones left too", async () => {
  const first = await wholeJob(leg("1/3"));
  expect(first.code, first.stdout).toBe(0);
  expect(service.bill().tasks).toBe(PER_LEG);
  const asked = jobsAskedFor();
  service.change({ jobMilliseconds: 8_000 });
  const polled = new Promise<void>((resolve) => {
    service.change({ onRequest: () => jobsAskedFor() === asked + 2 && resolve() });
  });
  const killed = [leg("2/3"), leg("3/3")];
  await polled;
  for (const { main } of killed) main.kill("SIGKILL");
  for (const { main, post } of killed) {
    await main.ended;
    await post();
  }
  expect(service.bill().tasks).toBe(6);

  const collected = await wholeJob(job({ collect: shards, deliver: "commit", "fail-on": "never" }));
  expect(collected.outputs, collected.stdout).toMatchObject({ made: "2", deferred: "4" });
  expect(collected.stdout).toContain("The cutouts of 1 shard are kept for later runs");

  service.change({ jobMilliseconds: 0 });
  const next = await leg("1/1", { background: "#336699" }).main.ended;
  expect(next.outputs, next.stdout).toMatchObject({ reused: "2", made: "4", paid: "0" });
  expect(service.bill().tasks).toBe(6);
});
