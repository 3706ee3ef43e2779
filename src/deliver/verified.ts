import { randomBytes } from "node:crypto";
import type { Api } from "../github/api.js";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import { type ApiFailure, apiFailure, explainApi } from "../github/refusals.js";
import { fields } from "../github/tracked.js";
import type { Log } from "../log.js";
import type { Built } from "./build.js";
import { type Hindrance, type Publish, type Published, push } from "./push.js";
import { fetchChild } from "./tip.js";

export interface VerifiedOptions {
  readonly git: Git;
  readonly api: () => Promise<Api>;
  readonly event: ActionsEvent;
  readonly remote: string;
  /** Takes the commit as it was built, where GitHub's API does not make a signed one. */
  readonly fallback: Publish;
  /** Whether the commit may replace what the branch has. The API knows no lease, so that `fallback` then moves the branch. */
  readonly force: boolean;
  /** No other commit will do: where GitHub does not sign it, nothing is pushed. */
  readonly isRequired: boolean;
  readonly log: Log;
}

/**
 * Has GitHub make the commit, and so sign it, at any size.
 *
 * The objects travel by git, to a ref that starts no workflow. Then the tree is made again out of its root's own
 * entries, whose subtrees are there by now: a tree or commit that was only pushed is not accepted by the API. A commit
 * that is made without an author is signed as the token's bot.
 */
export function publishVerified(options: VerifiedOptions): Publish {
  const { git, remote, log } = options;
  return async (built, branch) => {
    const ref = `refs/cutout-action/${randomBytes(8).toString("hex")}`;
    const pushed = await push(git, remote, [`${built.sha}:${ref}`]);
    if (pushed.kind === "raced" || pushed.kind === "unavailable") return pushed;
    if (pushed.kind === "refused") return withoutSignature(options, built, branch, pushed.reason);
    try {
      return await publishSigned(options, built, branch);
    } catch (error) {
      const reason = explainApi(error, "GitHub's API did not make the commit", "contents: write");
      return withoutSignature(options, built, branch, reason);
    } finally {
      const removed = await git.attempt(["push", "--quiet", remote, `:${ref}`]);
      if (removed.kind === "failed") log.debug(`The temporary ref ${ref} could not be deleted: ${removed.words}`);
    }
  };
}

async function publishSigned(options: VerifiedOptions, built: Built, branch: string): Promise<Published> {
  const { git, remote, fallback, force, isRequired, log } = options;
  const { sha, isSigned } = await createCommit(options, built);
  if (!isSigned && isRequired) return refusedUnsigned(UNSIGNED);
  if (!isSigned) log.warning(UNSIGNED);
  if (force && (await fetchChild(git, remote, sha)) === undefined) return fallback({ ...built, sha }, branch);
  return (await moveBranch(options, branch, sha)) ?? { kind: "published", sha };
}

const UNSIGNED =
  "GitHub made the commit but did not sign it: it signs for an App's token (GITHUB_TOKEN is one) alone, not for a person's.";

/** An unsigned commit, where it will do. */
async function withoutSignature(
  { fallback, isRequired, log }: VerifiedOptions,
  built: Built,
  branch: string,
  reason: string,
): Promise<Published> {
  if (isRequired) return refusedUnsigned(reason);
  const published = await fallback(built, branch);
  if (published.kind === "published")
    log.warning(`The commit is pushed without a signature instead of being made by GitHub. ${reason}`);
  return published;
}

function refusedUnsigned(reason: string): Hindrance {
  return {
    kind: "refused",
    reason: `There is no signed commit, and \`verified-commits: true\` takes no other: with \`preferred\` an unsigned one is pushed then. ${reason}`,
  };
}

/** A tree in one call may have this many entries; further ones are laid over it. */
const entriesACall = 100;

type Entry = {
  readonly path: string;
  readonly mode: "100644" | "100755" | "040000" | "160000" | "120000";
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
};

async function createCommit(
  { git, api, event }: VerifiedOptions,
  built: Built,
): Promise<{ readonly sha: string; readonly isSigned: boolean }> {
  const { rest } = await api();
  const { owner, repo } = event;
  const entries = await rootEntries(git, built.tree);
  let tree: string | undefined;
  for (let i = 0; i < entries.length; i += entriesACall) {
    const chunk = entries.slice(i, i + entriesACall);
    const made = await rest.git.createTree({ owner, repo, tree: chunk, ...(tree && { base_tree: tree }) });
    tree = made.data.sha;
  }
  if (tree !== built.tree) throw new Error(`the tree came out as ${tree}, not as ${built.tree}`);
  const message = (await git.run(["show", "-s", "--format=%B", built.sha])).toString("utf8").trimEnd();
  const parents = built.parent === undefined ? [] : [built.parent];
  const { data } = await rest.git.createCommit({ owner, repo, message, tree, parents });
  return { sha: data.sha, isSigned: data.verification.verified };
}

async function rootEntries(git: Git, tree: string): Promise<Entry[]> {
  return fields(await git.run(["ls-tree", "-z", tree])).map((line) => {
    const tab = line.indexOf("\t");
    const [mode = "", , sha = ""] = line.slice(0, tab).split(" ");
    return { path: line.slice(tab + 1), ...kindOf(mode), sha };
  });
}

function kindOf(mode: string): Pick<Entry, "mode" | "type"> {
  switch (mode) {
    case "040000":
      return { mode, type: "tree" };
    case "160000":
      return { mode, type: "commit" };
    case "100755":
    case "120000":
      return { mode, type: "blob" };
    default:
      return { mode: "100644", type: "blob" };
  }
}

/** @returns undefined once the branch is there */
async function moveBranch(
  { api, event, force }: VerifiedOptions,
  branch: string,
  sha: string,
): Promise<Hindrance | undefined> {
  const { rest } = await api();
  const { owner, repo } = event;
  try {
    await rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force });
    return undefined;
  } catch (error) {
    const failure = apiFailure(error);
    if (failure?.status === 422 && /not a fast forward/i.test(failure.message)) return raced(failure);
    if (failure?.status !== 422 || !/does not exist/i.test(failure.message)) throw error;
  }
  try {
    await rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha });
    return undefined;
  } catch (error) {
    const failure = apiFailure(error);
    if (failure !== undefined && /already exists/i.test(failure.message)) return raced(failure);
    throw error;
  }
}

function raced({ message }: ApiFailure): Hindrance {
  return { kind: "raced", words: message };
}
