import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** A file that the walk came across and could not get at. */
export interface Lost {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Completes "<path> …". */
  readonly reason: string;
}

const NEVER = new Set([".git", "node_modules"]);
/** What stands for bytes that are no UTF-8 in a name. */
const REPLACEMENT = "\uFFFD";

/** Links that lead nowhere, and names that are not UTF-8, of what `wanted` names: the glob library passes over both. */
export async function findLost(root: string, wanted: (path: string) => boolean): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  for await (const { path, isLink } of suspects(root, "")) {
    const reason = wanted(path) ? await whyLost(join(root, path), isLink) : undefined;
    if (reason !== undefined) lost.push({ path, reason });
  }
  return lost;
}

interface Suspect {
  readonly path: string;
  readonly isLink: boolean;
}

async function* suspects(root: string, folder: string): AsyncGenerator<Suspect> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    const isSuspect = entry.isSymbolicLink() || entry.name.includes(REPLACEMENT);
    if (isSuspect) yield { path, isLink: entry.isSymbolicLink() };
    else if (entry.isDirectory() && !NEVER.has(entry.name)) yield* suspects(root, path);
  }
}

async function whyLost(file: string, isLink: boolean): Promise<string | undefined> {
  try {
    await stat(file);
    return undefined;
  } catch {
    return isLink
      ? "is a link that leads nowhere: restore what it points to, or remove it"
      : "has a name that is not UTF-8: rename it";
  }
}
