import type { Git } from "../../github/git.js";
import type { Attempt } from "../../github/git-process.js";
import { sniff } from "../../pixels/sniff.js";

/**
 * What a checkout would have in the place of a blob. Git LFS keeps a pointer where a product is, and downloads with the
 * token, so it is asked itself: a filter of the repository's is any program, and sees no token.
 * @param name of the blob as git takes it: `<commit>:<path>`
 */
export async function readFiltered(git: Git, name: string): Promise<Attempt> {
  const stored = await git.attempt(["cat-file", "blob", name]);
  if (stored.kind === "failed") return stored;
  const isLarge = sniff(stored.output).kind === "lfs-pointer" && (await usesLargeFiles(git));
  return isLarge
    ? git.attempt(["lfs", "smudge"], { input: stored.output })
    : git.attempt(["cat-file", "--filters", name]);
}

/** A checkout without Git LFS has pointers in its work tree. */
async function usesLargeFiles(git: Git): Promise<boolean> {
  return (await git.attempt(["config", "--get-regexp", "^filter\\.lfs\\.(smudge|process)$"])).kind === "done";
}
