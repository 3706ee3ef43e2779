import { apiFailure, isForbiddenByGraphql, mayPass, whyRefused } from "../github/refusals.js";
import type { Log } from "../log.js";
import type { Comment } from "./comment.js";

export interface PostedComment {
  readonly id: string;
  readonly body: string;
  /** Written by whoever the token belongs to: a stranger may have copied our marker. */
  readonly ours: boolean;
  readonly minimised: boolean;
}

/** The comments of one pull request. Each call throws as octokit does: an Error with the HTTP `status`. */
export interface Comments {
  readonly list: () => Promise<readonly PostedComment[]>;
  readonly create: (body: string) => Promise<void>;
  readonly update: (id: string, body: string) => Promise<void>;
  /** Folds a comment away as outdated. */
  readonly minimise: (id: string) => Promise<void>;
  /** Unfolds it again. */
  readonly restore: (id: string) => Promise<void>;
}

/**
 * Brings the one comment that carries our marker up to date. A comment is never worth failing a run: what goes wrong is one
 * line in the log.
 */
export async function postComment(comment: Comment, comments: Comments, log: Log): Promise<void> {
  try {
    const [posted, ...doubles] = (await comments.list()).filter(
      ({ ours, body }) => ours && body.startsWith(comment.marker),
    );
    if (posted === undefined) await first(comment, comments);
    else await again(comment, posted, comments);
    // Two runs at once may each have written the first one.
    for (const { id, minimised } of doubles) if (!minimised) await comments.minimise(id);
  } catch (error) {
    log.warning(refusal(error));
  }
}

async function first(comment: Comment, comments: Comments): Promise<void> {
  if (comment.kind === "something") await comments.create(comment.body);
}

async function again(comment: Comment, posted: PostedComment, comments: Comments): Promise<void> {
  if (posted.body !== comment.body) await comments.update(posted.id, comment.body);
  if (comment.kind === "nothing" && !posted.minimised) await comments.minimise(posted.id);
  if (comment.kind === "something" && posted.minimised) await comments.restore(posted.id);
}

function refusal(error: unknown): string {
  if (isRefused(error))
    return "No comment on the pull request: the token may not write one. Give the job `permissions: pull-requests: write`, or set `comment: false`. On a pull request of a fork the token is always read-only.";
  const cause = whyRefused(error, "pull-requests: write");
  return `The comment on the pull request could not be brought up to date (${cause}). The results are not affected.`;
}

/** Not for the moment, as by a rate limit, but by its permissions. */
function isRefused(error: unknown): boolean {
  const status = apiFailure(error)?.status;
  if (isForbiddenByGraphql(error)) return true;
  return !mayPass(error) && (status === 401 || status === 403 || status === 404);
}
