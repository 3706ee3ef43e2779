import type { Picture } from "../model.js";

/** A commit and the repository that is sure to have it: a pull request's head may be in a fork. */
export interface Commit {
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
}

/** What the work tree's git can say about a path in a commit. */
export type BlobAt =
  | { readonly kind: "blob"; readonly id: string }
  | { readonly kind: "absent" }
  /** The commit is not in this clone, as a pull request's head in a shallow checkout of its merge. */
  | { readonly kind: "unknown" };

/** Where on GitHub the pictures may be found: given by `github/`, read here. */
export interface Origin {
  /** `https://github.com`, or a GHES or GHE.com host. */
  readonly serverUrl: URL;
  readonly apiUrl: URL;
  /** Empty: none. It goes to `serverUrl` and `apiUrl` alone. */
  readonly token: string;
  /** Best first: the push's SHA; for a pull request its head (in the head's repository), then base, then the merge. */
  readonly commits: readonly Commit[];
  /** The picture's path in the repository, with `/`; undefined where it is in none. */
  readonly pathOf: (picture: Picture) => string | undefined;
  readonly blobAt: (sha: string, path: string) => Promise<BlobAt>;
}
