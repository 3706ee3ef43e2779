// Takes long: each test is a night or several: run, delivery by git, fresh clone, run.
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, commitTo, git } from "../support/git.js";
import { changes } from "../support/github/changes.js";
import { type Comments, comments } from "../support/github/comments.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf, tipOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { startS3 } from "../support/s3.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let bare: string;
let hub: Pulls;
let talk: Comments;
let github: FakeGitHub;
let service: ScriptedService;
const places: Place[] = [];

beforeEach(async () => {
  bare = bareRepository({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  hub = pulls(bare);
  talk = comments();
  const handlers = [
    gitData(bare).handler,
    hub.handler,
    talk.handler,
    changes(bare, { 7: { base: "main", head: "topic" } }).handler,
  ];
  github = await startFakeGitHub({ bareRepo: bare, handlers });
  service = await startScriptedService();
});

afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await github.close();
  await service.close();
});

interface Job {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: object };
  readonly env?: Readonly<Record<string, string>>;
  readonly ref?: string;
}

/**
 * One job on a machine of its own, which remembers nothing: the repository is checked out, then the action runs.
 * `left` are the work tree's files then.
 */
async function job({
  inputs = {},
  event = { name: "schedule", payload: {} },
  env = {},
  ref = "main",
}: Job): Promise<Ended & { readonly left: readonly string[] }> {
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github, { ref });
  const sha = headOf(workspace);
  const ended = await runStep(
    { ...place, workspace },
    {
      inputs: {
        paths: "photos",
        service: service.url.href,
        "app-code": service.appCode,
        "image-urls": "serve",
        token: github.switches.token,
        ...inputs,
      },
      env: { ...github.environment, GITHUB_SHA: sha, GITHUB_REF: `refs/heads/${ref}`, ...env },
      event,
    },
  );
  const left = git(workspace, "ls-files", "--cached", "--others").split("\n");
  rmSync(workspace, { recursive: true, force: true });
  return { ...ended, left };
}

function files(branch: string): readonly string[] {
  return git(bare, "ls-tree", "-r", "--name-only", branch).split("\n");
}

describe("a commit to the branch", () => {
  it("brings products and manifest, so that a fresh machine pays nothing the next night", async () => {
    const first = await job({ inputs: { deliver: "commit" } });
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs["commit-sha"]).toBe(tipOf(bare, "main"));
    expect(git(bare, "show", "-s", "--format=%b", "main").trim()).toBe("2 products added.");
    expect(files("main")).toEqual([
      ".cutouts.json",
      "cutouts/photos/a.png",
      "cutouts/photos/b.png",
      "photos/a.jpg",
      "photos/b.jpg",
    ]);
    expect(first.summary).toContain(`/octo/shop/raw/${first.outputs["commit-sha"]}/cutouts/photos/a.png`);
    const second = await job({ inputs: { deliver: "commit" } });
    expect(second.outputs).toMatchObject({ reused: "2", paid: "0", "commit-sha": "" });
    expect(service.bill().tasks).toBe(2);
  });
});

describe("a run that makes nothing", () => {
  it.each([
    ["commit", "a pattern that matches nothing", { paths: "photoz/**/*.jpg" }],
    ["commit", "a budget that is exceeded", { "max-paid": "1", "fail-on": "never" }],
    ["pull-request", "a pattern that matches nothing", { paths: "photoz/**/*.jpg" }],
  ])("delivers nothing by %s after %s", async (deliver, _cause, inputs) => {
    const before = git(bare, "for-each-ref");
    const ended = await job({ inputs: { deliver, ...inputs } });
    expect(ended.code, ended.stdout).toBe(0);
    expect(git(bare, "for-each-ref")).toBe(before);
    expect(hub.list).toEqual([]);
    expect(ended.outputs).toMatchObject({ "commit-sha": "", "pull-request-number": "" });
    expect(ended.summary).toContain(`Nothing to deliver by ${deliver}: No product was made or removed`);
  });
});

describe("a pull request with the cutouts", () => {
  it("is opened once, and while it is open nothing in it is paid for again", async () => {
    const first = await job({ inputs: { deliver: "pull-request" } });
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ made: "2", paid: "2", "pull-request-number": "1" });
    expect(hub.list[0]?.body).toContain("photos/a.jpg");
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const second = await job({ inputs: { deliver: "pull-request" } });
    expect(second.code, second.stdout).toBe(0);
    expect(second.outputs).toMatchObject({ made: "1", reused: "2", paid: "1", "pull-request-number": "1" });
    expect(files("cutouts/main")).toContain("cutouts/photos/a.png");
    expect(files("cutouts/main")).toContain("cutouts/photos/c.png");
    expect(service.bill().tasks).toBe(3);
  });

  it("is known to a dry run, which would pay for nothing that is in it, and writes nothing", async () => {
    await job({ inputs: { deliver: "pull-request" } });
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const dry = await job({ inputs: { deliver: "pull-request", "dry-run": "true" } });
    expect(dry.code, dry.stdout).toBe(0);
    expect(dry.outputs).toMatchObject({ planned: "1", reused: "2", paid: "0" });
    expect(dry.stdout).not.toContain("Remove the backgrounds");
    expect(dry.left).toEqual(["photos/a.jpg", "photos/b.jpg", "photos/c.jpg"]);
  });
});

describe("a run on somebody's pull request", () => {
  const payload = (head: string) => ({
    pull_request: {
      number: 7,
      head: {
        ref: "topic",
        sha: tipOf(bare, "topic"),
        repo: { name: "shop", owner: { login: head }, full_name: `${head}/shop`, fork: head !== "octo" },
      },
      base: {
        ref: "main",
        sha: tipOf(bare, "main"),
        repo: { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", fork: false },
      },
    },
    repository: { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", private: false },
  });

  beforeEach(async () => {
    git(bare, "branch", "topic", "main");
    commitTo(bare, "topic", { "photos/new.jpg": await photo(9) }, "Add a picture");
  });

  it("takes only the pictures that it touches, commits to its branch and keeps one comment with before and after", async () => {
    const run = () =>
      job({
        inputs: { deliver: "commit", "changed-only": "true" },
        event: { name: "pull_request", payload: payload("octo") },
        ref: "topic",
        env: { GITHUB_REF: "refs/pull/7/merge" },
      });
    const first = await run();
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ total: "1", made: "1", paid: "1" });
    expect(files("topic")).toContain("cutouts/photos/new.png");
    expect(talk.list).toHaveLength(1);
    expect(talk.list[0]?.body).toContain(`/raw/${first.outputs["commit-sha"]}/cutouts/photos/new.png`);
    const second = await run();
    expect(second.outputs).toMatchObject({ total: "1", reused: "1", paid: "0" });
    expect(talk.list).toMatchObject([{ minimised: true }]);
  });

  it("from a fork shows the plan in one clear line and passes, without an AppCode", async () => {
    const ended = await job({
      inputs: { deliver: "commit", "app-code": "" },
      event: { name: "pull_request", payload: payload("stranger") },
      ref: "topic",
      env: { GITHUB_REF: "refs/pull/7/merge" },
    });
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.outputs).toMatchObject({ planned: "3", paid: "0", submits: "0" });
    expect(ended.stdout).toContain("GitHub gives this run no secrets");
    expect(service.requests).toEqual([]);
  });
});

describe("a commit beside a bucket", () => {
  it("says where in the bucket the products are, and comes once", async () => {
    const s3 = await startS3();
    onTestFinished(s3.close);
    const both = {
      deliver: "commit, bucket",
      bucket: s3.bucket.name,
      "bucket-endpoint": s3.bucket.endpoint,
      "bucket-url": "https://cdn.example",
    };
    const env = { AWS_ACCESS_KEY_ID: s3.bucket.accessKeyId, AWS_SECRET_ACCESS_KEY: s3.bucket.secretAccessKey };
    await job({ inputs: { deliver: "commit" } });
    const moved = await job({ inputs: both, env });
    expect([moved.code, moved.outputs["reused"]]).toEqual([0, "2"]);
    expect(git(bare, "diff", "--name-only", "main~", "main")).toBe(".cutouts.json");
    expect(git(bare, "show", "main:.cutouts.json")).toContain('"bucket":"https://cdn.example/cutouts/photos/a.png"');
    const tip = tipOf(bare, "main");
    expect((await job({ inputs: both, env })).code).toBe(0);
    expect([tipOf(bare, "main"), service.bill().tasks]).toEqual([tip, 2]);
    expect(s3.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(2);
  });
});
