import type { ManifestSource } from "../memory/read-manifest.js";
import type { WorkspacePath } from "../paths.js";

/** What this run has to deliver. */
export interface Changes {
  /** Products that lie in the work tree now. */
  readonly written: readonly WorkspacePath[];
  /** Products whose source is gone. */
  readonly removed: readonly WorkspacePath[];
  readonly manifest: WorkspacePath;
  /**
   * The manifest that goes with these products, given the one that the branch has by now (undefined: none yet).
   * Another run may have added lines to it since this one began. In pieces, since that of a large catalog is large.
   * Throws a plain Error where theirs cannot be read.
   */
  readonly mergeManifest: (theirs: ManifestSource | undefined, carried?: Carried) => AsyncIterable<string>;
  /** What a manifest records, some of it at a time. Throws a plain Error where it cannot be read. */
  readonly recordedIn: (manifest: ManifestSource) => AsyncIterable<readonly RecordedProduct[]>;
  /** The tips of the branches that the plan has seen, by name; a branch that was not there is undefined. */
  readonly seen: ReadonlyMap<string, string | undefined>;
}

/** What others have put on a branch since the plan was made, and what goes before our own. */
export interface Carried<Path = WorkspacePath> {
  /** Their manifest. */
  readonly manifest: ManifestSource;
  readonly written: readonly Path[];
  readonly removed: readonly Path[];
}

/** A product as a manifest has it. */
export interface RecordedProduct<Path = WorkspacePath> {
  readonly path: Path;
  /** Whether what git has is the product as it was made, or the Git LFS pointer to it. */
  readonly isIntact: (blobId: string) => boolean;
}

/** Why a branch gets no commit: it has all of the changes, or there are none. */
export function unchangedReason({ written, removed }: Pick<Changes, "written" | "removed">, branch: string): string {
  return written.length + removed.length === 0
    ? "No product was made or removed."
    : `The branch ${branch} has these products already.`;
}

/** Why the branch of the event gets none. @param input the one that names another branch */
export function goneReason(branch: string, input: "branch" | "base"): string {
  return `The branch ${branch} is not on the server any more, as when its pull request was merged and the branch deleted while this run was under way. It is not created anew: the cutouts go out as an artifact. A run on the branch that it was merged into makes them there, or name another with \`${input}\`.`;
}
