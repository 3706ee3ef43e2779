import { relative, sep } from "node:path";
import type { RepositoryPath, WorkspacePath } from "../paths.js";
import type { Git } from "./git.js";
import { type IndexEntries, readIndex, type TrackedFile } from "./git-index.js";

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

/**
 * The `filter` attribute of each path: `lfs` for what Git LFS keeps.
 *
 * @param paths relative to the workspace, with `/`; they need not exist
 * @param env for git: `GIT_INDEX_FILE` names the index whose `.gitattributes` count where the work tree has none
 * @returns only the paths that have a filter
 */
export async function filters(
  git: Git,
  workspace: string,
  paths: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, string>> {
  const { toRepository } = places(git, workspace);
  const byRepositoryPath = new Map(
    paths.flatMap((path) => {
      const there = toRepository(path);
      return there === undefined ? [] : [[there, path] as const];
    }),
  );
  if (byRepositoryPath.size === 0) return new Map();
  const input = [...byRepositoryPath.keys()].map((path) => `${path}\0`).join("");
  const answer = fields(await git.run(["check-attr", "-z", "--stdin", "filter"], { input, env }));
  const found = new Map<string, string>();
  for (let i = 0; i + 2 < answer.length; i += 3) {
    const path = byRepositoryPath.get(answer[i] ?? "");
    const value = answer[i + 2] ?? "";
    if (path !== undefined && !["unspecified", "unset", "set"].includes(value)) found.set(path, value);
  }
  return found;
}

export interface Places {
  /** Undefined where the path is not in the repository's work tree. */
  readonly toRepository: (path: WorkspacePath) => RepositoryPath | undefined;
  /** Undefined where the path is outside the workspace. */
  readonly toWorkspace: (path: RepositoryPath) => WorkspacePath | undefined;
}

/** The repository may be the workspace, a folder of it (a checkout with `path:`), or a folder above (on a command line). */
export function places(git: Git, workspace: string): Places {
  const inside = slashed(relative(workspace, git.root));
  const above = slashed(relative(git.root, workspace));
  if (inside === "") return { toRepository: (path) => `${path}`, toWorkspace: (path) => `${path}` };
  if (!isOutside(inside)) return { toRepository: without(inside), toWorkspace: (path) => `${inside}/${path}` };
  return { toRepository: (path) => `${above}/${path}`, toWorkspace: without(above) };
}

function without(prefix: string): (path: string) => string | undefined {
  return (path) => (path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined);
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith("../");
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

/** The parts of what git prints with `-z`. */
export function fields(output: Buffer): readonly string[] {
  const parts = output.toString("utf8").split("\0");
  return parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

/** A path may hold tabs itself, the facts before it never do. */
function splitAtTab(line: string): readonly [facts: string, path: string] {
  const tab = line.indexOf("\t");
  return [line.slice(0, tab), line.slice(tab + 1)];
}
