import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { checkOut } from "../deliver/workbench.js";
import { bareRepository, git, gitEnvironment } from "../support/git.js";
import { changes } from "../support/github/changes.js";
import { type Comments, comments } from "../support/github/comments.js";
import { gitData } from "../support/github/git-data.js";
import { type Pulls, pulls } from "../support/github/pulls.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { type LyingService, startLyingService } from "../support/lying-service.js";
import { photo } from "../support/photos.js";
import { headOf } from "../support/refs.js";
import { type ResultsService, startResultsService } from "../support/results-service.js";
import { createPlace, type Ended, type Place, runCommand, runStep } from "../support/run-action.js";
import { type S3, startS3 } from "../support/s3.js";
import { type ScriptedService, startScriptedService } from "../support/scripted-service.js";
import { unzipTo } from "../support/unzip.js";

const APP_CODE = "app-code/9f86d081+884c";
const forms = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  Buffer.from(`x-access-token:${secret}`).toString("base64"),
];

/** What a service says that wants to speak to the runner, the terminal, the page and the readers, and echoes what it was told. */
const WORDS = `${forms(APP_CODE).slice(0, 3).join(" ")}\r\n::set-output name=evil::yes\n\u001b[31m<script>evil()</script>![x](https://evil.example/x.png) @octocat \u202egpj`;

let results: ResultsService;
let s3: S3;
let place: Place;
let bare: string;
let hub: Pulls;
let talk: Comments;
let github: FakeGitHub;
let service: ScriptedService;
let lying: LyingService;
/** What git was given, which is a process of ours. */
let environments: string;

beforeAll(async () => {
  [results, s3] = await Promise.all([startResultsService(), startS3()]);
});
afterAll(() => Promise.all([results.close(), s3.close()]));

beforeEach(async () => {
  results.reset();
  place = createPlace();
  bare = bareRepository({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  git(bare, "branch", "topic", "main");
  [hub, talk] = [pulls(bare), comments()];
  const handlers = [gitData(bare).handler, hub.handler, talk.handler];
  handlers.push(changes(bare, { 7: { base: "main", head: "topic" } }).handler);
  github = await startFakeGitHub({ bareRepo: bare, handlers });
  service = await startScriptedService({ appCode: APP_CODE });
  lying = await startLyingService(service, WORDS);
  environments = join(place.root, "..", `${Date.now()}-environments`);
});
afterEach(async () => {
  await lying.close();
  await service.close();
  await github.close();
  rmSync(environments, { force: true });
  place.remove();
});

/** A git that tells what it was given. Not in sh, which may drop variables with a hyphen in their name, as inputs have it. */
function spyingPath(): string {
  const bin = join(place.root, "bin");
  const real = execFileSync("which", ["git"]).toString().trim();
  mkdirSync(bin);
  writeFileSync(join(bin, "git"), `#!/bin/bash\nenv >> '${environments}'\nexec '${real}' "$@"\n`);
  chmodSync(join(bin, "git"), 0o755);
  return `${bin}${delimiter}${process.env["PATH"] ?? ""}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => lstatSync(file).isFile());
}

/** Each place in which something was left, with its bytes. */
function leftBy(ended: Ended, before: ReadonlyMap<string, Buffer>, workspace: string): ReadonlyMap<string, string> {
  const log = ended.stdout.replace(/^::add-mask::.*$/gm, "");
  const files = [...filesBelow(place.root), ...filesBelow(workspace)]
    .map((file) => [file, readFileSync(file)] as const)
    .filter(([file, bytes]) => before.get(file)?.equals(bytes) !== true)
    .map(([file, bytes]) => [file, bytes.toString("latin1")] as const);
  const objects = execFileSync("git", ["cat-file", "--batch", "--batch-all-objects"], {
    cwd: bare,
    env: gitEnvironment,
  });
  return new Map([
    ...files,
    ["log", log],
    ["errors", ended.stderr],
    ["summary", ended.summary],
    ["outputs", JSON.stringify(ended.outputs)],
    ["commits", objects.toString("latin1")],
    ["comments", JSON.stringify(talk.list)],
    ["pull requests", JSON.stringify(hub.list)],
  ]);
}

async function unpackArtifacts(): Promise<void> {
  for (const artifact of results.artifacts()) {
    const folder = join(place.root, "artifacts", String(artifact.id));
    const bytes = await artifact.bytes();
    mkdirSync(folder, { recursive: true });
    if (artifact.mimeType === "application/zip") unzipTo(folder, bytes);
    else writeFileSync(join(folder, "file"), bytes);
  }
}

function expectNoSecret(left: ReadonlyMap<string, string>): void {
  const secrets = [
    ...forms(APP_CODE),
    ...forms(github.switches.token),
    s3.bucket.secretAccessKey,
    "signature=",
    "X-Amz-Signature",
  ];
  for (const [where, bytes] of left)
    for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${where}`).toBe(false);
}

/** The words of the service speak to nobody. */
function expectHarmless(ended: Ended, left: ReadonlyMap<string, string>): void {
  expect(ended.outputs).toMatchObject({ made: "1", failed: "1" });
  const told = ended.stdout + ended.stderr;
  expect(told).not.toMatch(/^::set-output/m);
  expect(ended.outputs["evil"]).toBeUndefined();
  const shown = ["log", "summary", "comments", "pull requests"].map((where) => left.get(where) ?? "");
  const page = readFileSync(ended.outputs["report"] ?? "", "utf8");
  for (const text of [...shown, page]) {
    expect(text).not.toContain("\u001b[31m");
    expect(text).not.toContain("\u202e");
  }
  for (const text of [...shown.slice(1), page]) expect(text.includes("<script>evil")).toBe(false);
  // Pages of GitHub's read Markdown.
  for (const text of shown.slice(1)) {
    expect(text).not.toContain("![x](");
    expect(text).not.toMatch(/@octocat/);
  }
}

const inputs = () => ({
  paths: "photos",
  service: lying.url.href,
  "app-code": APP_CODE,
  "fail-on": "never",
  token: github.switches.token,
});
const credentials = () => ({
  AWS_ACCESS_KEY_ID: s3.bucket.accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3.bucket.secretAccessKey,
});
const bucket = () => ({ bucket: s3.bucket.name, "bucket-endpoint": s3.bucket.endpoint });

it.each([
  ["a commit to a pull request, an artifact and a bucket", "commit,artifact,bucket", "pull_request", "bucket"],
  ["a pull request", "pull-request", "schedule", "serve"],
])("a run leaves no secret anywhere, and no service's words speak: %s", async (_what, deliver, event, imageUrls) => {
  const isPull = event === "pull_request";
  const workspace = checkOut(github, { ref: isPull ? "topic" : "main" });
  const server = github.url.replace("127.0.0.1", "github.localhost");
  git(workspace, "remote", "set-url", "origin", `${server}/octo/shop`);
  const before = new Map(filesBelow(workspace).map((file) => [file, readFileSync(file)] as const));
  const repo = { name: "shop", owner: { login: "octo" }, full_name: "octo/shop", fork: false };
  const side = (ref: string) => ({ ref, sha: git(bare, "rev-parse", ref), repo });
  const payload = isPull
    ? { pull_request: { number: 7, head: side("topic"), base: side("main") }, repository: repo }
    : {};
  mkdirSync(join(place.root, "tmp"));
  const ended = await runStep(
    { ...place, workspace },
    {
      inputs: { ...inputs(), ...bucket(), "image-urls": imageUrls, deliver },
      env: {
        ...results.env,
        ...credentials(),
        ...github.environment,
        GITHUB_SERVER_URL: server,
        GITHUB_SHA: headOf(workspace),
        ...(isPull && { GITHUB_REF: "refs/pull/7/merge" }),
        TMPDIR: join(place.root, "tmp"),
        PATH: spyingPath(),
      },
      event: { name: event, payload },
    },
  );
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
  rmSync(join(place.root, "bin"), { recursive: true });
  await unpackArtifacts();
  const left = leftBy(ended, before, workspace);
  expectNoSecret(left);
  expectHarmless(ended, left);
  expect(isPull ? talk.list.length : hub.list.length).toBe(1);
  const given = readFileSync(environments, "utf8");
  expect(given).toContain("GIT_TERMINAL_PROMPT=0");
  const kept = [
    ...forms(APP_CODE),
    github.switches.token,
    s3.bucket.secretAccessKey,
    results.env["ACTIONS_RUNTIME_TOKEN"] ?? "?",
  ];
  for (const secret of kept) expect(given.includes(secret), `${secret} in git's environment`).toBe(false);
});

it("a run on a command line that delivers nothing leaves no secret either", async () => {
  place.write({ "photos/a.jpg": await photo(1), "photos/b.jpg": await photo(2) });
  const before = new Map(filesBelow(place.workspace).map((file) => [file, readFileSync(file)] as const));
  mkdirSync(join(place.root, "tmp"));
  const flags = ["--service", lying.url.href, "--image-urls", "bucket", "--fail-on", "never", "photos"];
  const stores = ["--bucket", s3.bucket.name, "--bucket-endpoint", s3.bucket.endpoint];
  const ended = await runCommand(place, [...stores, ...flags], {
    ...credentials(),
    CUTOUT_APP_CODE: APP_CODE,
    TMPDIR: join(place.root, "tmp"),
  });
  expect(ended.code, ended.stdout + ended.stderr).toBe(0);
  expect(ended.stdout).toContain("1 made");
  expectNoSecret(leftBy(ended, before, place.workspace));
});
