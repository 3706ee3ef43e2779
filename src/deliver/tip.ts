import type { Git } from "../github/git.js";
import { explain, type Hindrance } from "./push.js";

/** A branch's commit on the server, present in the local store. `sha` is undefined where there is no such branch. */
export interface Tip {
  readonly kind: "tip";
  readonly sha: string | undefined;
}

export async function fetchTip(git: Git, remote: string, branch: string): Promise<Tip | Hindrance> {
  const ref = `refs/heads/${branch}`;
  const listed = await git.attempt(["ls-remote", "--heads", remote, ref]);
  if (listed.kind === "failed") return explain(listed.words);
  // The pattern matches the ends of names: `main` also finds `refs/heads/refs/heads/main`.
  const lines = listed.output.toString("utf8").split("\n");
  const sha = lines.map((line) => line.split("\t")).find(([, name]) => name === ref)?.[0];
  if (sha === undefined) return { kind: "tip", sha: undefined };
  return (await fetchCommit(git, remote, sha)) ?? { kind: "tip", sha };
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
