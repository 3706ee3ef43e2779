import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findObstacle, type ProspectsRequest } from "../../src/deliver/prospects.js";
import { bareRepository, git, temporaryFolder } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { checkOut, discard, eventOf, openAs, type Payload } from "./workbench.js";

/** What is known before anything is paid for; that a run then pays nothing is in test/e2e/undeliverable.test.ts. */

let bare: string;
let github: FakeGitHub;
let workspace: string;

beforeAll(async () => {
  bare = bareRepository({ "README.md": "A shop" });
  github = await startFakeGitHub({ bareRepo: bare });
  workspace = checkOut(github);
});
beforeEach(() => {
  Object.assign(github.switches, { contents: "write", private: false, archived: false });
});
afterAll(async () => {
  await github.close();
  discard(bare, workspace);
});

type Wanted = Partial<ProspectsRequest["settings"]> & { readonly event?: Payload; readonly path?: string };

async function obstacle({ event = { name: "push" }, path, ...settings }: Wanted): Promise<string | undefined> {
  const found = await findObstacle({
    settings: { deliver: ["commit"], branch: "", base: "", token: github.switches.token, ...settings },
    event: eventOf(github, event),
    git: openAs(github, workspace, path === undefined ? {} : { PATH: path }),
  });
  return found?.reason;
}

const nothing = "nothing";
const readOnly = "The token may not push. Give the job `permissions: contents: write`.";
const queue = "refs/heads/gh-readonly-queue/main/pr-7-abc";

describe("what is in the way of a delivery is told by the event and the settings", () => {
  it.each<[string, Wanted, string]>([
    ["a push to a branch", {}, nothing],
    ["a pull request for a push", { deliver: ["pull-request"] }, nothing],
    [
      "a tag's push",
      { event: { name: "push", ref: "refs/tags/v1.0" } },
      "The run is on the tag v1.0, and a tag belongs to no branch. Give `branch`",
    ],
    [
      "a release",
      { deliver: ["pull-request"], event: { name: "release", ref: "refs/tags/v1.0" } },
      "A release belongs to a tag (v1.0), and a tag to no branch. Give `base`",
    ],
    ["the merge queue", { event: { name: "merge_group", ref: queue } }, "The merge queue deletes its branch"],
    [
      "pull_request_target",
      { event: { name: "pull_request_target" } },
      "A run by pull_request_target has the base's rights",
    ],
    [
      "a branch that is its own base",
      { deliver: ["pull-request"], branch: "main" },
      "`branch` and `base` are both main",
    ],
    [
      "a base that is not there",
      { deliver: ["pull-request"], base: "mian" },
      "The branch mian is not on the server. Give `base`",
    ],
    ["artifacts on a server that has none", { deliver: ["artifact"] }, "GitHub Enterprise Server does not support"],
  ])("%s", async (_what, wanted, sentence) => {
    const refs = git(bare, "for-each-ref");
    expect((await obstacle(wanted)) ?? nothing).toContain(sentence);
    expect(git(bare, "for-each-ref")).toBe(refs);
  });
});

describe.each(["commit", "pull-request"] as const)("what is in the way of a %s is told by the server", (way) => {
  it.each<[string, Partial<FakeGitHub["switches"]>, string]>([
    ["a token that may only read", { contents: "read" }, readOnly],
    ["a private repository that the token may not even read", { private: true, contents: "none" }, readOnly],
    ["an archived repository", { archived: true }, "The repository is archived, so nobody may push to it."],
  ])("%s", async (_what, switches, sentence) => {
    Object.assign(github.switches, switches);
    expect(await obstacle({ deliver: [way] })).toContain(sentence);
  });
});

it("a git that is too old to take the token is named with its version", async () => {
  const bin = temporaryFolder();
  const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  const script = `#!/bin/sh\nfor word; do [ "$word" = version ] && echo "git version 2.30.2" && exit; done\nexec ${real} "$@"\n`;
  writeFileSync(join(bin, "git"), script, { mode: 0o755 });
  expect(await obstacle({ path: `${bin}:${process.env["PATH"]}` })).toContain(
    "Git 2.30 is too old to push with the token: install git 2.31 or newer",
  );
  rmSync(bin, { recursive: true });
});
