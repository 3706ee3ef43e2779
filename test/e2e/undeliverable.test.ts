// @module-tag long: each test runs the step, most of them paid and free.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { tipOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

let bare: string;
let hub: Pulls;
let github: FakeGitHub;
let service: ScriptedService;
const places: Place[] = [];

beforeEach(async () => {
  bare = bareRepository({ "photos/a.jpg": await photo(1, { width: 240, height: 210 }) });
  hub = pulls(bare);
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, hub.handler] });
  service = await startScriptedService();
});
afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await github.close();
  await service.close();
});

interface Job {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: object };
  readonly env?: Readonly<Record<string, string>>;
  readonly free?: true;
  /** What the workflow does between checkout and the action. */
  readonly before?: (workspace: string) => void;
}

/** One job on a fresh machine. */
async function job({ inputs, event = { name: "push", payload: {} }, env = {}, free, before }: Job): Promise<Ended> {
  const place = createPlace();
  places.push(place);
  const workspace = checkOut(github);
  before?.(workspace);
  const paid = { service: service.url.href, "app-code": service.appCode, "image-urls": "serve" };
  try {
    return await runStep(
      { ...place, workspace },
      {
        inputs: { paths: "photos", ...(free ? {} : paid), token: github.switches.token, ...inputs },
        env: {
          ...github.environment,
          GITHUB_SHA: tipOf(bare, "main"),
          GITHUB_REF: "refs/heads/main",
          ...env,
        },
        event,
      },
    );
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** What can be in the way is in test/deliver/prospects.test.ts. */
describe("a paid run whose delivery cannot work stops before it pays", () => {
  it.each<[string, Job, string]>([
    [
      "by its event",
      { inputs: { deliver: "commit" }, env: { GITHUB_REF: "refs/tags/v1.0" } },
      "The run is on the tag v1.0, and a tag belongs to no branch. Give `branch`",
    ],
    [
      "by the server",
      { inputs: { deliver: "pull-request", base: "mian" } },
      "The branch mian is not on the server. Give `base`",
    ],
  ])("%s", async (_what, given, sentence) => {
    const refs = git(bare, "for-each-ref");
    const ended = await job(given);
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toContain(`::error::${sentence}`);
    expect(ended.stdout).toContain("nothing is paid for");
    expect(service.requests).toEqual([]);
    expect(git(bare, "for-each-ref")).toBe(refs);
  });

  it("but a dry run only says so, and a free one goes on after a warning", async () => {
    github.switches.contents = "read";
    const dry = await job({ inputs: { deliver: "commit", "dry-run": "true" } });
    expect(dry.code, dry.stdout).toBe(0);
    expect(dry.stdout).toContain("A run in earnest could not deliver: The token may not push.");
    expect(dry.outputs["planned"]).toBe("1");
    const free = await job({ inputs: { deliver: "commit" }, free: true });
    expect(free.stdout).toContain("::warning::The token may not push.");
    expect(free.outputs["made"]).toBe("1");
    expect(free.code).toBe(1);
  });
});

describe("a product in a submodule", () => {
  const before = (workspace: string) => {
    const other = bareRepository({ "README.md": "Another repository" });
    git(workspace, "clone", "-q", `file://${other}`, "shared");
    git(workspace, "add", "shared");
  };
  const output = "shared/{name}.png";

  it.each(["commit", "pull-request"])("is refused before it is paid for, by its picture (%s)", async (deliver) => {
    const ended = await job({ inputs: { deliver, output }, before });
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.results?.pictures).toMatchObject([
      {
        outcome: "failed",
        stage: "plan",
        paid: false,
        reason: expect.stringMatching(/shared\/a\.png would lie in the submodule shared.*working-directory: shared/),
      },
    ]);
    expect(service.requests).toEqual([]);
  });

  it("is made where nothing is committed", async () => {
    const ended = await job({ inputs: { deliver: "none", output }, before });
    expect(ended.outputs, ended.stdout).toMatchObject({ made: "1" });
  });
});

describe("a forgotten working-directory", () => {
  it("is named where the checkout has a path of its own, unpaid", async () => {
    const before = (workspace: string) => {
      git(workspace, "clone", "-q", `file://${bare}`, "shop");
      rmSync(join(workspace, ".git"), { recursive: true });
    };
    const ended = await job({ inputs: { deliver: "commit" }, before });
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toContain('there is one in the folder shop, so set "working-directory: shop"');
    expect(service.requests).toEqual([]);
  });
});

describe("what Dependabot started", () => {
  const event = { name: "push", payload: {} };
  const env = { GITHUB_ACTOR: "dependabot[bot]" };

  it("delivers nothing with its read-only token, and that is no failure", async () => {
    github.switches.contents = "read";
    const ended = await job({ inputs: { deliver: "commit" }, event, env, free: true });
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.stdout).toContain("Dependabot started this run, so the token is read-only unless the job has");
  });

  it("is committed where `permissions:` lifts that", async () => {
    const ended = await job({ inputs: { deliver: "commit" }, event, env, free: true });
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.outputs["commit-sha"]).toBe(tipOf(bare, "main"));
  });
});

describe("the checkout of another repository", () => {
  let other: string;

  beforeEach(async () => {
    other = bareRepository({ "photos/secret.jpg": await photo(2) });
    github.others.set("acme/catalog", { bare: other, mayPush: true });
  });

  /** As actions/checkout with `repository:` and `path:`, or a submodule. */
  const inFolder =
    (origin: string, ...detach: readonly string[]) =>
    (workspace: string) => {
      git(workspace, "clone", "-q", `file://${other}`, "catalog");
      git(join(workspace, "catalog"), "checkout", "-q", ...detach);
      git(join(workspace, "catalog"), "remote", "set-url", "origin", origin);
    };
  const inputs = { "working-directory": "catalog", deliver: "commit" };

  it("gets the products, and the workflow's own repository nothing", async () => {
    const refs = git(bare, "for-each-ref");
    const before = inFolder(`${github.url}/acme/catalog.git`);
    const ended = await job({ inputs, before });
    expect(ended.code, ended.stdout).toBe(0);
    expect(git(other, "ls-tree", "-r", "--name-only", "main")).toContain("cutouts/photos/secret.png");
    expect(ended.outputs["commit-sha"]).toBe(git(other, "rev-parse", "main"));
    expect(git(bare, "for-each-ref")).toBe(refs);
    expect(ended.summary).toContain(`/acme/catalog/commit/${ended.outputs["commit-sha"]}`);
  });

  it.each<[string, () => void, readonly string[], string]>([
    [
      "that the token may not write to",
      () => github.others.set("acme/catalog", { bare: other, mayPush: false }),
      [],
      'Give "token" one that may write to acme/catalog',
    ],
    [
      "without a branch, as a submodule",
      () => {},
      ["--detach"],
      "No branch of acme/catalog is checked out here. Give `branch`",
    ],
  ])("%s stops the run, paid or free, with both names", async (_what, turn, detach, advice) => {
    turn();
    const refs = [bare, other].map((repository) => git(repository, "for-each-ref"));
    for (const free of [{}, { free: true }] as const) {
      const ended = await job({ inputs, before: inFolder(`${github.url}/acme/catalog`, ...detach), ...free });
      expect(ended.code, ended.stdout).toBe(1);
      expect(ended.stdout).toContain(
        "::error::The pictures are in a work tree of acme/catalog, and this workflow belongs to octo/shop",
      );
      expect(ended.stdout).toContain(advice);
    }
    expect(service.requests).toEqual([]);
    expect([bare, other].map((repository) => git(repository, "for-each-ref"))).toEqual(refs);
  });

  it("of another server stops it, too, and shows no password of the remote's", async () => {
    const ended = await job({ inputs, before: inFolder("https://me:pass%40@gitlab.example/acme/catalog.git") });
    expect(ended.code, ended.stdout).toBe(1);
    expect(ended.stdout).toContain(
      "a work tree of https://gitlab.example/acme/catalog.git, which is not the repository of this workflow, octo/shop",
    );
    expect(service.requests).toEqual([]);
  });
});
