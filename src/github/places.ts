import { relative, sep } from "node:path";
import type { RepositoryPath, WorkspacePath } from "../paths.js";
import type { Git } from "./git.js";

/** Where a path of the workspace is in the repository, and the other way round. */
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
