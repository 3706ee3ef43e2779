import type { Git } from "../../github/git.js";
import { sniff } from "../../pixels/sniff.js";

/**
 * What a checkout would have in the place of a blob. Git LFS keeps a pointer where a product is, and downloads with the
 * token, so it is asked itself: a filter of the repository's is any program, and sees no token.
 * @param name of the blob as git takes it: `<commit>:<path>`
 * @param isConverted whether the path's attributes may have git write something else
 * @returns undefined where there is no such blob, or it cannot be had
 */
export async function readFiltered(git: Git, name: string, isConverted: boolean): Promise<Buffer | undefined> {
  const stored = await git.objects.read(name);
  // Of its own accord git converts text alone, which has no such byte.
  if (stored === undefined || (!isConverted && stored.includes(0))) return stored;
  const isLarge = sniff(stored).kind === "lfs-pointer" && (await usesLargeFiles(git));
  const filtered = isLarge
    ? await git.attempt(["lfs", "smudge"], { input: stored })
    : await git.attempt(["cat-file", "--filters", name]);
  return filtered.kind === "done" ? filtered.output : undefined;
}

/** A checkout without Git LFS has pointers in its work tree. */
async function usesLargeFiles(git: Git): Promise<boolean> {
  return (await git.attempt(["config", "--get-regexp", "^filter\\.lfs\\.(smudge|process)$"])).kind === "done";
}
