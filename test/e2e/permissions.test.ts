// @module-tag long: each test opens a pull request with the whole program.
import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { bareRepository } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

let hub: Pulls;
let github: FakeGitHub;
let service: FreeService;
let place: Place;
/** A machine that made the product, and has delivered it nowhere yet. */
let made: Place;

beforeAll(async () => {
  service = await startFreeService();
  made = createPlace({ "photos/a.jpg": await photo(1) });
  await runStep(made, { inputs: { paths: "photos", ...service.inputs } });
});
beforeEach(async () => {
  const bare = bareRepository({ "photos/a.jpg": await photo(1) });
  hub = pulls(bare);
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, hub.handler] });
  place = made.copy();
});
afterEach(async () => {
  place.remove();
  await github.close();
});
afterAll(async () => {
  made.remove();
  await service.close();
});

async function propose(): Promise<Ended> {
  const workspace = checkOut(github);
  try {
    return await runStep(
      { ...place, workspace },
      {
        inputs: {
          paths: "photos",
          deliver: "pull-request",
          "pull-request-labels": "catalog",
          token: github.switches.token,
          ...service.inputs,
        },
        env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
        event: { name: "schedule", payload: {} },
      },
    );
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

describe("what the log says where a permission is missing", () => {
  it("none: one line with the pull request", async () => {
    const ended = await propose();
    expect(ended.code, ended.stdout).toBe(0);
    expect(ended.stdout).toMatch(/^Products: pull request 1, http/m);
    expect(ended.stdout).not.toContain("::warning");
  });

  it.each<[string, () => void, readonly string[]]>([
    [
      "the setting that lets Actions open pull requests",
      () => {
        hub.switches.mayOpenPullRequests = false;
      },
      ["::warning::Products: branch cutouts/main, http", "Allow GitHub Actions to create and approve pull requests"],
    ],
    [
      "issues, for a label that is not there yet",
      () => {
        github.switches.issues = "none";
      },
      [
        "::warning::Pull request #1 could not be labelled: the token may not. Give the job `permissions: issues: write`",
        "make the label once by hand",
        "Products: pull request 1, http",
      ],
    ],
  ])("%s", async (_what, turn, sentences) => {
    turn();
    const ended = await propose();
    expect(ended.code, ended.stdout).toBe(0);
    for (const sentence of sentences) expect(ended.stdout).toContain(sentence);
  });
});
