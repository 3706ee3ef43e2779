import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, commitTo, git } from "../support/git.js";
import { changes } from "../support/github/changes.js";
import { type Comments, comments } from "../support/github/comments.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { startS3 } from "../support/s3.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { type Example, readActionStep } from "../workflows/reader.js";

let results: ResultsService;
let service: ScriptedService;
let bare: string;
let hub: Pulls;
let talk: Comments;
let github: FakeGitHub;
const places: Place[] = [];

beforeAll(async () => {
  results = await startResultsService();
});
beforeEach(async () => {
  results.reset();
  service = await startScriptedService();
});
afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await Promise.all([github.close(), service.close()]);
});
afterAll(() => results.close());

async function repositoryOf(names: readonly string[]): Promise<void> {
  const files = await Promise.all(names.map(async (name, i) => [name, await photo(i)] as const));
  bare = bareRepository(Object.fromEntries(files));
  hub = pulls(bare);
  talk = comments();
  const touched = changes(bare, { 7: { base: "main", head: "topic" } }).handler;
  github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [gitData(bare).handler, hub.handler, talk.handler, touched],
  });
}

interface Job {
  readonly example: Example;
  /** What the expressions of the workflow stand for. */
  readonly values?: Readonly<Record<string, string>>;
  /** Inputs that name a server of the real world, and here one of the test's. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event: { readonly name: string; readonly payload: object };
  readonly ref?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the example's own step on a fresh checkout, against servers of the test's. */
async function run({ example, values = {}, inputs = {}, event, ref = "main", env = {} }: Job): Promise<Ended> {
  const step = await readActionStep(example, { "secrets.BGREM_APP_CODE": service.appCode, ...values });
  expect(step.events).toContain(event.name);
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github, { ref });
  // Artifacts and caches are for github.com, *.ghe.com and *.localhost alone; git finds the last by itself.
  const server = github.url.replace("127.0.0.1", "github.localhost");
  git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
  const elsewhere = step.with["service"] === undefined ? {} : { service: service.url.href };
  const ended = await runStep(
    { ...place, workspace },
    {
      inputs: { token: github.switches.token, ...step.with, ...elsewhere, ...inputs },
      env: {
        ...results.env,
        ...github.environment,
        GITHUB_SERVER_URL: server,
        GITHUB_SHA: git(workspace, "rev-parse", "HEAD"),
        GITHUB_REF: `refs/heads/${ref}`,
        ...step.env,
        ...env,
      },
      event,
    },
  );
  rmSync(workspace, { recursive: true, force: true });
  return ended;
}

function files(branch: string): readonly string[] {
  return git(bare, "ls-tree", "-r", "--name-only", branch).split("\n");
}

function artifactNames(): readonly string[] {
  return results.artifacts().map(({ name }) => name);
}

describe("the example", () => {
  it("pull-request.yml cuts out what a pull request touches, for nothing, and commits it to its branch with a comment", async () => {
    await repositoryOf(["photos/a.jpg"]);
    git(bare, "branch", "topic", "main");
    commitTo(bare, "topic", { "photos/new.jpg": await photo(9) }, "Add a picture");
    const repo = { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", fork: false };
    const side = (name: string) => ({ ref: name, sha: git(bare, "rev-parse", name), repo });
    const payload = { pull_request: { number: 7, head: side("topic"), base: side("main") }, repository: repo };
    const ended = await run({
      example: "pull-request",
      event: { name: "pull_request", payload },
      ref: "topic",
      env: { GITHUB_REF: "refs/pull/7/merge" },
    });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ total: "1", made: "1", paid: "0" });
    expect(files("topic")).toContain("cutouts/photos/new.png");
    expect(files("topic")).not.toContain("cutouts/photos/a.png");
    expect(artifactNames()).toContain("cutouts");
    expect(talk.list).toHaveLength(1);
  });

  it("catalog-refresh.yml makes two files of each paid cutout, leaves drafts out, and opens one pull request", async () => {
    await repositoryOf(["catalog/a.jpg", "catalog/people/b.jpeg", "catalog/drafts/c.jpg"]);
    const ended = await run({ example: "catalog-refresh", event: { name: "schedule", payload: {} } });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.outputs).toMatchObject({ total: "2", made: "2", paid: "2", "pull-request-number": "1" });
    expect(ended.results?.pictures.map(({ path, model }) => [path, model])).toEqual([
      ["catalog/a.jpg", "general"],
      ["catalog/people/b.jpeg", "human"],
    ]);
    expect(files("cutouts/main").filter((path) => path.startsWith("cutouts/"))).toEqual([
      "cutouts/catalog/a.png",
      "cutouts/catalog/a.webp",
      "cutouts/catalog/people/b.png",
      "cutouts/catalog/people/b.webp",
    ]);
    expect(hub.list).toMatchObject([{ title: "Refresh the catalog's cutouts" }]);
    expect(artifactNames()).toContain("cutouts");
    const again = await run({ example: "catalog-refresh", event: { name: "schedule", payload: {} } });
    expect(again.outputs, again.stdout).toMatchObject({ paid: "0", reused: "2" });
    expect(service.bill().tasks).toBe(2);
  });

  it("on-demand.yml first shows what would be paid for, and then, unticked, makes it into an artifact", async () => {
    await repositoryOf(["photos/a.jpg"]);
    const started = (dryRun: string) =>
      run({
        example: "on-demand",
        values: { "inputs.paths": "photos", "inputs.dry-run": dryRun, "inputs.max-paid": "20" },
        event: { name: "workflow_dispatch", payload: {} },
      });
    const planned = await started("true");
    expect(planned.code, planned.stdout + planned.stderr).toBe(0);
    expect(planned.outputs).toMatchObject({ planned: "1", paid: "0", submits: "0" });
    expect([service.requests, artifactNames()]).toEqual([[], []]);
    const done = await started("false");
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect(done.outputs).toMatchObject({ made: "1", paid: "1" });
    expect(artifactNames()).toContain("cutouts");
    expect(files("main")).toEqual(["photos/a.jpg"]);
  });

  it("private-oss.yml stages each picture in the bucket, commits by the API, and leaves the bucket empty", async () => {
    await repositoryOf(["photos/a.jpg"]);
    const s3 = await startS3();
    try {
      const { name, endpoint, region, accessKeyId, secretAccessKey } = s3.bucket;
      const ended = await run({
        example: "private-oss",
        values: { "secrets.OSS_ACCESS_KEY_ID": accessKeyId, "secrets.OSS_ACCESS_KEY_SECRET": secretAccessKey },
        inputs: { bucket: name, "bucket-endpoint": endpoint, "bucket-region": region },
        event: { name: "push", payload: { repository: { name: "shop", owner: { login: "octo" }, private: true } } },
      });
      expect(ended.code, ended.stdout + ended.stderr).toBe(0);
      expect(ended.outputs).toMatchObject({ made: "1", paid: "1" });
      expect(files("main")).toContain("cutouts/photos/a.png");
      expect(ended.outputs["commit-sha"]).toBe(git(bare, "rev-parse", "main"));
      expect(s3.requests.some((request) => request.startsWith("PUT"))).toBe(true);
      expect(await s3.keys()).toEqual([]);
      expect(ended.stdout.replaceAll(/^::add-mask::.*$/gm, "")).not.toMatch(/X-Amz-Signature/i);
    } finally {
      await s3.close();
    }
  });
});
