import { realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";

/** Whether an absolute path is the folder itself or lies below it, by their texts alone: links are not followed. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * Throws where the way to a file leaves `workspace` through a link, or leads into its `.git`. A link at the file itself does not count: it is
 * replaced, not followed. Both paths are absolute; the file and its folders need not exist yet.
 */
export function assertInside(workspace: string, file: string): void {
  const way = relative(realpathSync.native(workspace), nearestThere(dirname(file)));
  if (way.split(sep).some((segment) => segment.toLowerCase() === ".git"))
    throw new Error(`${dirname(file)} leads into .git: nothing is written there`);
  if (way === ".." || way.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(way)) {
    throw new Error(`${dirname(file)} leads out of the workspace through a link: nothing is written there`);
  }
}

/** Where the folder itself, or the nearest one above it that exists, lies without links. */
function nearestThere(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return realpathSync.native(at);
    } catch (error) {
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!missing || dirname(at) === at) throw error;
    }
  }
}
