import type { Git } from "../github/git.js";
import { fields } from "../github/tracked.js";

/** The text of a commit's file; undefined where the commit has none. */
export async function fileAt(git: Git, commit: string, path: string): Promise<string | undefined> {
  const found = await git.attempt(["ls-tree", "-z", "--full-tree", commit, "--", path]);
  if (found.kind === "failed" || found.output.length === 0) return undefined;
  return (await git.run(["cat-file", "blob", `${commit}:${path}`])).toString("utf8");
}

/** A path that differs between two commits or trees, by its blob in each; undefined where it is not there. */
export interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Paths are the repository's. A file whose mode alone differs counts, too. */
export async function differences(git: Git, before: string, after: string): Promise<readonly Difference[]> {
  const parts = fields(await git.run(["diff-tree", "-r", "-z", "--no-renames", before, after]));
  const found: Difference[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, , was = "", is = ""] = (parts[i] ?? "").split(" ");
    found.push({ path: parts[i + 1] ?? "", before: blobOf(was), after: blobOf(is) });
  }
  return found;
}

function blobOf(id: string): string | undefined {
  return /^0+$/.test(id) ? undefined : id;
}
