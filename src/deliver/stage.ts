import { flat } from "../flat.js";
import { filters } from "../github/attributes.js";
import type { Git } from "../github/git.js";
import { places } from "../github/places.js";
import { asFields, eachFields } from "../github/tracked.js";
import type { ManifestSource } from "../memory/read-manifest.js";
import type { RepositoryPath, WorkspacePath } from "../paths.js";
import type { Carried, Changes, RecordedProduct } from "./changes.js";
import { type LargeFiles, readLargeFiles, refuseMissingFilters } from "./large-files.js";
import type { TemporaryIndex } from "./temporary-index.js";

/** Our changes as objects in git's store, ready to be laid over any commit. */
export interface Staged {
  readonly entries: readonly { readonly path: RepositoryPath; readonly blobId: string }[];
  readonly removed: readonly RepositoryPath[];
  readonly manifest: RepositoryPath;
  readonly mergeManifest: (
    theirs: ManifestSource | undefined,
    carried?: Carried<RepositoryPath>,
  ) => AsyncIterable<string>;
  readonly recordedIn: (manifest: ManifestSource) => AsyncIterable<readonly RecordedProduct<RepositoryPath>[]>;
  /** What Git LFS has to upload before the commit is pushed. */
  readonly largeFiles: LargeFiles;
}

/**
 * Writes the products into git's object store, through the attributes and clean filters that their paths have.
 *
 * @param index a copy of the branch's tip to work on: its `.gitattributes` count where a sparse work tree lacks them
 * @throws a plain Error with a user's message
 */
export async function stage(git: Git, workspace: string, index: TemporaryIndex, changes: Changes): Promise<Staged> {
  const { toRepository, toWorkspace } = places(git, workspace);
  const inRepository = (path: WorkspacePath) => {
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
    mergeManifest: (theirs, carried) =>
      changes.mergeManifest(
        theirs,
        carried && {
          ...carried,
          written: carried.written.flatMap((path) => toWorkspace(path) ?? []),
          removed: carried.removed.flatMap((path) => toWorkspace(path) ?? []),
        },
      ),
    recordedIn: async function* (manifest) {
      for await (const recorded of changes.recordedIn(manifest))
        yield recorded.flatMap((one) => {
          const path = toRepository(one.path);
          return path === undefined ? [] : [{ ...one, path }];
        });
    },
    largeFiles: await readLargeFiles(
      git,
      entries.filter(({ path }) => large.has(path)),
    ),
  };
}

/**
 * By way of the index, whose attributes `hash-object --path` would not look at, and one process for all of them. What
 * the index holds afterwards is of no use to anyone.
 */
async function hash(git: Git, { env }: TemporaryIndex, paths: readonly RepositoryPath[]): Promise<Staged["entries"]> {
  if (paths.length === 0) return [];
  const added = await git.attempt(["update-index", "--add", "-z", "--stdin"], { input: asFields(paths), env });
  if (added.kind === "failed") throw new Error(whyNotAdded(added.words));
  const wanted = new Map(paths.map((path) => [path, path]));
  const entries: Staged["entries"][number][] = [];
  for await (const lines of eachFields(git.stream(["ls-files", "-s", "-z"], { env })))
    for (const line of lines) {
      const tab = line.indexOf("\t");
      const path = wanted.get(line.slice(tab + 1));
      const [, blobId = ""] = line.slice(0, tab).split(" ");
      if (path !== undefined) entries.push({ path, blobId: flat(blobId) });
    }
  return entries;
}

function whyNotAdded(words: string): string {
  const [, path] = /'(.+)' appears as both a file and as a directory/.exec(words) ?? [];
  if (path === undefined) return `git update-index failed: ${words}`;
  return `${path} lies in a submodule, which is a repository of its own: this one cannot commit it. Lead \`output\` elsewhere, or run a step with \`working-directory\` in the submodule.`;
}
