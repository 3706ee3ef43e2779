import type { Git } from "../github/git.js";
import { manifestAt } from "./file-at.js";
import type { Staged } from "./stage.js";
import { withTemporaryIndex } from "./temporary-index.js";

/** A commit of our changes, in the local object store alone. */
export interface Built {
  readonly kind: "built";
  readonly sha: string;
  readonly tree: string;
  /** Undefined for a repository's first commit. */
  readonly parent: string | undefined;
}

/** The parent has everything already. */
export interface Unchanged {
  readonly kind: "unchanged";
}

export interface CommitText {
  readonly message: string;
  readonly author: Person;
  readonly signOff: boolean;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** The account behind GITHUB_TOKEN. */
export const actionsBot: Person = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** Lays our changes, and nothing else, over `parent`. The work tree, HEAD and the user's index are not looked at. */
export async function buildCommit(
  git: Git,
  staged: Staged,
  parent: string | undefined,
  text: CommitText,
): Promise<Built | Unchanged> {
  // A manifest of nothing is no news, nor is one that merging would only have written in another way.
  if (staged.entries.length + staged.removed.length === 0) return { kind: "unchanged" };
  const tree = await withTemporaryIndex(git, parent, async ({ env }) => {
    const manifest = await writeManifest(git, staged, parent);
    await git.run(["update-index", "-z", "--index-info"], { input: indexInfo(staged, manifest), env });
    // A partial clone lacks the blobs of the files that are not ours, and need not fetch them.
    return git.line(["write-tree", "--missing-ok"], { env });
  });
  if (parent !== undefined && tree === (await git.objects.find(`${parent}^{tree}`))?.id) return { kind: "unchanged" };
  const parents = parent === undefined ? [] : ["-p", parent];
  const sha = await git.line(["commit-tree", tree, ...parents, "-F", "-"], {
    input: await fullMessage(git, text),
    env: {
      GIT_AUTHOR_NAME: text.author.name,
      GIT_AUTHOR_EMAIL: text.author.email,
      GIT_COMMITTER_NAME: actionsBot.name,
      GIT_COMMITTER_EMAIL: actionsBot.email,
    },
  });
  return { kind: "built", sha, tree, parent };
}

/** The commit's message with its sign-off, in git's own form of trailers. */
export async function fullMessage(git: Git, { message, author, signOff }: CommitText): Promise<string> {
  if (!signOff) return message;
  const trailer = `Signed-off-by: ${author.name} <${author.email}>`;
  return (
    await git.run(["interpret-trailers", "--no-divider", "--trailer", trailer], { input: `${message.trimEnd()}\n` })
  ).toString("utf8");
}

/** @returns the id of the blob */
async function writeManifest(git: Git, staged: Staged, parent: string | undefined): Promise<string> {
  const theirs = parent === undefined ? undefined : await manifestAt(git, parent, staged.manifest);
  return git.line(["hash-object", "-w", "--stdin", `--path=${staged.manifest}`], {
    input: staged.mergeManifest(theirs),
  });
}

/** Removals first: a product's folder may now stand where a removed product stood. */
function* indexInfo({ entries, removed, manifest }: Staged, manifestBlob: string): Generator<string> {
  for (const path of removed) yield `0 ${"0".repeat(40)}\t${path}\0`;
  for (const { path, blobId } of entries) yield `100644 ${blobId} 0\t${path}\0`;
  yield `100644 ${manifestBlob} 0\t${manifest}\0`;
}
