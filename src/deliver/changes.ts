/** What this run has to deliver. Paths are relative to the workspace, with `/`. */
export interface Changes {
  /** Products that lie in the work tree now. */
  readonly written: readonly string[];
  /** Products whose source is gone. */
  readonly removed: readonly string[];
  /** The manifest's path. */
  readonly manifest: string;
  /**
   * The manifest that goes with these products, given the one that the branch has by now (undefined: none yet).
   * Another run may have added lines to it since this one began. Throws a plain Error where theirs cannot be read.
   */
  readonly mergeManifest: (theirs: string | undefined) => string;
}

/** Why a branch gets no commit: it has all of the changes, or there are none. */
export function unchangedReason({ written, removed }: Changes, branch: string): string {
  return written.length + removed.length === 0
    ? "No product was made or removed."
    : `The branch ${branch} has these products already.`;
}
