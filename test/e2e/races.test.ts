// @module-tag long: three runs at once, round after round.
import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git } from "../support/git.js";
import { gitData } from "../support/github/git-data.js";
import { pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, type Ended, runStep } from "../support/run-action.js";
import { startScriptedService } from "../support/scripted-service.js";

/** Jobs of one workflow at the same time, each for pictures of its own. `CUTOUT_RACE_ROUNDS` asks for more rounds. */
const rounds = Number(process.env["CUTOUT_RACE_ROUNDS"] ?? 1);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function world(folders: readonly string[]) {
  const pictures = await Promise.all(folders.map(async (name, i) => [`${name}/a.jpg`, await photo(i)] as const));
  const bare = bareRepository(Object.fromEntries(pictures));
  const hub = pulls(bare);
  const github = await startFakeGitHub({ bareRepo: bare, handlers: [gitData(bare).handler, hub.handler] });
  closing.push(github.close);
  const service = await startScriptedService();
  closing.push(service.close);
  const run = (inputs: Readonly<Record<string, string>>) =>
    job(github, { service: service.url.href, "app-code": service.appCode, "image-urls": "serve", ...inputs });
  return { bare, hub, service, run };
}

async function job(github: FakeGitHub, inputs: Readonly<Record<string, string>>): Promise<Ended> {
  const place = createPlace();
  const workspace = checkOut(github);
  const ended = await runStep(
    { ...place, workspace },
    {
      inputs: { token: github.switches.token, ...inputs },
      env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
      event: { name: "schedule", payload: {} },
    },
  );
  place.remove();
  rmSync(workspace, { recursive: true, force: true });
  expect(ended.code, ended.stdout).toBe(0);
  return ended;
}

/** Every product is on the branch, and has its line in the manifest there. */
function expectAll(bare: string, branch: string, folders: readonly string[]): void {
  const products = folders.map((name) => `cutouts/${name}/a.png`);
  expect(git(bare, "ls-tree", "-r", "--name-only", branch).split("\n")).toEqual(expect.arrayContaining(products));
  const manifest: { readonly products: readonly ({ readonly product: string } | null)[] } = JSON.parse(
    git(bare, "cat-file", "blob", `${branch}:.cutouts.json`),
  );
  expect(manifest.products.flatMap((line) => line?.product ?? [])).toEqual(products);
}

describe("jobs that run at the same time", () => {
  it.each(Array.from({ length: rounds }, (_, round) => round))(
    "three of them keep one pull request, lose nothing, and all end with its number (round %i)",
    async () => {
      const folders = ["one", "two", "three"].toSorted();
      const { bare, hub, service, run } = await world(folders);
      const deliver = "pull-request";
      const ended = await Promise.all(folders.map((paths) => run({ deliver, paths })));
      expect(ended.map(({ outputs }) => outputs["pull-request-number"])).toEqual(["1", "1", "1"]);
      expect(hub.list).toMatchObject([{ state: "open" }]);
      for (const name of folders) expect(hub.list[0]?.body).toContain(`alt="After: cutouts/${name}/a.png"`);
      expectAll(bare, "cutouts/main", folders);
      expect(service.bill().tasks).toBe(3);
      const next = await run({ deliver, paths: "one\ntwo\nthree" });
      expect(next.outputs).toMatchObject({ reused: "3", paid: "0", "pull-request-number": "1" });
    },
    120_000,
  );

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    "two of them commit to one branch, and nothing is lost (round %i)",
    async () => {
      const folders = ["left", "right"];
      const { bare, service, run } = await world(folders);
      const ended = await Promise.all(folders.map((paths) => run({ deliver: "commit", paths })));
      for (const { outputs } of ended) expect(outputs["commit-sha"]).toMatch(/^\w{40}$/);
      expectAll(bare, "main", folders);
      expect(git(bare, "rev-list", "--count", "main")).toBe("3");
      expect(service.bill().tasks).toBe(2);
    },
    120_000,
  );
});
