import type { Git } from "../github/git.js";
import { eachFields } from "../github/tracked.js";
import type { ManifestSource } from "../memory/read-manifest.js";

/** A commit's manifest; undefined where the commit has none. */
export async function manifestAt(git: Git, commit: string, path: string): Promise<ManifestSource | undefined> {
  const found = await git.objects.find(`${commit}:${path}`);
  return found && (() => git.stream(["cat-file", "blob", found.id]));
}

/** A path that differs between two commits or trees, by its blob in each; undefined where it is not there. */
export interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Paths are the repository's. A file whose mode alone differs counts, too. */
export async function differences(git: Git, before: string, after: string): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  let facts: string | undefined;
  const listed = git.stream(["diff-tree", "-r", "-z", "--no-renames", before, after]);
  for await (const parts of eachFields(listed))
    for (const part of parts) {
      if (facts === undefined) facts = part;
      else {
        found.push(differenceOf(facts, part));
        facts = undefined;
      }
    }
  return found;
}

/** @param facts `:100644 100644 <before> <after> M` */
function differenceOf(facts: string, path: string): Difference {
  const [, , was = "", is = ""] = facts.split(" ");
  return { path, before: blobOf(was), after: blobOf(is) };
}

function blobOf(id: string): string | undefined {
  return /^0+$/.test(id) ? undefined : id;
}
