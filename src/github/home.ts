import { type ActionsEvent, branchOfRef, type Repository } from "./event.js";
import type { Git } from "./git.js";
import { headOf } from "./head.js";

/** Which repository the work tree is of: a workflow may check out another than its own. */
export type Home =
  | { readonly kind: "own" }
  | (Repository & {
      readonly kind: "other";
      /** The branch that is checked out there; undefined for a detached HEAD, as in a submodule. */
      readonly branch: string | undefined;
      /** The commit that is checked out, in hex; empty where there is none. */
      readonly sha: string;
    })
  /** On no repository of this GitHub; `remote` is for messages. */
  | { readonly kind: "elsewhere"; readonly remote: string };

/** Asks the work tree's `origin`. A work tree without one is the workflow's own if it has the event's commit. */
export async function findHome(git: Git, event: ActionsEvent): Promise<Home> {
  const remote = await answer(git, ["config", "--get", "remote.origin.url"]);
  if (remote === "") {
    const known = await git.attempt(["cat-file", "-e", `${event.sha}^{commit}`]);
    return known.kind === "done" ? { kind: "own" } : { kind: "elsewhere", remote: "no remote (it has no `origin`)" };
  }
  const found = repositoryOf(remote, event.hosts.server);
  if (found === undefined) return { kind: "elsewhere", remote: withoutCredentials(remote) };
  if (isSame(found, event)) return { kind: "own" };
  const [ref, sha] = await Promise.all([answer(git, ["symbolic-ref", "--quiet", "HEAD"]), headOf(git)]);
  return { kind: "other", ...found, branch: branchOfRef(ref), sha: sha ?? "" };
}

/**
 * The event as it is for work in this repository: in another than the workflow's, what started the run tells nothing of
 * branches and commits, and what is checked out does.
 */
export function eventAt(event: ActionsEvent, home: Home): ActionsEvent {
  // A fork's run may write nowhere, whatever it has checked out.
  if (home.kind !== "other" || event.kind === "fork") return event;
  const { name, actor, hosts, workflow, job, step, runId, runAttempt } = event;
  return {
    kind: "dispatch",
    owner: home.owner,
    repo: home.repo,
    ref: home.branch === undefined ? "" : `refs/heads/${home.branch}`,
    sha: home.sha,
    visibility: "unknown",
    defaultBranch: "",
    ...{ name, actor, hosts, workflow, job, step, runId, runAttempt },
  };
}

/** `owner/repo`, as people write it. */
export function nameOf({ owner, repo }: Repository): string {
  return `${owner}/${repo}`;
}

/** @returns undefined where the URL is not of a repository of this server */
export function repositoryOf(remote: string, server: string): Repository | undefined {
  const address = addressOf(remote);
  const { host, hostname } = new URL(server);
  // GitHub takes SSH at port 443 by a name of its own.
  if (address === undefined || ![host, hostname, `ssh.${hostname}`].includes(address.host.toLowerCase()))
    return undefined;
  const [owner, repo, ...rest] = address.path.replace(/^\/+|\/+$/g, "").split("/");
  const name = repo?.replace(/\.git$/i, "");
  return owner && name && rest.length === 0 ? { owner, repo: name } : undefined;
}

function addressOf(remote: string): { readonly host: string; readonly path: string } | undefined {
  if (/^(?:https?|ssh|git):\/\//i.test(remote) && URL.canParse(remote)) {
    const { protocol, host, hostname, pathname } = new URL(remote);
    return { host: protocol.startsWith("http") ? host : hostname, path: pathname };
  }
  // The short form of SSH, `git@github.com:owner/repo.git`: before the colon there is no slash, nor a drive's letter alone.
  const [, host, path] = /^(?:[^@/\\]+@)?([^:/\\@]{2,}):(?!\/\/)(.+)$/.exec(remote) ?? [];
  return host === undefined || path === undefined ? undefined : { host, path };
}

function isSame(one: Repository, other: Repository): boolean {
  return nameOf(one).toLowerCase() === nameOf(other).toLowerCase();
}

function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z+]+:\/\/)[^/@]*@/i, "$1");
}

async function answer(git: Git, args: readonly string[]): Promise<string> {
  const result = await git.attempt(args);
  return result.kind === "done" ? result.output.toString("utf8").trim() : "";
}
