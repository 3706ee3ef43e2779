import type { Git } from "../github/git.js";
import { explain, type Hindrance } from "./push.js";

/** A branch's commit on the server, present in the local store. `sha` is undefined where there is no such branch. */
export interface Tip {
  readonly kind: "tip";
  readonly sha: string | undefined;
}

export async function fetchTip(git: Git, remote: string, branch: string): Promise<Tip | Hindrance> {
  const listed = await listRefs(git, remote, around(branch));
  return listed instanceof Map ? tipIn(listed, git, remote, branch) : listed;
}

/** The tips of a branch and its base, by one question. */
export async function fetchTips(
  git: Git,
  remote: string,
  { branch, base }: { readonly branch: string; readonly base: string },
): Promise<{ readonly branch: Tip | Hindrance; readonly base: Tip | Hindrance }> {
  const listed = await listRefs(git, remote, [...around(branch), ...around(base)]);
  if (!(listed instanceof Map)) return { branch: listed, base: listed };
  return { base: await tipIn(listed, git, remote, base), branch: await tipIn(listed, git, remote, branch) };
}

/** A branch's ref, and those beside which it cannot be. */
function around(branch: string): readonly string[] {
  const ref = `refs/heads/${branch}`;
  return [ref, `${ref}/*`, ...foldersOf(ref)];
}

async function tipIn(
  listed: ReadonlyMap<string, string>,
  git: Git,
  remote: string,
  branch: string,
): Promise<Tip | Hindrance> {
  const ref = `refs/heads/${branch}`;
  const sha = listed.get(ref);
  if (sha !== undefined) return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
  // A pattern matches the ends of names, too.
  const inTheWay = [...listed.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
  if (inTheWay === undefined) return { kind: "tip", sha };
  const there = inTheWay.replace("refs/heads/", "");
  const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
  return { kind: "refused", reason };
}

/**
 * The commits that the server's refs name, by the refs' full names. A pattern matches the ends of names, so that there
 * may be more than was asked for.
 */
export async function listRefs(
  git: Git,
  remote: string,
  patterns: readonly string[],
): Promise<Map<string, string> | Hindrance> {
  const listed = await git.attempt(["ls-remote", remote, ...patterns]);
  if (listed.kind === "failed") return explain(listed.words);
  return new Map(
    listed.output
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("\t"))
      .map(([sha = "", name = ""]) => [name, sha]),
  );
}

/** `refs/heads/a/b/c` → `refs/heads/a`, `refs/heads/a/b`. */
function foldersOf(ref: string): readonly string[] {
  const parts = ref.split("/");
  return parts.slice(3).map((_, i) => parts.slice(0, 3 + i).join("/"));
}

/**
 * Sees to it that a commit of the server's is in the local store.
 *
 * By its SHA and without a ref or FETCH_HEAD, so that nothing of the user's moves. A shallow clone gets this one
 * commit; a full one stays full.
 *
 * @returns undefined once it is there
 */
export async function fetchCommit(git: Git, remote: string, sha: string): Promise<Hindrance | undefined> {
  // Where a partial clone cannot tell, the fetch does.
  if ((await git.objects.find(`${sha}^{tree}`).catch(() => undefined)) !== undefined) return undefined;
  const fetched = await git.attempt([
    "fetch",
    ...quietly,
    ...((await isShallow(git)) ? ["--depth=1"] : []),
    remote,
    sha,
  ]);
  return fetched.kind === "failed" ? explain(fetched.words) : undefined;
}

/**
 * Fetches a commit whose parents are in the local store. Without a depth, which would cut it off from them in a shallow
 * clone, and so keep it from being pushed.
 */
export async function fetchChild(git: Git, remote: string, sha: string): Promise<Hindrance | undefined> {
  const fetched = await git.attempt(["fetch", ...quietly, remote, sha]);
  return fetched.kind === "failed" ? explain(fetched.words) : undefined;
}

/**
 * Fetches what a commit has beyond a branch of the server's: in a shallow clone, those commits and no others.
 *
 * @returns git's words where it could not
 */
export async function fetchBeyond(git: Git, remote: string, sha: string, base: string): Promise<string | undefined> {
  if (!(await isShallow(git))) return undefined;
  const fetched = await git.attempt(["fetch", ...quietly, `--shallow-exclude=refs/heads/${base}`, remote, sha]);
  return fetched.kind === "failed" ? fetched.words : undefined;
}

const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];

async function isShallow(git: Git): Promise<boolean> {
  return (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
}
