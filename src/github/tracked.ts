import type { WorkspacePath } from "../paths.js";
import type { Git } from "./git.js";
import { type IndexEntries, readIndex, type TrackedFile } from "./git-index.js";
import { places } from "./places.js";

/**
 * What git's index says of the files in the work tree that are as it recorded them, so that their content need not be
 * read, and of those that it leaves out: a file that was modified, is in conflict or is not tracked has no entry.
 *
 * Stat data decides, as for `git status`: one `ls-files` and one `diff-files`, and no file is opened unless it was
 * written in the very second of the index.
 *
 * @param workspace absolute path; the keys are relative to it, with `/`, also where the repository is a folder of it
 * @throws where git fails
 */
export async function indexEntries(git: Git, workspace: string): Promise<IndexEntries> {
  const [listed, modified] = await Promise.all([
    git.run(["ls-files", "-s", "-v", "-z"]),
    git.run(["diff-files", "--name-only", "-z", "--ignore-submodules"]),
  ]);
  return readIndex(listed, new Set(fields(modified)), places(git, workspace));
}

/**
 * The regular files of a commit's tree. Only trees are read, so that a partial clone fetches no blobs for it.
 *
 * @param workspace as for `indexEntries`
 * @returns undefined where the commit is not in this (perhaps shallow) clone
 */
export async function treeEntries(
  git: Git,
  workspace: string,
  commit: string,
): Promise<ReadonlyMap<WorkspacePath, TrackedFile> | undefined> {
  const listed = await git.attempt(["ls-tree", "-r", "-z", "--full-tree", commit]);
  if (listed.kind === "failed") return undefined;
  const { toWorkspace } = places(git, workspace);
  const entries = new Map<WorkspacePath, TrackedFile>();
  for (const line of fields(listed.output)) {
    const [facts = "", path] = splitAtTab(line);
    const [mode = "", , blobId = ""] = facts.split(" ");
    const here = mode.startsWith("100") ? toWorkspace(path) : undefined;
    if (here !== undefined) entries.set(here, { blobId });
  }
  return entries;
}

/** The parts of what git prints with `-z`. */
export function fields(output: Buffer): readonly string[] {
  const parts = output.toString("utf8").split("\0");
  return parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

/** The same of what git is still printing, some at a time, each in memory of its own. */
export async function* eachFields(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const parts: string[] = [];
    let from = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
      parts.push(bytes.toString("utf8", from, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    yield parts;
  }
}

/** Paths as git reads them with `-z --stdin`. */
export function* asFields(paths: Iterable<string>): Generator<string> {
  for (const path of paths) yield `${path}\0`;
}

/** A path may hold tabs itself, the facts before it never do. */
function splitAtTab(line: string): readonly [facts: string, path: string] {
  const tab = line.indexOf("\t");
  return [line.slice(0, tab), line.slice(tab + 1)];
}
