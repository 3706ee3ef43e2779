import type { Git } from "../github/git.js";
import type { ManifestSource } from "../memory/read-manifest.js";
import type { RepositoryPath } from "../paths.js";
import type { Carried, RecordedProduct } from "./changes.js";
import { type Difference, differences, manifestAt } from "./file-at.js";
import type { Staged } from "./stage.js";

export interface CarryRequest {
  readonly git: Git;
  readonly staged: Staged;
  /** The branch's tip by now. */
  readonly tip: string;
  /** The commit that the plan saw; undefined where there was none. */
  readonly seen: string | undefined;
  /** Where the branch is made anew, what it comes from: what was put on it since the plan is then carried over. */
  readonly from?: string;
}

/**
 * Our changes next to what others have put on the branch since the plan was made. A product of ours gives way only to
 * one that somebody has edited by hand since; a branch that is made anew gets theirs as well.
 */
export async function besideOthers(request: CarryRequest): Promise<Staged> {
  const { git, staged, tip, seen, from } = request;
  if (tip === seen) return staged;
  const manifest = await manifestAt(git, tip, staged.manifest);
  if (manifest === undefined) return staged;
  const ours = new Set([...staged.entries.map(({ path }) => path), ...staged.removed]);
  const news = await newsOf(request);
  const edited = await editedOf(
    news.filter(({ path }) => ours.has(path)),
    staged.recordedIn(manifest),
  );
  const theirs = from === undefined ? [] : news.filter(({ path }) => !ours.has(path) && path !== staged.manifest);
  return carrying(staged, manifest, edited, theirs);
}

/** What differs between the branch as the plan saw it, or the commit that it comes from, and its tip. */
async function newsOf({ git, tip, seen, from }: CarryRequest): Promise<readonly Difference[]> {
  const since = seen ?? from;
  const news = since === undefined ? [] : await differences(git, since, tip);
  if (from === undefined || since === from) return news;
  // What the base itself has gained or lost meanwhile is not the branch's own.
  const own = new Set((await differences(git, from, tip)).map(({ path }) => path));
  return news.filter(({ path }) => own.has(path));
}

/** Those that the manifest has a line of, and are not what it says. */
async function editedOf(
  news: readonly Difference[],
  recorded: AsyncIterable<readonly RecordedProduct<RepositoryPath>[]>,
): Promise<readonly Difference[]> {
  const there = new Map(news.map(({ path, after }) => [path, after]));
  const edited = new Set<RepositoryPath>();
  for await (const products of recorded)
    for (const { path, isIntact } of products) {
      const after = there.get(path);
      // Of two lines for one product the later one holds.
      if (after === undefined || isIntact(after)) edited.delete(path);
      else edited.add(path);
    }
  return news.filter(({ path }) => edited.has(path));
}

function carrying(
  staged: Staged,
  manifest: ManifestSource,
  edited: readonly Difference[],
  theirs: readonly Difference[],
): Staged {
  if (edited.length + theirs.length === 0) return staged;
  const givenUp = new Set(edited.map(({ path }) => path));
  const brought = theirs.flatMap(({ path, after }) => (after === undefined ? [] : [{ path, blobId: after }]));
  const gone = theirs.flatMap(({ path, after }) => (after === undefined ? [path] : []));
  const carried: Carried<RepositoryPath> = {
    manifest,
    written: [...givenUp, ...brought.map(({ path }) => path)],
    removed: gone,
  };
  return {
    ...staged,
    entries: [...staged.entries.filter(({ path }) => !givenUp.has(path)), ...brought],
    removed: [...staged.removed.filter((path) => !givenUp.has(path)), ...gone],
    mergeManifest: (base) => staged.mergeManifest(base, carried),
  };
}
