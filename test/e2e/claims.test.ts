// @module-tag long: each test runs the step, some of them several times.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blobIdOf } from "../../src/blob-id.js";
import type { ManifestLine } from "../../src/memory/manifest.js";
import { printManifest } from "../../src/memory/print-manifest.js";
import { once } from "../../src/once.js";
import { checkOut } from "../deliver/workbench.js";
import { type FreeService, startFreeService } from "../support/free-service.js";
import { bareRepository, git, write } from "../support/git.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runStep } from "../support/run-action.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";

const SECRET = "SECRET_OF_ANOTHER_STEP=1234\n";
const WORKFLOW = "on: push\njobs: {}\n";

let bare: string;
let github: FakeGitHub;
let results: ResultsService;
let service: ScriptedService;
let free: FreeService;
let place: Place;
let workspace: string;

beforeAll(async () => {
  results = await startResultsService();
  free = await startFreeService();
});
afterAll(async () => {
  (await made()).remove();
  await free.close();
  await results.close();
});

beforeEach(async () => {
  results.reset();
  place = createPlace();
  service = await startScriptedService();
  bare = bareRepository({ "photos/a.jpg": await photo(1), ".gitignore": ".env*\nhidden/\n", CODEOWNERS: "* @octo\n" });
  github = await startFakeGitHub({ bareRepo: bare });
  workspace = checkOut(github, { ref: "main" });
});
afterEach(async () => {
  place.remove();
  await github.close();
  await service.close();
});

/** A machine that keeps the picture's cutout. */
const made = once(async () => {
  const machine = createPlace({ "photos/a.jpg": await photo(1) });
  await runStep(machine, { inputs: { paths: "photos", ...free.inputs } });
  return machine;
});

/** A line that someone made up, with the true hash of what it names. */
function claim(product: string, content: string | Uint8Array, source = "photos/gone.jpg"): ManifestLine {
  const bytes = Buffer.from(content);
  return {
    product,
    source,
    variant: "",
    content: "c".repeat(64),
    blob: "b".repeat(40),
    model: "general",
    service: free.url.origin,
    recipe: "png",
    width: 1,
    height: 1,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    productBlob: blobIdOf(Buffer.from("another")),
    request: "",
  };
}

/** Artifacts are for github.com, *.ghe.com and *.localhost alone; git finds the last by itself. */
function run(inputs: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const server = github.url.replace("127.0.0.1", "github.localhost");
  git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
  return runStep(
    { ...place, workspace },
    {
      inputs: { paths: "photos", token: github.switches.token, ...free.inputs, ...inputs },
      env: {
        ...results.env,
        ...github.environment,
        GITHUB_SERVER_URL: server,
        GITHUB_SHA: headOf(workspace),
      },
      event: { name: "schedule", payload: {} },
    },
  );
}

const onMain = () => git(bare, "ls-tree", "-r", "--name-only", "main").split("\n").sort();

describe("a made-up line of the manifest", () => {
  beforeEach(async () => {
    cpSync((await made()).state, place.state, { recursive: true });
  });

  it("publishes no file that other steps left behind, by a commit", async () => {
    const picture = await photo(7, { type: "png" });
    write(workspace, {
      ".env.production": SECRET,
      "env.png": SECRET,
      "hidden/plan.png": picture,
      ".github/workflows/x.yml": WORKFLOW,
      ".github/logo.png": picture,
      ".cutouts.json": printManifest([
        claim(".env.production", SECRET),
        claim("env.png", SECRET),
        claim("hidden/plan.png", picture),
        claim(".github/workflows/x.yml", WORKFLOW),
        claim(".github/logo.png", picture),
        claim("photos/other.png", "another hash"),
      ]),
    });
    write(workspace, { "photos/other.png": picture });
    const ended = await run({ deliver: "commit", paths: "photos/*.jpg" });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(onMain()).toEqual(
      [".cutouts.json", ".gitignore", "CODEOWNERS", "cutouts/photos/a.png", "photos/a.jpg"].sort(),
    );
    for (const path of [
      ".env.production",
      "env.png",
      "hidden/plan.png",
      ".github/workflows/x.yml",
      ".github/logo.png",
      "photos/other.png",
    ])
      expect(ended.stdout).toContain(`::warning::${path} is`);
    expect(git(bare, "show", "main:.cutouts.json")).not.toContain("env");
  });

  it("gets nothing that a link leads to into an artifact", async () => {
    const outside = join(place.root, "outside");
    mkdirSync(outside);
    const picture = await photo(9, { type: "png" });
    write(outside, { "secret.png": picture });
    mkdirSync(join(workspace, "cutouts"));
    symlinkSync(join(outside, "secret.png"), join(workspace, "cutouts/a-2.png"));
    symlinkSync(outside, join(workspace, "linked"));
    write(workspace, {
      ".cutouts.json": printManifest([claim("cutouts/a-2.png", picture), claim("linked/secret.png", picture)]),
    });
    const ended = await run({ deliver: "artifact" });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(ended.stdout).toContain("cutouts/a-2.png is a link: it is not delivered");
    expect(ended.stdout).toContain("linked/secret.png is behind a link (linked): it is not delivered");
    const zips = await Promise.all(results.artifacts().map(({ bytes }) => bytes()));
    expect(zips.length).toBeGreaterThan(0);
    for (const zip of zips) expect(Buffer.from(zip).includes(picture.subarray(100, 200))).toBe(false);
  });

  it("has nothing removed by prune but a product at a product's place", async () => {
    const picture = await photo(3, { type: "png" });
    write(workspace, {
      "docs/logo.png": picture,
      "cutouts/notes.png": "no picture",
      "cutouts/gone.png": picture,
      ".cutouts.json": printManifest([
        claim("CODEOWNERS", "* @octo\n"),
        claim("photos/a.jpg", await photo(1)),
        claim("docs/logo.png", picture),
        claim("cutouts/notes.png", "no picture"),
        claim("cutouts/gone.png", picture),
      ]),
    });
    const ended = await run({ prune: "true", deliver: "commit" });
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    for (const path of ["CODEOWNERS", "photos/a.jpg", "docs/logo.png", "cutouts/notes.png"])
      expect(existsSync(join(workspace, path)), path).toBe(true);
    expect(existsSync(join(workspace, "cutouts/gone.png"))).toBe(false);
    expect(onMain()).toEqual(expect.arrayContaining(["CODEOWNERS", "photos/a.jpg"]));
  });
});

describe("a committed link", () => {
  it.each([
    ["into .git", ".git/hooks", "leads into .git"],
    ["out of the workspace", "../outside-of-it", "leads out of the workspace"],
  ])("%s in the products' place is refused before anything is paid", async (_where, target, words) => {
    mkdirSync(join(workspace, target), { recursive: true });
    symlinkSync(target, join(workspace, "cutouts"));
    const before = readdirSync(join(workspace, target));
    const ended = await run({
      service: service.url.href,
      "app-code": service.appCode,
      billed: "true",
      deliver: "none",
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(words);
    expect(service.bill().tasks).toBe(0);
    expect(readdirSync(join(workspace, target))).toEqual(before);
  });

  it("in the manifest's place is refused, and its target is neither quoted nor read", async () => {
    symlinkSync("/dev/zero", join(workspace, ".cutouts.json"));
    const endless = await run();
    expect(endless.stdout).toContain("is a link, or no regular file");
    write(place.root, { "secret.txt": SECRET });
    symlinkSync(join(place.root, "secret.txt"), join(workspace, "other.json"));
    const quoted = await run({ manifest: "other.json" });
    expect(quoted.code).toBe(1);
    expect(quoted.stdout + quoted.stderr).not.toContain("SECRET_OF");
  });
});
