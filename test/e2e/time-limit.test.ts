// @module-tag long: the run waits until its time is up.
import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf, tipOf } from "../support/refs.js";
import { createPlace, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

/** A job that GitHub would end after six hours ends by itself before, with all that it has paid for. */

const COUNT = 11;
let bare: string;
let github: FakeGitHub;
let service: ScriptedService;

beforeEach(async () => {
  const photos = Array.from({ length: COUNT }, async (_, at) => [`photos/${at}.jpg`, await photo(at)] as const);
  bare = bareRepository(Object.fromEntries(await Promise.all(photos)));
  github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler] });
  // The first job of ten outlasts the limit, and no other begins before it is done.
  service = await startScriptedService({ jobMilliseconds: 13_000 });
});

afterEach(async () => {
  await github.close();
  await service.close();
});

async function night(inputs: Readonly<Record<string, string>>) {
  const place = createPlace();
  const workspace = checkOut(github, { ref: "main" });
  const ended = await runStep(
    { ...place, workspace },
    {
      inputs: {
        paths: "photos",
        service: service.url.href,
        "app-code": service.appCode,
        "image-urls": "serve",
        token: github.switches.token,
        deliver: "commit",
        concurrency: "1",
        ...inputs,
      },
      env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
      event: { name: "schedule", payload: {} },
    },
  );
  rmSync(workspace, { recursive: true, force: true });
  place.remove();
  return ended;
}

it("a run whose time is up delivers what it paid for, and the next one pays for the rest alone", async () => {
  const first = await night({ "time-limit": "0.2" });
  expect(first.code, first.stdout).toBe(0);
  expect(first.outputs).toMatchObject({ made: "10", paid: "10", deferred: "1", failed: "0" });
  expect(first.outputs["commit-sha"]).toBe(tipOf(bare, "main"));
  expect(git(bare, "ls-tree", "-r", "--name-only", "main", "cutouts").split("\n")).toHaveLength(10);
  expect(first.summary).toMatch(/⚠️ \S+time-limit\S+ was reached: 1 picture is left to the next run, unpaid\./);
  expect(first.results).toMatchObject({ ending: "time-limit" });
  service.change({ jobMilliseconds: 50 });
  const second = await night({});
  expect(second.outputs, second.stdout).toMatchObject({ made: "1", paid: "1", reused: "10", deferred: "0" });
  expect(second.results).toMatchObject({ ending: "complete" });
  expect(service.bill().tasks).toBe(COUNT);
});
