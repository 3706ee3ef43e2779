import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Agent, request } from "undici";
import { afterEach, expect, test } from "vitest";
import { connectToApi } from "../../src/github/api.js";
import { type ActionsEvent, readEvent } from "../../src/github/event.js";
import { openGit } from "../../src/github/git.js";
import { type Log, silentLog } from "../../src/log.js";
import type { Prepared } from "../../src/model.js";
import { once } from "../../src/once.js";
import { type Origin, originOf } from "../../src/reach/origin.js";
import { createProbe } from "../../src/reach/probe.js";
import { openRaw } from "../../src/reach/raw.js";
import type { Probed, Route } from "../../src/reach/route.js";
import { bareRepository, commitTo, git, gitEnvironment, type Tree, temporaryFolder, write } from "../support/git.js";
import { type ReadingSwitches, reading } from "../support/github/reading.js";
import { type FakeGitHub, startFakeGitHub } from "../support/github/server.js";
import { headOf, tipOf } from "../support/refs.js";
import { blobId, pictureFolder, preparedFrom } from "./pictures.js";
import { startTinyServer } from "./tiny-server.js";

const dispatcher = new Agent();
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface World {
  readonly github: FakeGitHub;
  readonly switches: ReadingSwitches;
  readonly bare: string;
  readonly workspace: string;
  /** What was said and masked. */
  readonly said: string[];
  readonly route: Route;
  readonly requests: () => readonly string[];
}

interface Setup {
  readonly files?: Tree;
  readonly lfs?: readonly Uint8Array[];
  readonly fork?: string;
  readonly switches?: Partial<ReadingSwitches>;
  readonly sharePrivate?: boolean;
  /** The event's name and payload, and which commit is GITHUB_SHA, by what `main` is. */
  readonly event?: (main: string) => { readonly sha?: string; readonly payload: unknown; readonly name?: string };
  /** Instead of a clone of main. */
  readonly checkout?: (workspace: string, bare: string) => void;
}

const picture = Buffer.from("the bytes of a shoe");

async function world({ files = { "shop/shoe.jpg": picture }, ...setup }: Setup = {}): Promise<World> {
  const bare = bareRepository(files);
  const main = tipOf(bare, "main");
  const repositories = { "octo/shop": bare, ...(setup.fork === undefined ? {} : { "fan/shop": setup.fork }) };
  const { handler, switches } = reading({ repositories, lfs: setup.lfs ?? [], ...setup.switches });
  const github = await startFakeGitHub({ bareRepo: bare, handlers: [handler] });
  const workspace = temporaryFolder();
  if (setup.checkout === undefined) git(workspace, "clone", "-q", bare, ".");
  else setup.checkout(workspace, bare);
  const isPrivate = switches.private;
  const event = setup.event?.(main) ?? { payload: { repository: { private: isPrivate } } };
  const said: string[] = [];
  const log: Log = { ...silentLog, info: (text) => said.push(text), mask: (text) => said.push(`masked ${text}`) };
  const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
  const origin = originFor(github, workspace, { sha: main, name: "push", ...event });
  cleanups.push(
    github.close,
    () => rmSync(bare, { recursive: true }),
    () => rmSync(workspace, { recursive: true }),
  );
  return {
    ...{ github, switches, bare, workspace, said },
    route: openRaw({ origin, probe, log, sharePrivate: setup.sharePrivate ?? false }),
    requests: () => github.requests.map(({ method, url }) => `${method} ${url.pathname}`),
  };
}

function originFor(
  github: FakeGitHub,
  workspace: string,
  { sha, name, payload }: { readonly sha: string; readonly name: string; readonly payload: unknown },
): Origin {
  const env = { ...github.environment, GITHUB_SHA: sha, GITHUB_EVENT_NAME: name };
  const event = readEvent(env, JSON.stringify(payload));
  const opened = openGit({ directory: workspace, env: gitEnvironment, anyOwner: true });
  if (event.kind === "none" || opened === undefined) throw new Error("no event or no repository");
  const actions: ActionsEvent = event;
  const { token } = github.switches;
  return originOf(actions, opened, workspace, { token, api: clientOf(event.hosts, token) });
}

function hostsAt(url: string): ActionsEvent["hosts"] {
  const env = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "octo/shop", GITHUB_SERVER_URL: url, GITHUB_API_URL: url };
  const event = readEvent(env, "{}");
  if (event.kind === "none") throw new Error("no event");
  return event.hosts;
}

function clientOf(hosts: ActionsEvent["hosts"], token: string): Origin["api"] {
  return once(() => connectToApi({ hosts, token, dispatcher, log: silentLog, wait: async () => {} }));
}

async function ready(workspace: string, path = "shop/shoe.jpg", blob?: string): Promise<Prepared> {
  const file = join(workspace, path);
  return preparedFrom(path, file, await readFile(file), true, blob);
}

async function addressOf(probed: Probed): Promise<string> {
  if (probed.kind === "fails") throw new Error(probed.reason);
  return probed.address();
}

async function bytesAt(url: string): Promise<Buffer> {
  const { body } = await request(url, { dispatcher });
  return Buffer.from(await body.arrayBuffer());
}

test("on a push the URL is pinned to its commit; after the first picture was compared, HEAD is enough", async () => {
  const names = ["shop/shoe.jpg", "shop/蓝 鞋 #1 [50%+] 'it' \"is\".jpg", "b.JPG"];
  const { route, workspace, github, requests } = await world({
    files: Object.fromEntries(names.map((name) => [name, `bytes of ${name}`])),
  });
  const main = headOf(workspace);
  for (const name of names) {
    const url = await addressOf(await route.probe(await ready(workspace, name)));
    expect(url).toMatch(new RegExp(`^${github.url}/raw/octo/shop/${main}/[\\w./%~-]+$`));
    expect((await bytesAt(url)).toString()).toBe(`bytes of ${name}`);
  }
  const methods = requests().map((line) => line.split(" ")[0]);
  expect(methods).toEqual(["GET", "GET", "HEAD", "GET", "HEAD", "GET"]);
});

test("a picture that was changed or made in the job is told so, and asks nothing of GitHub", async () => {
  const { route, workspace, requests } = await world();
  write(workspace, { "shop/shoe.jpg": "retouched", "shop/new.jpg": "new" });
  for (const path of ["shop/shoe.jpg", "shop/new.jpg"])
    expect(await route.probe(await ready(workspace, path))).toMatchObject({
      kind: "fails",
      reason: expect.stringMatching(/no commit of this run has these bytes.*made or changed in the job.*set `bucket`/),
      retryable: false,
    });
  expect(requests()).toEqual([]);
});

test("a commit that was never pushed is told", async () => {
  const { route, workspace } = await world({
    checkout: (folder, bare) => {
      git(folder, "clone", "-q", bare, ".");
      write(folder, { "shop/new.jpg": "new" });
      git(folder, "add", ".");
      git(folder, "commit", "-q", "-m", "Render");
    },
  });
  const probed = await route.probe(await ready(workspace, "shop/new.jpg"));
  expect(probed).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/404: the file is not there, or not public/),
  });
});

const pull = (head: string, base: string, headRepo = "octo/shop") => ({
  name: "pull_request",
  payload: {
    repository: { private: false },
    pull_request: {
      number: 7,
      head: { sha: head, ref: "topic", repo: { full_name: headRepo } },
      base: { sha: base, ref: "main", repo: { full_name: "octo/shop" } },
    },
  },
});

test("on a pull request the head's commit is taken, though a shallow checkout has the merge alone", async () => {
  let head = "";
  const { route, workspace, github } = await world({
    checkout: (folder, bare) => {
      head = commitTo(bare, "topic", { "shop/new.jpg": "new" }, "Add a picture");
      git(bare, "branch", "merge", head);
      commitTo(bare, "merge", { "unrelated.txt": "merged" }, "Merge");
      git(folder, "clone", "-q", "--depth", "1", "--branch", "merge", `file://${bare}`, ".");
    },
    event: (base) => pull(head, base),
  });
  const url = await addressOf(await route.probe(await ready(workspace, "shop/new.jpg")));
  expect(url).toBe(`${github.url}/raw/octo/shop/${head}/shop/new.jpg`);
});

test("a fork's picture is taken from the fork, by the head's commit", async () => {
  const fork = bareRepository({ "shop/new.jpg": "new" });
  const head = git(fork, "rev-parse", "main");
  const { route, workspace, github } = await world({
    fork,
    checkout: (folder) => git(folder, "clone", "-q", fork, "."),
    event: (base) => pull(head, base, "fan/shop"),
  });
  const url = await addressOf(await route.probe(await ready(workspace, "shop/new.jpg")));
  expect(url).toBe(`${github.url}/raw/fan/shop/${head}/shop/new.jpg`);
});

test("where the head has other bytes, the base's commit serves", async () => {
  let head = "";
  const { route, workspace, github, bare } = await world({
    checkout: (folder, from) => {
      head = commitTo(from, "topic", { "shop/shoe.jpg": "other" }, "Change the picture");
      git(folder, "clone", "-q", from, ".");
      git(folder, "fetch", "-q", "origin", "topic");
    },
    event: (base) => pull(head, base),
  });
  const url = await addressOf(await route.probe(await ready(workspace)));
  expect(url).toBe(`${github.url}/raw/octo/shop/${tipOf(bare, "main")}/shop/shoe.jpg`);
});

test("a picture that an earlier step committed and pushed is taken from the work tree's own commit", async () => {
  const { route, workspace, github } = await world({
    checkout: (folder, bare) => {
      git(folder, "clone", "-q", bare, ".");
      write(folder, { "shop/new.jpg": "new" });
      git(folder, "add", ".");
      git(folder, "commit", "-q", "-m", "Render");
      git(folder, "push", "-q");
    },
    event: (before) => ({ sha: before, payload: { repository: { private: false } } }),
  });
  const head = headOf(workspace);
  const url = await addressOf(await route.probe(await ready(workspace, "shop/new.jpg")));
  expect(url).toBe(`${github.url}/raw/octo/shop/${head}/shop/new.jpg`);
});

test("a server that keeps raw files on a host of their own is found out once, not for each picture", async () => {
  const asked: string[] = [];
  const host = await startTinyServer((path) => {
    asked.push(path);
    return path.startsWith("/own/") ? { status: 200, body: "a picture" } : { status: 404 };
  });
  cleanups.push(host.close);
  const folder = await pictureFolder();
  cleanups.push(folder.remove);
  const bytes = Buffer.from("a picture");
  const origin: Origin = {
    hosts: {
      server: host.url.origin,
      raw: [`${host.url.origin}/raw`, `${host.url.origin}/own`],
      media: [],
    },
    token: "",
    api: () => Promise.reject(new Error("GitHub's API is not asked")),
    visibility: "public",
    commits: async () => [{ owner: "octo", repo: "shop", sha: "abc" }],
    pathOf: ({ path }) => path,
    blobAt: async () => ({ kind: "blob", id: blobId(bytes) }),
  };
  const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
  const route = openRaw({ origin, probe, log: silentLog, sharePrivate: false });
  for (const path of ["a.jpg", "b.jpg"]) await addressOf(await route.probe(await folder.add(path, bytes)));
  expect(asked).toEqual(["/raw/octo/shop/abc/a.jpg", "/own/octo/shop/abc/a.jpg", "/own/octo/shop/abc/b.jpg"]);
});

test("a repository of which the event says nothing is asked about", async () => {
  const { route, workspace, requests } = await world({ switches: { private: true }, event: () => ({ payload: {} }) });
  expect(await route.probe(await ready(workspace))).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/the repository is private/),
  });
  expect(requests()).toEqual(["GET /api/v3/repos/octo/shop"]);
});

test("a host that answers 429 fails the picture as worth another run", async () => {
  const { route, workspace } = await world({ switches: { busy: true } });
  expect(await route.probe(await ready(workspace))).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/429/),
    retryable: true,
  });
});

const pointer = (bytes: Uint8Array): string =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${bytes.length}\n`;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Commits a pointer, and has the bytes in the work tree, as a checkout with `lfs: true` does. */
async function lfsWorld(setup: Setup = {}): Promise<World & { readonly task: Prepared }> {
  const made = await world({ files: { "shop/shoe.jpg": pointer(picture) }, lfs: [picture], ...setup });
  write(made.workspace, { "shop/shoe.jpg": picture });
  return { ...made, task: await ready(made.workspace, "shop/shoe.jpg", blobId(Buffer.from(pointer(picture)))) };
}

test("a picture that Git LFS keeps is served by the media host, and all its bytes are compared", async () => {
  const { route, task, github, requests } = await lfsWorld();
  const url = await addressOf(await route.probe(task));
  expect(url).toMatch(new RegExp(`^${github.url}/media/octo/shop/\\w{40}/shop/shoe.jpg$`));
  expect(await bytesAt(url)).toEqual(picture);
  expect(requests()[0]).toMatch(/^GET \/media/);
});

test("without a media host the LFS batch API's signed link serves", async () => {
  const { route, task, github, said } = await lfsWorld({ switches: { media: false } });
  const url = await addressOf(await route.probe(task));
  expect(url).toMatch(new RegExp(`^${github.url}/lfs-objects/${sha256(picture)}\\?sig=`));
  expect(said).toContain(`masked ${url}`);
  expect(await bytesAt(url)).toEqual(picture);
});

test("a picture in LFS is known by its commit's pointer, also where the index says nothing of it", async () => {
  const { route, workspace, github } = await lfsWorld();
  const url = await addressOf(await route.probe(await ready(workspace)));
  expect(url).toMatch(new RegExp(`^${github.url}/media/`));
});

test("a repository that may be private keeps its LFS links, unless sharing is allowed", async () => {
  const unsaid = { switches: { media: false, visible: false }, event: () => ({ payload: {} }) };
  const { route, task, requests } = await lfsWorld(unsaid);
  expect(await route.probe(task)).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/did not say whether the repository is private.*`bucket`.*`share-private: true`/),
    retryable: true,
  });
  expect(requests().filter((line) => line.endsWith("/batch"))).toEqual([]);
  const allowed = await lfsWorld({ ...unsaid, sharePrivate: true });
  expect(await addressOf(await allowed.route.probe(allowed.task))).toContain("/lfs-objects/");
});

test("a repository of which nothing is known serves what anybody can fetch", async () => {
  const { route, workspace, github } = await world({ switches: { visible: false }, event: () => ({ payload: {} }) });
  expect(await addressOf(await route.probe(await ready(workspace)))).toContain(`${github.url}/raw/`);
});

test("an LFS object that was never pushed is told", async () => {
  const { route, task } = await lfsWorld({ lfs: [], switches: { media: false } });
  expect(await route.probe(task)).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/LFS store does not have it/),
  });
});

test("a private repository is not shared unless that is asked for, and GitHub is not even asked", async () => {
  const { route, workspace, requests } = await world({ switches: { private: true } });
  expect(await route.probe(await ready(workspace))).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/private: set `bucket`.*`share-private: true`/),
  });
  expect(requests()).toEqual([]);
});

test("share-private gives a link for one use, made when it is asked for, masked, and never fetched by us", async () => {
  const { route, workspace, requests, said } = await world({ switches: { private: true }, sharePrivate: true });
  const probed = await route.probe(await ready(workspace));
  expect(requests()).toEqual(["GET /api/v3/rate_limit"]);
  expect(said).toEqual([expect.stringMatching(/1000 of 1000 are left until \d{4}-\d\d-\d\d \d\d:\d\d UTC/)]);
  const url = await addressOf(probed);
  expect(requests().filter((line) => /raw|media/.test(line))).toEqual([]);
  expect(said).toContain(`masked ${url}`);
  expect(said).toContain(`masked ${new URL(url).searchParams.get("token")}`);
  expect(await bytesAt(url)).toEqual(picture);
  expect(await bytesAt(url)).not.toEqual(picture);
  expect(await addressOf(probed)).not.toBe(url);
});

test("a link to other bytes than the picture's is never handed out", async () => {
  const api = await startTinyServer((path) =>
    path.includes("/contents/")
      ? {
          status: 200,
          headers: { "content-type": "application/json; charset=utf-8" },
          body: JSON.stringify({ sha: blobId(Buffer.from("other")), download_url: "https://raw.example/x" }),
        }
      : { status: 404 },
  );
  cleanups.push(api.close);
  const folder = await pictureFolder();
  cleanups.push(folder.remove);
  const task = await folder.add("a.jpg");
  const origin: Origin = {
    hosts: { server: api.url.origin, raw: [], media: [] },
    token: "",
    api: clientOf(hostsAt(api.url.origin), ""),
    visibility: "private",
    commits: async () => [{ owner: "octo", repo: "shop", sha: "abc" }],
    pathOf: ({ path }) => path,
    blobAt: async (_sha, { blobId: id }) => ({ kind: "blob", id }),
  };
  const probe = createProbe({ dispatcher, pauseMilliseconds: 1 });
  const route = openRaw({ origin, probe, log: silentLog, sharePrivate: true });
  await expect(addressOf(await route.probe(task))).rejects.toThrow("GitHub's contents API knows other bytes");
});

test("a private picture in LFS goes by a signed link, masked and never fetched by us", async () => {
  const { route, task, said, requests } = await lfsWorld({ switches: { private: true }, sharePrivate: true });
  const url = await addressOf(await route.probe(task));
  expect(said).toContain(`masked ${url}`);
  expect(requests().filter((line) => !line.endsWith("/batch"))).toEqual([]);
  expect(await bytesAt(url)).toEqual(picture);
});

test("a private pull request whose head is not in the clone is settled by the API, without fetching the bytes", async () => {
  let head = "";
  const { route, workspace, requests } = await world({
    switches: { private: true },
    sharePrivate: true,
    checkout: (folder, bare) => {
      head = commitTo(bare, "topic", { "shop/new.jpg": "new" }, "Add a picture");
      git(folder, "clone", "-q", "--depth", "1", `file://${bare}`, ".");
      write(folder, { "shop/new.jpg": "new" });
    },
    event: (base) => {
      const { name, payload } = pull(head, base);
      return { name, payload: { ...payload, repository: { private: true } } };
    },
  });
  expect((await route.probe(await ready(workspace, "shop/new.jpg"))).kind).toBe("holds");
  expect(requests()).toEqual(["GET /api/v3/rate_limit", "GET /api/v3/repos/octo/shop/contents/shop%2Fnew.jpg"]);
});

test("the API's hourly limit is respected, with some of it left for others", async () => {
  const { route, workspace, switches } = await world({
    switches: { private: true, remaining: 52 },
    sharePrivate: true,
    files: { "a.jpg": "a", "b.jpg": "b", "c.jpg": "c" },
  });
  const probe = async (path: string): Promise<Probed> => route.probe(await ready(workspace, path));
  const [first, second, third] = [await probe("a.jpg"), await probe("b.jpg"), await probe("c.jpg")];
  expect([first.kind, second.kind]).toEqual(["holds", "holds"]);
  expect(third).toMatchObject({
    kind: "fails",
    reason: expect.stringMatching(/52 of 1000 requests left until.*`bucket`/),
    retryable: true,
  });
  switches.remaining = 0;
  await expect(addressOf(first)).rejects.toThrow(
    /GitHub's API takes no more requests from this token until \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
  );
});

test("a token that may not read a private repository is told by the permission, of files and of Git LFS alike", async () => {
  const setup = { switches: { private: true, contents: "none" }, sharePrivate: true } as const;
  const { route, workspace } = await world(setup);
  const probed = await route.probe(await ready(workspace));
  await expect(addressOf(probed)).rejects.toThrow("the token may not. Give the job `permissions: contents: read`");
  const lfs = await lfsWorld(setup);
  expect(await lfs.route.probe(lfs.task)).toMatchObject({
    kind: "fails",
    reason: expect.stringContaining("permissions: contents: read"),
    retryable: false,
  });
});

test("the token goes to GitHub's API and LFS, and never with a picture's URL", async () => {
  const { route, workspace, github } = await world({ event: () => ({ payload: {} }) });
  await addressOf(await route.probe(await ready(workspace)));
  const withToken = github.requests.filter(({ headers }) => headers.authorization !== undefined);
  expect(withToken.map(({ url }) => url.pathname)).toEqual(["/api/v3/repos/octo/shop"]);
});

test("a fitted copy has no URL on GitHub", async () => {
  const { route, workspace } = await world();
  const task = { ...(await ready(workspace)), original: false };
  expect(await route.probe(task)).toMatchObject({ kind: "fails", reason: expect.stringMatching(/fitted copy/) });
});
