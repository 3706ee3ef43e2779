/**
 * The three spaces that a file's path may be in, all with `/`. A plain text is taken for any of them, so that a path is
 * marked once, where it enters; what is marked for one space is not taken for another.
 */

/** Relative to the workspace, which is where the globs' matches and the run's results are told. */
export type WorkspacePath = string & { readonly space?: "workspace" };

/** Relative to the working directory, as the settings and the manifest name files. */
export type LocalPath = string & { readonly space?: "working directory" };

/** Relative to the root of git's work tree. */
export type RepositoryPath = string & { readonly space?: "repository" };

/** Of the working directory in the workspace: empty, or ending in `/`. */
export type Prefix = string & { readonly space?: "prefix" };

export function toWorkspace(path: LocalPath, prefix: Prefix): WorkspacePath {
  return prefix + path;
}

/** @param path of a file in the working directory: every picture and every product is one */
export function toLocal(path: WorkspacePath, prefix: Prefix): LocalPath {
  return path.slice(prefix.length);
}
