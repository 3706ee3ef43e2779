import { Agent } from "undici";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectToApi } from "../../src/github/api.js";
import { changedPaths } from "../../src/github/changes.js";
import { readEvent } from "../../src/github/event.js";
import { openGit } from "../../src/github/git.js";
import { silentLog } from "../../src/log.js";
import { once } from "../../src/once.js";
import { bareRepository, commitTo, git, gitEnvironment, type Tree, temporaryFolder, write } from "../support/git.js";
import { type Changes, changes } from "../support/github/changes.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { tipOf } from "../support/refs.js";

const dispatcher = new Agent();
const pull = { 7: { base: "main", head: "topic" } };
let bare: string;
let start: string;
let hub: Changes;
let github: FakeGitHub;

beforeEach(async () => {
  bare = bareRepository({ "a.jpg": "a".repeat(100), "b.jpg": "b".repeat(100), "c.jpg": "c".repeat(100) });
  start = tipOf(bare, "main");
  write(bare, { "refs/heads/topic": `${start}\n` });
  hub = changes(bare, pull);
  github = await startFakeGitHub({ bareRepo: bare, handlers: [hub.handler] });
});
afterEach(() => github.close());

/** Of one content, which git packs once. */
const many = (count: number): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`many/${i}.jpg`, "many"]));

interface Run {
  readonly name: string;
  readonly ref?: string;
  readonly payload?: unknown;
  readonly depth?: number;
}

/** Clones by what is cloned: to ask what was touched changes nothing in them. */
const clones = new Map<string, string>();

function cloneOf(depth: number): string {
  const key = `${tipOf(bare, "main")} ${depth}`;
  const known = clones.get(key) ?? temporaryFolder();
  const history = depth === 0 ? [] : [`--depth=${depth}`];
  if (!clones.has(key)) git(known, "clone", "-q", ...history, `file://${bare}`, ".");
  clones.set(key, known);
  return known;
}

/** Asks from a clone of the given depth: 1 as actions/checkout makes it, 0 for all of history. */
async function ask({ name, ref = "refs/heads/main", payload = {}, depth = 1 }: Run): Promise<readonly string[]> {
  const workspace = cloneOf(depth);
  const event = readEvent({ ...github.environment, GITHUB_EVENT_NAME: name, GITHUB_REF: ref }, JSON.stringify(payload));
  if (event.kind === "none") throw new Error("The environment is not that of GitHub Actions.");
  const api = once(() =>
    connectToApi({ hosts: event.hosts, token: github.switches.token, dispatcher, log: silentLog }),
  );
  const opened = openGit({ directory: workspace, env: gitEnvironment, anyOwner: true });
  return [...(await changedPaths({ event, git: opened, api, workspace }))].sort();
}

const onPull = () => {
  const side = (ref: string) => ({ ref, sha: start, repo: { full_name: "octo/shop" } });
  return { name: "pull_request", payload: { pull_request: { number: 7, head: side("topic"), base: side("main") } } };
};

const onPush = (before: string, after: string, rest: object = {}) => ({
  name: "push",
  payload: { before, after, ...rest },
});

describe("what a pull request touches", () => {
  it("is what it adds and changes, renamed files by their new names, removed ones left out", async () => {
    const files = { "new ☃.jpg": "n", "b.jpg": "edited".repeat(30), "renamed.jpg": "a".repeat(100) };
    commitTo(bare, "topic", files, "Change", ["a.jpg", "c.jpg"]);
    expect(await ask(onPull())).toEqual(["b.jpg", "new ☃.jpg", "renamed.jpg"]);
  });

  it("is told over as many pages as it takes", async () => {
    commitTo(bare, "topic", many(250), "Many");
    expect(await ask(onPull())).toHaveLength(250);
  });

  it("stops the run where GitHub may have left some out", async () => {
    commitTo(bare, "topic", many(3_001), "Too many");
    await expect(ask(onPull())).rejects.toThrow(/3,000/);
  });

  it("stops the run, and is never taken for everything, where GitHub does not answer", async () => {
    hub.switches.status = 404;
    await expect(ask(onPull())).rejects.toThrow(/#7 could not be listed: GitHub knows no such thing there/);
    github.switches.pullRequests = "none";
    await expect(ask(onPull())).rejects.toThrow(/pull-requests: read/);
  });
});

describe("what a push touches", () => {
  it("is asked of GitHub where the clone is shallow", async () => {
    const after = commitTo(bare, "main", { "new.jpg": "n" }, "Add");
    expect(await ask(onPush(start, after))).toEqual(["new.jpg"]);
    expect(github.requests.map(({ url }) => url.pathname)).toEqual([expect.stringContaining("/compare/")]);
  });

  it("is asked of git alone where the history is there, as many files as there are", async () => {
    const after = commitTo(bare, "main", many(400), "Many");
    expect(await ask({ ...onPush(start, after), depth: 0 })).toHaveLength(400);
    expect(github.requests).toEqual([]);
  });

  it("stops the run where GitHub may have left some out, and says how git can tell", async () => {
    const after = commitTo(bare, "main", many(301), "Many");
    await expect(ask(onPush(start, after))).rejects.toThrow(/300 files.*fetch-depth: 0/);
  });

  it("stops the run where history was rewritten and git has not got it", async () => {
    const before = commitTo(bare, "main", { "x.jpg": "x" }, "Rewritten");
    write(bare, { "refs/heads/kept": `${before}\n`, "refs/heads/main": `${start}\n` });
    const after = commitTo(bare, "main", { "y.jpg": "y" }, "Instead");
    await expect(ask(onPush(before, after))).rejects.toThrow(/rewrote history.*fetch-depth: 0/);
  });

  it("is compared with the default branch where the branch is new", async () => {
    const after = commitTo(bare, "topic", { "t.jpg": "t" }, "Topic");
    const repository = { default_branch: "main" };
    const event = onPush("0".repeat(40), after, { repository });
    expect(await ask({ ...event, ref: "refs/heads/topic" })).toEqual(["t.jpg"]);
    await expect(ask({ ...event, ref: "refs/heads/main" })).rejects.toThrow(/new/);
  });
});

describe("what any other run touches", () => {
  it.each(["schedule", "workflow_dispatch", "release"])(
    "is nothing that %s could tell, so the run stops",
    async (name) => {
      await expect(ask({ name })).rejects.toThrow(`a run by ${name} has no changes of its own`);
    },
  );
});
