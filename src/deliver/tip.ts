import type { Git } from "../github/git.js";
import { explain, type Hindrance } from "./push.js";

/** A branch's commit on the server, present in the local store. `sha` is undefined where there is no such branch. */
export interface Tip {
  readonly kind: "tip";
  readonly sha: string | undefined;
}

export async function fetchTip(git: Git, remote: string, branch: string): Promise<Tip | Hindrance> {
  const ref = `refs/heads/${branch}`;
  const listed = await git.attempt(["ls-remote", "--heads", remote, ref, `${ref}/*`, ...foldersOf(ref)]);
  if (listed.kind === "failed") return explain(listed.words);
  const refs = new Map(
    listed.output
      .toString("utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([sha = "", name = ""]) => [name, sha]),
  );
  const sha = refs.get(ref);
  if (sha !== undefined) return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
  // A pattern matches the ends of names, too.
  const inTheWay = [...refs.keys()].find((name) => name.startsWith(`${ref}/`) || foldersOf(ref).includes(name));
  if (inTheWay === undefined) return { kind: "tip", sha };
  const there = inTheWay.replace("refs/heads/", "");
  const reason = `Git cannot have a branch ${branch} beside the branch ${there}. Give \`branch\` another name.`;
  return { kind: "refused", reason };
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
  if ((await git.attempt(["cat-file", "-e", `${sha}^{tree}`])).kind === "done") return undefined;
  const shallow = (await git.line(["rev-parse", "--is-shallow-repository"])) === "true";
  const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"];
  const fetched = await git.attempt(["fetch", ...quietly, ...(shallow ? ["--depth=1"] : []), remote, sha]);
  return fetched.kind === "failed" ? explain(fetched.words) : undefined;
}
