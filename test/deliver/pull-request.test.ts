// @module-tag long: each test makes several deliveries to a real git server.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { once } from "../../src/once.js";
import { bareRepository, commitTo, git, temporaryFolder } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, type Handler, startFakeGitHub } from "../support/github/server.js";
import { tipOf } from "../support/refs.js";
import { checkOut, deliverFrom, discard, fileAt, filesOf, type Situation } from "./workbench.js";

let hub: Pulls;
let github: FakeGitHub;

/** The server's repository: each test finds it as somebody made it, or as a first run left it. */
const bare = join(temporaryFolder(), "repo.git");
const fresh = bareRepository({ "pictures/a.jpg": "a" });
const afterFirst = join(temporaryFolder(), "repo.git");

beforeEach(async () => {
  startFrom(fresh);
  hub = pulls(bare);
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, hub.handler] });
});
afterEach(() => github.close());
afterAll(() => discard(bare, fresh, afterFirst));

function startFrom(repository: string): void {
  discard(bare);
  cpSync(repository, bare, { recursive: true });
}

const branch = "cutouts/main";

/** A scheduled run on a machine of its own that made these products. */
async function run(products: Readonly<Record<string, string>>, situation: Situation = {}) {
  const settings = { deliver: ["pull-request"] as const, pullRequestLabels: ["cutouts"], ...situation.settings };
  const event = { name: "schedule" };
  return deliverFrom(github, checkOut(github), { event, products, ...situation, settings });
}

/** The first run, whose pull request brings `cutouts/a.png`. */
const first = once(async () => {
  const { delivered } = await run({ "cutouts/a.png": "A" });
  cpSync(bare, afterFirst, { recursive: true });
  return { delivered, pulls: hub.list.map((pull) => ({ ...pull })) };
});

/** From here on that run is over. Returns what it delivered. */
async function startProposed() {
  const { delivered, pulls: opened } = await first();
  startFrom(afterFirst);
  hub.reset(opened);
  return delivered;
}

/** From the list of pull requests on, git gets no answer: what is asked of it next is our own branch. */
async function downOnceListed(): Promise<void> {
  const goDown: Handler = async ({ method, url }) => {
    if (method === "GET" && url.pathname.endsWith("/pulls")) github.switches.outages = 1_000;
    return undefined;
  };
  await github.close();
  github = await startFakeGitHub({ bareRepo: bare, handlers: [goDown, gitData(bare).handler, hub.handler] });
}

describe("a pull request", () => {
  it("is opened from one fixed branch, with title, labels, body and the products, and leaves the base alone", async () => {
    const base = tipOf(bare, "main");
    const { delivered } = await run({ "cutouts/a.png": "A" }, { settings: { pullRequestTitle: "New cutouts" } });
    const sha = tipOf(bare, branch);
    expect(delivered).toMatchObject([{ kind: "pull-request", number: 1, branch, sha }]);
    expect(hub.list).toMatchObject([
      { title: "New cutouts", labels: ["cutouts"], state: "open", head: branch, base: "main" },
    ]);
    expect(hub.list[0]?.body).toContain(`Cutouts of ${sha}`);
    expect(tipOf(bare, "main")).toBe(base);
    expect(git(bare, "rev-parse", `${branch}^`)).toBe(base);
    expect(filesOf(bare, branch)).toEqual([".cutouts.json", "cutouts/a.png", "pictures/a.jpg"]);
  });

  it("is updated in place by the next run, on the base as it is by then", async () => {
    await startProposed();
    commitTo(bare, "main", { "theirs.txt": "theirs" }, "Meanwhile");
    const { delivered } = await run({ "cutouts/a.png": "A", "cutouts/b.png": "B" });
    expect(delivered).toMatchObject([{ kind: "pull-request", number: 1 }]);
    expect(hub.list).toHaveLength(1);
    expect(filesOf(bare, branch)).toContain("theirs.txt");
    expect(fileAt(bare, branch, "cutouts/b.png")).toBe("B");
    expect(hub.list[0]?.body).toContain(tipOf(bare, branch));
  });

  it("keeps its commit where nothing is different", async () => {
    await startProposed();
    const sha = tipOf(bare, branch);
    const { delivered } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([{ kind: "pull-request", number: 1, sha }]);
    expect(tipOf(bare, branch)).toBe(sha);
  });

  it("is closed when the base has everything, and one with the same set may be opened later", async () => {
    await startProposed();
    const before = tipOf(bare, "main");
    git(bare, "update-ref", "refs/heads/main", branch);
    const { delivered } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([{ kind: "nothing", reason: expect.stringContaining("#1 was closed") }]);
    expect(hub.list[0]?.state).toBe("closed");
    git(bare, "update-ref", "refs/heads/main", before);
    expect((await run({ "cutouts/a.png": "A" })).delivered).toMatchObject([{ kind: "pull-request", number: 2 }]);
  });

  it("that a person closed is not opened again for the same set, but is for another", async () => {
    await startProposed();
    Object.assign(hub.list[0] ?? {}, { state: "closed" });
    commitTo(bare, "main", { "theirs.txt": "theirs" }, "Meanwhile");
    const again = await run({ "cutouts/a.png": "A" });
    expect(again.delivered).toMatchObject([{ kind: "nothing", reason: expect.stringContaining("#1") }]);
    expect(hub.list).toHaveLength(1);
    expect((await run({ "cutouts/a.png": "A2" })).delivered).toMatchObject([{ kind: "pull-request", number: 2 }]);
  });

  it("that was merged does not stand in the way of the next", async () => {
    await startProposed();
    Object.assign(hub.list[0] ?? {}, { state: "closed", merged: true });
    expect((await run({ "cutouts/a.png": "A" })).delivered).toMatchObject([{ kind: "pull-request", number: 2 }]);
  });

  it("tells how its checks get to run where GITHUB_TOKEN opened it, and only there", async () => {
    expect(await startProposed()).toMatchObject([
      { note: expect.stringMatching(/wait until somebody approves.*input token/s) },
    ]);
    hub.switches.login = "cutouts-app[bot]";
    expect((await run({ "cutouts/a.png": "B" })).delivered[0]).not.toHaveProperty("note");
  });

  it("becomes a pushed branch and a link to open it where Actions may not open pull requests", async () => {
    hub.switches.mayOpenPullRequests = false;
    const { delivered } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([
      {
        kind: "branch",
        branch,
        sha: tipOf(bare, branch),
        compareUrl: `${github.url}/octo/shop/compare/main...cutouts/main?expand=1`,
        note: expect.stringContaining("Allow GitHub Actions to create and approve pull requests"),
      },
    ]);
  });

  it("names the permission that the token lacks, and the branch is there all the same", async () => {
    github.switches.pullRequests = "read";
    const { delivered } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([
      {
        kind: "branch",
        note: expect.stringContaining("the token may not. Give the job `permissions: pull-requests: write`"),
      },
    ]);
    expect(filesOf(bare, branch)).toContain("cutouts/a.png");
  });

  it("gets a label that the repository has without `issues: write`", async () => {
    github.switches.issues = "none";
    hub.switches.labels = ["cutouts"];
    expect((await run({ "cutouts/a.png": "A" })).log).toEqual([]);
    expect(hub.list).toMatchObject([{ labels: ["cutouts"] }]);
  });

  it("is there even if it cannot be labelled, since the label would have to be made", async () => {
    github.switches.issues = "read";
    const { delivered, log } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([{ kind: "pull-request" }]);
    expect(log).toEqual([
      expect.stringMatching(/could not be labelled.*`permissions: issues: write`.*make the label once by hand/),
    ]);
  });

  it("has a verified commit where that is asked for, also when its branch is moved back", async () => {
    const settings = { verifiedCommits: "required" } as const;
    await run({ "cutouts/a.png": "A" }, { settings });
    commitTo(bare, "main", { "theirs.txt": "theirs" }, "Meanwhile");
    const { delivered } = await run({ "cutouts/a.png": "B" }, { settings });
    expect(delivered).toMatchObject([{ kind: "pull-request", number: 1, sha: tipOf(bare, branch) }]);
    expect(git(bare, "show", "-s", "--format=%cn", branch)).toBe("GitHub");
    expect(git(bare, "for-each-ref", "--format=%(refname)").split("\n")).toEqual([
      `refs/heads/${branch}`,
      "refs/heads/main",
      "refs/pull/1/head",
    ]);
  });

  it("waits for a server that is down, again and again, and tells that in the end", async () => {
    const tries: number[] = [];
    const pause = async (attempt: number) => void tries.push(attempt);
    await downOnceListed();
    const { delivered } = await run({ "cutouts/a.png": "A" }, { pause });
    expect(delivered).toMatchObject([
      {
        kind: "failed",
        way: "pull-request",
        reason: expect.stringMatching(/^The server could not be reached: .*503/s),
      },
      { way: "artifact" },
    ]);
    expect(tries).toEqual([1, 2, 3, 4]);
  });

  it("gets through to a server that comes back", async () => {
    const pause = async () => {
      github.switches.outages = 0;
    };
    await downOnceListed();
    const { delivered } = await run({ "cutouts/a.png": "A" }, { pause });
    expect(delivered).toMatchObject([{ kind: "pull-request", number: 1 }]);
  });

  it("fails with the way out where its branch cannot be, and the products are not lost", async () => {
    commitTo(bare, "cutouts", { "x.txt": "x" }, "In the way");
    const { delivered } = await run({ "cutouts/a.png": "A" });
    expect(delivered).toMatchObject([
      { kind: "failed", way: "pull-request", reason: expect.stringContaining("Give `branch` another name") },
      { way: "artifact" },
    ]);
  });
});
