// @module-tag long: each test runs the step, most of them several times, and delivers with real git.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decode } from "../../src/pixels/decode.js";
import { checkOut, discard } from "../deliver/workbench.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { bareRepository, commitTo, git, gitEnvironment, temporaryFolder } from "../support/git.js";
import { type GitData, gitData } from "../support/github/git-data.js";
import { type Pull, type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";

/** On GitHub's dark theme a black product that is clear around cannot be seen: pages show it on a checkerboard. */

let hub: Pulls;
let data: GitData;
let github: FakeGitHub;
let place: Place;
let service: FreeService;

/** The server's repository: each test finds it as a first run found it, or left it with a pull request. */
const bare = join(temporaryFolder(), "repo.git");
const fresh = join(temporaryFolder(), "repo.git");
const proposed = {
  bare: join(temporaryFolder(), "repo.git"),
  pulls: [] as readonly Pull[],
  previews: [] as readonly string[],
};
let origin: Place;
let first: Ended;

beforeAll(async () => {
  renameSync(bareRepository({ "photos/a.jpg": await photo(1) }), fresh);
  hub = pulls(bare);
  github = await startFakeGitHub({
    bareRepo: bare,
    handlers: [(request) => data.handler(request), hub.handler],
  });
  service = await startFreeService();
  startFrom(fresh);
  place = createPlace();
  first = await run({ deliver: "pull-request" });
  cpSync(bare, proposed.bare, { recursive: true });
  proposed.previews = previewRefs();
  proposed.pulls = hub.list.map((pull) => ({ ...pull }));
  origin = place;
});
beforeEach(() => {
  startFrom(fresh);
  place = createPlace();
});
afterEach(() => place.remove());
afterAll(async () => {
  origin.remove();
  await service.close();
  await github.close();
  discard(bare, fresh, proposed.bare);
});

function startFrom(repository: string, list: readonly Pull[] = []): void {
  discard(bare);
  cpSync(repository, bare, { recursive: true });
  hub.reset(list);
  data = gitData(bare);
}

/** From here on a first run, on this machine, has opened a pull request. */
function startProposed(): void {
  startFrom(proposed.bare, proposed.pulls);
  place.remove();
  place = origin.copy();
}

async function run(inputs: Readonly<Record<string, string>>): Promise<Ended> {
  const workspace = checkOut(github);
  try {
    const ended = await runStep(
      { ...place, workspace },
      {
        inputs: { paths: "photos", token: github.switches.token, ...service.inputs, ...inputs },
        env: { ...github.environment, GITHUB_SHA: headOf(workspace), GITHUB_REF: "refs/heads/main" },
        event: { name: "schedule", payload: {} },
      },
    );
    expect(ended.code, ended.stdout).toBe(0);
    return ended;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function previewRefs(): readonly string[] {
  const refs = git(bare, "for-each-ref", "--format=%(refname) %(objectname)", "refs/cutout-action");
  return refs.split("\n").filter(Boolean);
}

/** The picture that a page shows for a product, and what it leads to. */
function shownIn(
  page: string,
  product: string,
): { readonly sha: string; readonly name: string; readonly href: string } {
  const pattern = new RegExp(
    `<a href="([^"]+)"><img src="[^"]+/octo/shop/raw/(\\w{40})/([^"]+)" width="\\d+" alt="After: ${product}">`,
  );
  const [, href = "", sha = "", name = ""] = pattern.exec(page) ?? [];
  return { href, sha, name };
}

describe("a cutout on GitHub's pages", () => {
  it("is shown on squares of two greys, and leads to the product itself", async () => {
    startProposed();
    const { summary, outputs } = first;
    for (const page of [summary, hub.list[0]?.body ?? ""]) {
      const { sha, name, href } = shownIn(page, "cutouts/photos/a.png");
      expect(href).toContain(`/raw/${outputs["commit-sha"]}/cutouts/photos/a.png`);
      expect(previewRefs()).toEqual([
        expect.stringMatching(new RegExp(`^refs/cutout-action/previews/\\w{16} ${sha}$`)),
      ]);
      const webp = execFileSync("git", ["cat-file", "blob", `${sha}:${name}`], { cwd: bare, env: gitEnvironment });
      const { data, width } = await decode(webp);
      const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
      const [first = [], second = []] = [at(8, 8), at(24, 8)];
      expect([first[3], second[3]]).toEqual([255, 255]);
      expect((first[0] ?? 0) - (second[0] ?? 0)).toBeGreaterThan(20);
    }
  });

  it("is shown so in the pull request when it is of an earlier run, too", async () => {
    startProposed();
    const [ref = ""] = previewRefs();
    commitTo(bare, "main", { "photos/b.jpg": await photo(2, { width: 300 }) }, "Another");
    await run({ deliver: "pull-request" });
    const body = hub.list[0]?.body ?? "";
    const earlier = shownIn(body, "cutouts/photos/a.png");
    expect(earlier.name).toMatch(/jpg$/);
    expect(shownIn(body, "cutouts/photos/b.png").name).toMatch(/jpg$/);
    const refs = previewRefs();
    expect(refs).toHaveLength(2);
    expect(refs.some((ref) => ref.endsWith(earlier.sha))).toBe(true);
    const shown = (commit: string) => git(bare, "rev-parse", `${commit}:0.jpg`);
    expect(shown(earlier.sha)).toBe(shown(ref.split(" ")[1] ?? ""));
    const { summary } = await run({ deliver: "pull-request" });
    for (const page of [summary, hub.list[0]?.body ?? ""])
      expect(shownIn(page, "cutouts/photos/b.png").name).toMatch(/jpg$/);
  });

  it("has one ref of its own a step, which no clone fetches, and what was there is replaced", async () => {
    const [ref = ""] = proposed.previews[0]?.split(" ") ?? [];
    const other = commitTo(bare, "main", { "photos/a.jpg": await photo(2, { width: 300 }) }, "Another");
    git(bare, "update-ref", ref, other);
    await run({ deliver: "commit" });
    const [second, ...more] = previewRefs();
    expect(more).toEqual([]);
    expect(second).toMatch(new RegExp(`^${ref} (?!${other})`));
    expect(git(bare, "ls-tree", "--name-only", second?.split(" ")[1] ?? "")).toBe("0.jpg");
    const clone = createPlace();
    git(clone.workspace, "clone", "-q", `file://${bare}`, ".");
    expect(git(clone.workspace, "for-each-ref", "--format=%(refname)")).not.toContain("cutout-action");
    clone.remove();
  });

  it("is shown as it is where nothing is committed, is opaque, or the server takes no such ref", async () => {
    await run({ deliver: "none" });
    await run({ deliver: "commit", background: "#ffffff", output: "white/{name}.png" });
    expect(previewRefs()).toEqual([]);
    const hook = join(bare, "hooks/update");
    writeFileSync(hook, '#!/bin/sh\ncase "$1" in refs/heads/*) ;; *) echo "no such refs here" >&2; exit 1 ;; esac\n');
    chmodSync(hook, 0o755);
    const { summary, outputs, stdout } = await run({ deliver: "commit", output: "clear/{name}.png", force: "true" });
    expect(shownIn(summary, "clear/a.png")).toMatchObject({ sha: outputs["commit-sha"], name: "clear/a.png" });
    expect(stdout).not.toContain("::warning");
  });
});
