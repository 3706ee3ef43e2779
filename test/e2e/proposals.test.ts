// Takes long: each test is several runs of the step, with people's pushes between them.
import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

/** The server's repository: each test finds it as a first run found it, or left it. */
const bare = join(temporaryFolder(), "repo.git");
const fresh = join(temporaryFolder(), "repo.git");
const proposed = { bare: join(temporaryFolder(), "repo.git"), pulls: [] as readonly Pull[] };

beforeAll(async () => {
  renameSync(bareRepository({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) }), fresh);
  hub = pulls(bare);
  github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [(request) => data.handler(request), hub.handler],
  });
  service = await startScriptedService();
  startFrom(fresh, []);
  await job(proposing);
  expect(paid()).toBe(2);
  cpSync(bare, proposed.bare, { recursive: true });
  proposed.pulls = hub.list.map((pull) => ({ ...pull }));
});
beforeEach(() => startFrom(fresh, []));
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
afterAll(async () => {
  await github.close();
  await service.close();
  discard(bare, fresh, proposed.bare);
});

function startFrom(repository: string, list: readonly Pull[]): void {
  discard(bare);
  cpSync(repository, bare, { recursive: true });
  hub.reset(list);
  data = gitData(bare);
  paidBefore = service.bill().tasks;
}

/** From here on a first run has paid for both pictures and opened a pull request. */
function startProposed(): void {
  startFrom(proposed.bare, proposed.pulls);
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

/** As somebody with a program for pictures would: other bytes, and still a picture. */
async function retouched(): Promise<Uint8Array> {
  return photo(99);
}

describe("what people do on a pull request's branch", () => {
  it("stays: a retouched cutout comes back as kept, and every commit of theirs is still there", async () => {
    startProposed();
    const theirs = commitTo(bare, branch, { "cutouts/photos/a.png": await retouched(), "note.md": "Nice" }, "Retouch");
    const blob = git(bare, "rev-parse", `${branch}:cutouts/photos/a.png`);
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    const again = await job(proposing);
    expect(again.outputs).toMatchObject({ kept: "1", reused: "1", made: "1", paid: "1", "pull-request-number": "1" });
    expect(git(bare, "rev-parse", `${branch}:cutouts/photos/a.png`)).toBe(blob);
    expect(git(bare, "merge-base", branch, theirs)).toBe(theirs);
    expect(files(branch)).toEqual(expect.arrayContaining(["note.md", "cutouts/photos/c.png"]));
    const third = await job(proposing);
    expect(third.outputs).toMatchObject({ kept: "1", reused: "2", paid: "0", "pull-request-number": "1" });
    expect(paid()).toBe(1);
  });

  it("brings a picture's new line even if its cutout came out the same, so that it is not paid for each time", async () => {
    startProposed();
    git(bare, "update-ref", "refs/heads/main", branch);
    Object.assign(hub.list[0] ?? {}, { state: "closed", merged: true });
    commitTo(bare, "main", { "photos/a.jpg": await photo(4) }, "Another picture");
    expect((await job(proposing)).outputs).toMatchObject({
      made: "1",
      reused: "1",
      paid: "1",
      "pull-request-number": "2",
    });
    const again = await job(proposing);
    expect(again.outputs).toMatchObject({ made: "0", reused: "2", paid: "0", "pull-request-number": "2" });
  });
});

describe("a pull request that several runs keep", () => {
  it("tells of everything that it brings, and keeps the title that it has", async () => {
    startProposed();
    Object.assign(hub.list[0] ?? {}, { title: "A reviewer's" });
    commitTo(bare, "main", { "photos/c.jpg": await photo(3) }, "Add a picture");
    await job({ ...proposing, paths: "photos/c.jpg", "pull-request-title": "Another" });
    expect(hub.list).toMatchObject([{ title: "A reviewer's" }]);
    for (const name of ["a", "b", "c"]) expect(hub.list[0]?.body).toContain(`alt="After: cutouts/photos/${name}.png"`);
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
  it("are remembered there", async () => {
    const inputs = { deliver: "commit", branch: "products" };
    await job(inputs);
    const tip = tipOf(bare, "products");
    const again = await job(inputs);
    expect(again.outputs).toMatchObject({ reused: "2", made: "0", paid: "0" });
    expect(tipOf(bare, "products")).toBe(tip);
    commitTo(bare, "products", { "cutouts/photos/a.png": await retouched() }, "Retouch");
    expect((await job(inputs)).outputs).toMatchObject({ kept: "1", reused: "1", paid: "0" });
    expect(paid()).toBe(2);
  });
});
