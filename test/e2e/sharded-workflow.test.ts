// @module-tag long: all jobs of the reusable workflow are carried out.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { unzipTo } from "../support/unzip.js";

/** The reusable workflow, job by job, with the values that a caller's inputs have. */
const workflow = parse(readFileSync(new URL("../../.github/workflows/sharded.yml", import.meta.url), "utf8"));

let results: ResultsService;
let github: FakeGitHub;
let service: ScriptedService;
const places: Place[] = [];

beforeAll(async () => {
  results = await startResultsService();
  service = await startScriptedService();
});
afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await github.close();
});
afterAll(() => Promise.all([results.close(), service.close()]));

/** The inputs of a job's step with our action, with the workflow's expressions filled in. */
function inputsOf(job: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const step = workflow.jobs[job].steps.find(({ uses = "" }: { uses?: string }) => uses.startsWith("cutout-action/"));
  const defaults = workflow.on.workflow_call.inputs;
  const fill = (text: string) =>
    text.replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_all, expression: string) => {
      const value = values[expression] ?? String(defaults[expression.replace("inputs.", "")]?.default ?? "");
      return value;
    });
  return Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, fill(String(value))]));
}

function job(name: string, values: Readonly<Record<string, string>>): Promise<Ended> {
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github, { ref: "main" });
  // Artifacts are for github.com, *.ghe.com and *.localhost alone; git finds the last by itself.
  const server = github.url.replace("127.0.0.1", "github.localhost");
  git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
  const inputs = inputsOf(name, {
    "inputs.paths": "photos",
    "inputs.service": service.url.href,
    "secrets.app-code": service.appCode,
    "inputs.shard-size": "4",
    "inputs.deliver": "commit",
    "inputs.image-urls": "serve",
    ...values,
  });
  return runStep(
    { ...place, workspace },
    {
      inputs: { token: github.switches.token, ...inputs },
      env: {
        ...results.env,
        ...github.environment,
        GITHUB_SERVER_URL: server,
        GITHUB_JOB: name,
        GITHUB_SHA: headOf(workspace),
        GITHUB_REF: "refs/heads/main",
      },
      event: { name: "schedule", payload: {} },
    },
  );
}

it("plans, carries out and collects a catalog by the real artifact client, and an empty night starts no leg", async () => {
  const files = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => [`photos/${at}.jpg`, await photo(at)] as const),
  );
  const bare = bareRepository(Object.fromEntries(files));
  github = await startFakeGitHub({ bareRepo: bare });

  const plan = await job("plan", {});
  expect(plan.outputs, plan.stdout).toMatchObject({ shards: '["1/3","2/3","3/3"]', "shard-count": "3" });

  const shards: string[] = JSON.parse(plan.outputs["shards"] ?? "[]");
  const legs = await Promise.all(shards.map((shard) => job("leg", { "matrix.shard": shard })));
  for (const leg of legs) expect(leg.code, leg.stdout + leg.stderr).toBe(0);
  const names = results.artifacts().map(({ name }) => name);
  expect(names.sort()).toEqual(["cutouts-shard-1-of-3", "cutouts-shard-2-of-3", "cutouts-shard-3-of-3"]);

  const runner = createPlace();
  places.push(runner);
  for (const artifact of results.artifacts())
    unzipTo(join(runner.temp, "shards", artifact.name), await artifact.bytes());
  const whole = await job("collect", { "runner.temp": runner.temp });
  expect(whole.code, whole.stdout + whole.stderr).toBe(0);
  expect(whole.outputs).toMatchObject({ total: "12", made: "12", paid: "12" });
  expect(
    git(bare, "ls-tree", "-r", "--name-only", "main")
      .split("\n")
      .filter((path) => path.startsWith("cutouts/")),
  ).toHaveLength(12);
  expect(service.bill().tasks).toBe(12);

  const night = await job("plan", {});
  expect(night.outputs).toMatchObject({ shards: '["1/1"]', "shard-count": "0" });
});

it("starts no leg on an empty night, and collects what is there when a leg has failed", () => {
  expect(workflow.jobs.leg.if).toBe("needs.plan.outputs.shard-count != '0'");
  expect(workflow.jobs.leg.strategy["fail-fast"]).toBe(false);
  expect(workflow.jobs.collect.if).toContain("!cancelled()");
});
