import type { Api } from "../github/api.js";
import type { ActionsEvent, Hosts, Repository } from "../github/event.js";
import type { Git } from "../github/git.js";
import type { TrackedFile } from "../github/git-index.js";
import { headOf } from "../github/head.js";
import { places } from "../github/places.js";
import { treeEntries } from "../github/tracked.js";
import type { Picture } from "../model.js";

/** A commit and the repository that is sure to have it: a pull request's head may be in a fork. */
export interface Commit extends Repository {
  readonly sha: string;
}

/** What the work tree's git can say about a picture's path in a commit. */
export type BlobAt =
  | { readonly kind: "blob"; readonly id: string }
  | { readonly kind: "absent" }
  /** The commit is not in this clone, as a pull request's head in a shallow checkout of its merge. */
  | { readonly kind: "unknown" };

/** Where on GitHub the run's pictures may be found. */
export interface Origin {
  readonly hosts: Pick<Hosts, "server" | "raw" | "media">;
  /** Empty: none. It goes to GitHub's own server alone. */
  readonly token: string;
  /** Connects at its first call. */
  readonly api: () => Promise<Api>;
  /** Of all the commits' repositories: a fork is as public as what it was forked from. */
  readonly visibility: "public" | "private" | "unknown";
  /** Best first. */
  readonly commits: () => Promise<readonly [Commit, ...Commit[]]>;
  /** The picture's path in the repository, with `/`; undefined where it is in none. */
  readonly pathOf: (picture: Picture) => string | undefined;
  readonly blobAt: (sha: string, picture: Picture) => Promise<BlobAt>;
}

/**
 * The origin of a run that GitHub started. Trees are read by git, once a commit.
 *
 * @param workspace absolute path; pictures' paths are relative to it
 */
export function originOf(
  event: ActionsEvent,
  git: Git,
  workspace: string,
  access: Pick<Origin, "token" | "api">,
): Origin {
  const { toRepository } = places(git, workspace);
  let commits: ReturnType<Origin["commits"]> | undefined;
  const trees = new Map<string, Promise<ReadonlyMap<string, TrackedFile> | undefined>>();
  const treeOf = (sha: string): Promise<ReadonlyMap<string, TrackedFile> | undefined> => {
    const tree = trees.get(sha) ?? treeEntries(git, workspace, sha);
    trees.set(sha, tree);
    return tree;
  };
  return {
    hosts: event.hosts,
    ...access,
    visibility: event.visibility,
    commits: () => {
      commits ??= withHead(commitsOf(event), event, git);
      return commits;
    },
    pathOf: (picture) => toRepository(picture.path),
    async blobAt(sha, picture) {
      const tree = await treeOf(sha);
      if (tree === undefined) return { kind: "unknown" };
      const id = tree.get(picture.path)?.blobId;
      return id === undefined ? { kind: "absent" } : { kind: "blob", id };
    },
  };
}

/**
 * The commits that may hold the pictures, best first: of a pull request its head in the head's repository, which stays
 * where it is, then the base and the throw-away merge; else the commit of the event.
 */
export function commitsOf(event: ActionsEvent): readonly [Commit, ...Commit[]] {
  const here = { owner: event.owner, repo: event.repo };
  const own: Commit = { ...here, sha: event.sha };
  if (!("pullRequest" in event) || event.pullRequest === undefined) return [own];
  const { head, base } = event.pullRequest;
  // The head's repository has no name where the fork was deleted; GitHub then still serves the commit by the base's.
  const fork = head.repo === "" ? here : { owner: head.owner, repo: head.repo };
  return [{ ...fork, sha: head.sha }, { owner: base.owner, repo: base.repo, sha: base.sha }, own];
}

/** The work tree may stand elsewhere: on another ref, or on a commit that an earlier step has made and pushed. */
async function withHead(
  known: readonly [Commit, ...Commit[]],
  { owner, repo }: Repository,
  git: Git,
): Promise<readonly [Commit, ...Commit[]]> {
  const sha = await headOf(git);
  return sha === undefined || known.some((commit) => commit.sha === sha) ? known : [...known, { owner, repo, sha }];
}
