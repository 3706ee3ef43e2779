import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../github/git.js";
import { temporaryFolder } from "../temporary.js";

/** An index of our own, so that the user's stays as it is. */
export interface TemporaryIndex {
  /** For git commands that are to use it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Lends `work` an index that holds the tree of `commit`, or nothing. */
export async function withTemporaryIndex<T>(
  git: Git,
  commit: string | undefined,
  work: (index: TemporaryIndex) => Promise<T>,
): Promise<T> {
  const folder = await temporaryFolder("index");
  try {
    const env = { GIT_INDEX_FILE: join(folder, "index") };
    // An index in a file of its own cannot be split, and a sparse one would hide what we lay over it.
    await git.run(["-c", "core.splitIndex=false", "-c", "index.sparse=false", "read-tree", commit ?? "--empty"], {
      env,
    });
    return await work({ env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
