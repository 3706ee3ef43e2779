// @module-tag long: each test runs the step after people's pushes, some of them twice.
import { createHash } from "node:crypto";
import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ManifestLine, parseManifest } from "../../src/memory/manifest.js";
import { checkOut, discard } from "../deliver/workbench.js";
import { bareRepository, commitTo, git, temporaryFolder } from "../support/git.js";
import { type GitData, gitData } from "../support/github/git-data.js";
import { type Pull, type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf, tipOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, startStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

/**
 * What is in a pull request of ours counts as there, however the run that comes across it delivers, and what people do
 * there stays. Each job is on a machine of its own, which remembers nothing.
 */

let hub: Pulls;
let data: GitData;
let github: FakeGitHub;
let service: ScriptedService;
let paidBefore: number;
const places: Place[] = [];
const branch = "cutouts/main";

/** The server's repository, which each test finds as a first run left it. */
const bare = join(temporaryFolder(), "repo.git");
const proposed = { bare: join(temporaryFolder(), "repo.git"), pulls: [] as readonly Pull[] };

beforeAll(async () => {
  renameSync(bareRepository({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) }), bare);
  hub = pulls(bare);
  data = gitData(bare);
  github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [(request) => data.handler(request), hub.handler],
  });
  service = await startScriptedService();
  await job(proposing);
  expect(service.bill().tasks).toBe(2);
  cpSync(bare, proposed.bare, { recursive: true });
  proposed.pulls = hub.list.map((pull) => ({ ...pull }));
});
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
afterAll(async () => {
  await github.close();
  await service.close();
  discard(bare, proposed.bare);
});

/** From here on a first run has paid for both pictures and opened a pull request. */
function startProposed(): void {
  discard(bare);
  cpSync(proposed.bare, bare, { recursive: true });
  hub.reset(proposed.pulls);
  data = gitData(bare);
  paidBefore = service.bill().tasks;
}

const paid = () => service.bill().tasks - paidBefore;

async function job(
  inputs: Readonly<Record<string, string>>,
  event: { readonly name: string; readonly payload: object } = { name: "schedule", payload: {} },
): Promise<Ended> {
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github);
  const { ended } = startStep(
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
      env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
      event,
    },
  );
  const result = await ended;
  rmSync(workspace, { recursive: true, force: true });
  expect(result.code, result.stdout).toBe(0);
  return result;
}

const proposing = { deliver: "pull-request" };

function files(at: string): readonly string[] {
  return git(bare, "ls-tree", "-r", "--name-only", at).split("\n");
}

function recorded(at: string, product: string): ManifestLine {
  const line = parseManifest(git(bare, "show", `${at}:.cutouts.json`), at).find((each) => each.product === product);
  if (line === undefined) throw new Error(`There is no line for ${product} at ${at}.`);
  return line;
}

/** As somebody with a program for pictures would: other bytes, and still a picture. */
const retouch = async () => ({ "cutouts/photos/a.png": await photo(99) });

describe("a pull request that people work on, and a run with some of its pictures", () => {
  let theirs: string;
  let again: Ended;

  beforeAll(async () => {
    startProposed();
    theirs = commitTo(bare, branch, { ...(await retouch()), "note.md": "Nice" }, "Retouch");
    Object.assign(hub.list[0] ?? {}, { title: "A reviewer's" });
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    again = await job({ ...proposing, paths: "photos/a.jpg\nphotos/c.jpg", "pull-request-title": "Another" });
  });

  it("what they did stays: a retouched cutout comes back as kept, and every commit of theirs is still there", () => {
    expect(again.outputs).toMatchObject({ kept: "1", made: "1", paid: "1", "pull-request-number": "1" });
    expect(paid()).toBe(1);
    expect(git(bare, "diff", "--name-only", theirs, branch, "--", "cutouts/photos/a.png")).toBe("");
    expect(git(bare, "merge-base", branch, theirs)).toBe(theirs);
    expect(files(branch)).toEqual(expect.arrayContaining(["note.md", "cutouts/photos/c.png"]));
  });

  it("the retouched cutout's line stays, too, so that it comes back as kept each time", () => {
    expect(recorded(branch, "cutouts/photos/a.png")).toEqual(recorded(theirs, "cutouts/photos/a.png"));
  });

  it("it tells of everything that it brings, and keeps the title that it has", () => {
    expect(hub.list).toMatchObject([{ title: "A reviewer's" }]);
    for (const name of ["a", "b", "c"]) expect(hub.list[0]?.body).toContain(`alt="After: cutouts/photos/${name}.png"`);
  });

  it("a later run keeps the retouched cutout once more, and pays for nothing", async () => {
    const third = await job(proposing);
    expect(third.outputs).toMatchObject({ kept: "1", reused: "2", paid: "0", "pull-request-number": "1" });
    expect(paid()).toBe(1);
  });
});

describe("a picture whose new cutout came out the same", () => {
  it("has its new line brought, so that it is not paid for each time", async () => {
    startProposed();
    git(bare, "update-ref", "refs/heads/main", branch);
    Object.assign(hub.list[0] ?? {}, { state: "closed", merged: true });
    const another = await photo(4);
    commitTo(bare, "main", { "photos/a.jpg": another }, "Another picture");
    const ended = await job(proposing);
    expect(ended.outputs).toMatchObject({ made: "1", reused: "1", paid: "1", "pull-request-number": "2" });
    expect(git(bare, "diff", "--name-only", "main", branch)).toBe(".cutouts.json");
    const content = createHash("sha256").update(another).digest("hex");
    expect(recorded(branch, "cutouts/photos/a.png")).toMatchObject({ content });
    const again = await job(proposing);
    expect(again.outputs).toMatchObject({ made: "0", reused: "2", paid: "0", "pull-request-number": "2" });
  });
});

describe("a pull request that a person closed", () => {
  it("is neither paid for nor proposed again, and what can be done is said", async () => {
    startProposed();
    // GitHub closes a pull request whose branch is deleted, and keeps what it brought.
    git(bare, "update-ref", "-d", `refs/heads/${branch}`);
    const again = await job(proposing);
    expect(again.outputs).toMatchObject({ reused: "2", paid: "0", "pull-request-number": "" });
    expect(hub.list).toHaveLength(1);
    for (const told of [again.stdout, again.summary]) expect(told).toMatch(/reopen.*change a picture/s);
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const other = await job(proposing);
    expect(other.outputs).toMatchObject({ reused: "2", made: "1", paid: "1", "pull-request-number": "2" });
    expect(paid()).toBe(1);
  });
});

describe("an open pull request", () => {
  it.each(["none", "commit"])(
    "counts as there for a workflow that delivers by %s",
    async (deliver) => {
      startProposed();
      const other = await job({ deliver, "fail-on": "never" });
      expect(other.outputs).toMatchObject({ reused: "2", made: "0", paid: "0" });
      expect(paid()).toBe(0);
    },
    60_000,
  );
});

describe("commits to another branch than the one that is checked out", () => {
  it("go on what is there, and what is there is remembered", async () => {
    startProposed();
    hub.reset([]);
    git(bare, "branch", "-m", branch, "products");
    const theirs = commitTo(bare, "products", await retouch(), "Retouch");
    const main = commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const ended = await job({ deliver: "commit", branch: "products" });
    expect(ended.outputs).toMatchObject({ kept: "1", reused: "1", made: "1", paid: "1" });
    expect(paid()).toBe(1);
    expect(tipOf(bare, "main")).toBe(main);
    expect(git(bare, "diff", "--name-only", theirs, "products").split("\n")).toEqual([
      ".cutouts.json",
      "cutouts/photos/c.png",
    ]);
  });
});
