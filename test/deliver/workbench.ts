import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Agent } from "undici";
import type { Changes } from "../../src/deliver/changes.js";
import { type Delivery, deliver } from "../../src/deliver/deliver.js";
import { connectToApi } from "../../src/github/api.js";
import { type ActionsEvent, readEvent } from "../../src/github/event.js";
import { type Git, openGit } from "../../src/github/git.js";
import type { Log } from "../../src/log.js";
import type { ManifestSource } from "../../src/memory/read-manifest.js";
import { once } from "../../src/once.js";
import type { Delivered } from "../../src/run-model.js";
import {
  emptyWorkspace,
  gitEnvironment,
  packOf,
  git as plainGit,
  type Tree,
  temporaryFolder,
  write,
} from "../support/git.js";
import type { FakeGitHub } from "../support/github/server.js";
import { shaOf, tipOf } from "../support/refs.js";

/** A job's workspace with this repository checked out, as actions/checkout leaves it: detached, shallow, with a token. */
export function checkOut(github: FakeGitHub, options: { readonly ref?: string; readonly depth?: 0 | 1 } = {}): string {
  const { ref = "main", depth = 1 } = options;
  const folder = depth === 1 ? shallow(github.bareRepo, ref) : whole(github.bareRepo, ref);
  appendFileSync(join(folder, ".git/config"), checkoutConfiguration(github));
  return folder;
}

function whole(bare: string, ref: string): string {
  const folder = emptyWorkspace();
  plainGit(folder, "fetch", "-q", "--no-tags", `file://${bare}`, ref);
  plainGit(folder, "checkout", "-q", "--detach", "FETCH_HEAD");
  return folder;
}

function shallow(bare: string, ref: string): string {
  const isBranch = shaOf(bare, `refs/heads/${ref}`) !== undefined;
  const sha = isBranch ? tipOf(bare, ref) : ref;
  const known = shallows.get(sha) ?? fetchShallow(bare, sha);
  shallows.set(sha, known);
  const folder = temporaryFolder();
  cpSync(known, folder, { recursive: true });
  writeFileSync(join(folder, ".git/FETCH_HEAD"), `${sha}\t\t${isBranch ? `branch '${ref}' of ` : ""}file://${bare}\n`);
  return folder;
}

/** Workspaces that nobody changes, by the commits that are checked out in them. */
const shallows = new Map<string, string>();

/** What `git fetch --depth=1` and a checkout leave, the first of which starts seven processes for it. */
function fetchShallow(bare: string, sha: string): string {
  const folder = emptyWorkspace();
  packOf(bare, sha, join(folder, ".git/objects/pack"));
  writeFileSync(join(folder, ".git/shallow"), `${sha}\n`);
  plainGit(folder, "checkout", "-q", "--detach", sha);
  return folder;
}

function checkoutConfiguration({ url, owner, repo, switches }: FakeGitHub): string {
  const secret = Buffer.from(`x-access-token:${switches.token}`).toString("base64");
  return `[remote "origin"]
	url = ${url}/${owner}/${repo}
	fetch = +refs/heads/*:refs/remotes/origin/*
[http "${url}/"]
	extraheader = AUTHORIZATION: basic ${secret}
`;
}

/** A clone of any kind, as a step of the workflow's own may make it. */
export function clone(github: FakeGitHub, ...options: readonly string[]): string {
  const folder = temporaryFolder();
  plainGit(folder, "clone", "-q", ...options, `file://${github.bareRepo}`, "shop");
  plainGit(join(folder, "shop"), "remote", "set-url", "origin", `${github.url}/${github.owner}/${github.repo}`);
  return join(folder, "shop");
}

export interface Payload {
  readonly name: string;
  readonly ref?: string;
  readonly payload?: unknown;
}

export function eventOf(
  github: FakeGitHub,
  { name, ref = "refs/heads/main", payload = {} }: Payload,
  cloud = false,
): ActionsEvent {
  const env = {
    ...github.environment,
    GITHUB_SERVER_URL: cloud ? cloudUrl(github) : github.url,
    GITHUB_EVENT_NAME: name,
    GITHUB_REF: ref,
    GITHUB_SHA: "0".repeat(40),
  };
  const event = readEvent(env, JSON.stringify(payload));
  if (event.kind === "none") throw new Error("The environment is not that of GitHub Actions.");
  return event;
}

/** Resolved by curl itself, and so by git; the API keeps its address. */
function cloudUrl(github: FakeGitHub): string {
  return github.url.replace("127.0.0.1", "github.localhost");
}

export const onPush: Payload = { name: "push" };

/** The manifest in these tests: a line a product. Merging is their union. */
export function mergeLines(...lines: readonly string[]): Changes["mergeManifest"] {
  return async function* (theirs) {
    yield `${[...new Set([...(await readLines(theirs)), ...lines])].sort().join("\n")}\n`;
  };
}

/** What such a manifest records: that each product is there, whatever it is. */
export const linesIn: Changes["recordedIn"] = async function* (manifest) {
  yield (await readLines(manifest)).map((path) => ({ path, isIntact: () => true }));
};

async function readLines(manifest: ManifestSource | undefined): Promise<readonly string[]> {
  return (await readText(manifest)).split("\n").filter(Boolean);
}

export async function readText(manifest: ManifestSource | undefined): Promise<string> {
  const chunks: Uint8Array[] = [];
  if (manifest !== undefined) for await (const chunk of manifest()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export interface Situation extends Partial<Omit<Delivery, "settings" | "event" | "workflow">> {
  readonly event?: Payload;
  readonly settings?: Partial<Delivery["settings"]>;
  /** Products, which are written into the workspace first. */
  readonly products?: Tree;
  readonly removed?: readonly string[];
  /** The tips of the branches that the plan saw. */
  readonly seen?: ReadonlyMap<string, string | undefined>;
  readonly env?: Readonly<Record<string, string>>;
  /** Plays github.com rather than a GitHub Enterprise Server, as far as a name can. */
  readonly cloud?: boolean;
}

export interface Delivering {
  readonly delivered: readonly Delivered[];
  /** Warnings and notices, a line each. */
  readonly log: readonly string[];
}

/** Delivers as a job on this server would. */
export async function deliverFrom(github: FakeGitHub, workspace: string, situation: Situation): Promise<Delivering> {
  const { event = onPush, settings = {}, products = {}, removed = [], env = {}, cloud, seen, ...rest } = situation;
  write(workspace, products);
  const lines: string[] = [];
  const log = linesOf(lines);
  const happened = eventOf(github, event, cloud);
  const dispatcher = new Agent();
  const { token } = github.switches;
  try {
    const delivered = await deliver({
      settings: { ...defaults(workspace), ...settings },
      event: happened,
      workflow: happened,
      git: "git" in rest ? rest.git : openAs(github, workspace, env, happened.hosts.server),
      api: once(() => connectToApi({ hosts: happened.hosts, token, dispatcher, log, millisecondsBetweenWrites: 0 })),
      changes: {
        written: Object.keys(products),
        removed,
        manifest: ".cutouts.json",
        mergeManifest: mergeLines(...Object.keys(products)),
        recordedIn: linesIn,
        seen: seen ?? new Map(),
      },
      commitMessage: "Add cutouts\n\nSome of them.\n",
      pullRequestBody: async ({ sha, manifest }) => `Cutouts of ${sha}:\n${await readText(manifest)}`,
      attachments: [],
      log,
      ...rest,
    });
    return { delivered, log: lines };
  } finally {
    await dispatcher.close();
  }
}

export function openAs(
  github: FakeGitHub,
  workspace: string,
  env: Readonly<Record<string, string>> = {},
  server = github.url,
): Git {
  const git = openGit({
    directory: workspace,
    env: { ...gitEnvironment, ...env },
    access: { server, token: github.switches.token, repository: github },
    anyOwner: true,
  });
  if (git === undefined) throw new Error(`There is no repository at ${workspace}.`);
  return git;
}

export function discard(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The file at a branch of the server, as a fresh clone would have it; undefined where it has none. */
export function fileAt(bare: string, branch: string, path: string): string | undefined {
  const input = `${branch}:${path}\n`;
  const told = execFileSync("git", ["cat-file", "--batch"], { cwd: bare, env: gitEnvironment, input }).toString();
  const [, content] = /^[0-9a-f]+ blob \d+\n(.*?)\n?\n$/s.exec(told) ?? [];
  return content;
}

export function filesOf(bare: string, branch: string): readonly string[] {
  return plainGit(bare, "ls-tree", "-r", "-z", "--name-only", branch).split("\0").filter(Boolean);
}

export function linesOf(lines: string[]): Log {
  const say = (message: string) => void lines.push(message);
  return { group: (_title, work) => work(), info: say, warning: say, debug: () => {}, mask: () => {} };
}

function defaults(workspace: string): Delivery["settings"] {
  return {
    workspace,
    deliver: ["commit"],
    artifactName: "cutouts",
    retentionDays: 0,
    signOff: false,
    branch: "",
    base: "",
    verifiedCommits: "none",
    pullRequestTitle: "Cutouts",
    pullRequestLabels: [],
  };
}
