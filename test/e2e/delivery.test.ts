import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { checkOut, discard } from "../deliver/workbench.js";
import { bareRepository, commitTo, git, temporaryFolder } from "../support/git.js";
import { changes } from "../support/github/changes.js";
import { type Comments, comments } from "../support/github/comments.js";
import { type GitData, gitData } from "../support/github/git-data.js";
import { type Pull, type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf, tipOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { startS3 } from "../support/s3.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let hub: Pulls;
let talk: Comments;
let data: GitData;
let github: FakeGitHub;
let service: ScriptedService;
let paidBefore: number;
const places: Place[] = [];

/** The server's repository: each test finds it as a first run found it, or left it. */
const bare = join(temporaryFolder(), "repo.git");
const fresh = join(temporaryFolder(), "repo.git");
const committed: Left = { bare: join(temporaryFolder(), "repo.git") };
const proposed: Left = { bare: join(temporaryFolder(), "repo.git") };

/** What a first run said, and what it left on the server. */
interface Left {
  readonly bare: string;
  ended?: Ended;
  pulls?: readonly Pull[];
}

beforeAll(async () => {
  renameSync(bareRepository({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) }), fresh);
  hub = pulls(bare);
  const touched = changes(bare, { 7: { base: "main", head: "topic" } }).handler;
  github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [(request) => data.handler(request), hub.handler, (request) => talk.handler(request), touched],
  });
  service = await startScriptedService();
  await leave(committed, "commit");
  await leave(proposed, "pull-request");
});
beforeEach(() => startFrom(fresh));
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
afterAll(async () => {
  await github.close();
  await service.close();
  discard(bare, fresh, committed.bare, proposed.bare);
});

async function leave(left: Left, deliver: string): Promise<void> {
  startFrom(fresh);
  left.ended = await job({ inputs: { deliver } });
  expect(paid()).toBe(2);
  cpSync(bare, left.bare, { recursive: true });
  left.pulls = hub.list.map((pull) => ({ ...pull }));
}

function startFrom(repository: string, list: readonly Pull[] = []): void {
  discard(bare);
  cpSync(repository, bare, { recursive: true });
  hub.reset(list);
  data = gitData(bare);
  talk = comments();
  paidBefore = service.bill().tasks;
}

/** From here on a first run has paid for both pictures and delivered them. Returns what it said. */
function startAfter({ bare: repository, pulls: list, ended }: Left): Ended {
  startFrom(repository, list);
  if (ended === undefined) throw new Error("the first run has not ended");
  return ended;
}

const paid = () => service.bill().tasks - paidBefore;

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
    const first = startAfter(committed);
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
    expect(paid()).toBe(0);
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
    const first = startAfter(proposed);
    expect(first.code, first.stdout).toBe(0);
    expect(first.outputs).toMatchObject({ made: "2", paid: "2", "pull-request-number": "1" });
    expect(hub.list[0]?.body).toContain("photos/a.jpg");
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const second = await job({ inputs: { deliver: "pull-request" } });
    expect(second.code, second.stdout).toBe(0);
    expect(second.outputs).toMatchObject({ made: "1", reused: "2", paid: "1", "pull-request-number": "1" });
    expect(files("cutouts/main")).toContain("cutouts/photos/a.png");
    expect(files("cutouts/main")).toContain("cutouts/photos/c.png");
    expect(paid()).toBe(1);
  });

  it("is known to a dry run, which would pay for nothing that is in it, and writes nothing", async () => {
    startAfter(proposed);
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
    const requested = service.requests.length;
    const ended = await job({
      inputs: { deliver: "commit", "app-code": "" },
      event: { name: "pull_request", payload: payload("stranger") },
      ref: "topic",
      env: { GITHUB_REF: "refs/pull/7/merge" },
    });
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.outputs).toMatchObject({ planned: "3", paid: "0", submits: "0" });
    expect(ended.stdout).toContain("GitHub gives this run no secrets");
    expect(service.requests).toHaveLength(requested);
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
    startAfter(committed);
    const moved = await job({ inputs: both, env });
    expect([moved.code, moved.outputs["reused"]]).toEqual([0, "2"]);
    expect(git(bare, "diff", "--name-only", "main~", "main")).toBe(".cutouts.json");
    expect(git(bare, "show", "main:.cutouts.json")).toContain('"bucket":"https://cdn.example/cutouts/photos/a.png"');
    const tip = tipOf(bare, "main");
    expect((await job({ inputs: both, env })).code).toBe(0);
    expect([tipOf(bare, "main"), paid()]).toEqual([tip, 0]);
    expect(s3.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(2);
  });
});
