import type { Git } from "../github/git.js";
import { filters, places } from "../github/tracked.js";
import type { Changes } from "./changes.js";
import { type LargeFiles, readLargeFiles, refuseMissingFilters } from "./large-files.js";
import type { TemporaryIndex } from "./temporary-index.js";

/** Our changes as objects in git's store, ready to be laid over any commit. Paths are the repository's. */
export interface Staged {
  readonly entries: readonly { readonly path: string; readonly blobId: string }[];
  readonly removed: readonly string[];
  readonly manifest: string;
  readonly mergeManifest: Changes["mergeManifest"];
  /** What Git LFS has to upload before the commit is pushed. */
  readonly largeFiles: LargeFiles;
}

/**
 * Writes the products into git's object store, through the attributes and clean filters that their paths have.
 *
 * @param index holds the branch's tip, whose `.gitattributes` count where a sparse work tree lacks them
 * @throws a plain Error with a user's message
 */
export async function stage(git: Git, workspace: string, index: TemporaryIndex, changes: Changes): Promise<Staged> {
  const { toRepository } = places(git, workspace);
  const inRepository = (path: string) => {
    const there = toRepository(path);
    if (there === undefined)
      throw new Error(`${path} is outside the repository at ${git.root}: it cannot be committed.`);
    return there;
  };
  const filtered = await filters(git, workspace, changes.written, index.env);
  await refuseMissingFilters(git, filtered);
  const entries = await hash(git, index, changes.written.map(inRepository));
  const large = new Set([...filtered].flatMap(([path, filter]) => (filter === "lfs" ? [inRepository(path)] : [])));
  return {
    entries,
    removed: changes.removed.map(inRepository),
    manifest: inRepository(changes.manifest),
    mergeManifest: changes.mergeManifest,
    largeFiles: await readLargeFiles(
      git,
      entries.filter(({ path }) => large.has(path)),
    ),
  };
}

/** One process for all: `--stdin-paths` applies each path's own attributes, as `--path` does for one. */
async function hash(git: Git, index: TemporaryIndex, paths: readonly string[]): Promise<Staged["entries"]> {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${quoted(path)}\n`).join("");
  const output = await git.run(["hash-object", "-w", "--stdin-paths"], { input, env: index.env });
  const ids = output.toString("utf8").trim().split("\n");
  return paths.map((path, i) => ({ path, blobId: ids[i] ?? "" }));
}

/** Git takes a line that begins with a quotation mark for a C string: the way to say a path with a line break. */
function quoted(path: string): string {
  if (!/["\\\r\n]/.test(path)) return path;
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };
  return `"${path.replace(/["\\\r\n]/g, (character) => escapes[character] ?? character)}"`;
}
