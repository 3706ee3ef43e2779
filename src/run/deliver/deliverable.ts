import { findObstacle, type Obstacle } from "../../deliver/prospects.js";
import { type GitHubEvent, isUntrusted } from "../../github/event.js";
import { nameOf } from "../../github/home.js";
import type { Log } from "../../log.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import type { Repository } from "../session/repository.js";
import { isGitWay, whyPlanOnly } from "../session/scope.js";
import { isRemote } from "../session/service-identity.js";

export interface DeliverableContext {
  readonly settings: Settings;
  /** As it is for the workflow's own repository. */
  readonly event: GitHubEvent;
  readonly repository: Repository;
  readonly log: Log;
}

/**
 * Asks before the plan what would be told after paying: whether the products can be delivered as the settings want it.
 *
 * @throws UserError where a run that may pay could not deliver, and where any would put pictures of one repository into
 * another. A free run goes on with a warning: nothing is lost by it.
 */
export async function assertDeliverable(context: DeliverableContext): Promise<void> {
  const { settings, event, log } = context;
  const only = whyPlanOnly(settings);
  // A leg of a matrix leaves its share as an artifact, and the collecting run has permissions of its own.
  if (event.kind === "none" || settings.shard !== undefined || only === "no-secrets") return;
  const obstacle = await findAny(context);
  if (obstacle === undefined) return;
  if (only === "dry-run") return log.info(`A run in earnest could not deliver: ${obstacle.reason}`);
  if (obstacle.strict || isRemote(settings.service))
    throw new UserError(`${obstacle.reason} Nothing was submitted, so nothing is paid for.`);
  if (!isUntrusted(event))
    log.warning(`${obstacle.reason} This run costs nothing, so it goes on, but that delivery will fail.`);
}

/** `strict`: no run goes on, not even a free one. */
type AnyObstacle = Pick<Obstacle, "reason"> & { readonly strict: boolean };

async function findAny({ settings, event, repository, log }: DeliverableContext): Promise<AnyObstacle | undefined> {
  const { git, home } = repository;
  if (event.kind === "none" || repository.event.kind === "none") return undefined;
  const intoGit = settings.deliver.some(isGitWay);
  const own = nameOf(event);
  if (intoGit && home.kind === "elsewhere") {
    const reason = `The pictures are in a work tree of ${home.remote}, which is not the repository of this workflow, ${own}, nor another on ${event.hosts.server}: nothing is committed from one to the other. Set "working-directory" to a checkout of ${own}, or set "deliver" to artifact or none.`;
    return { reason, strict: true };
  }
  const obstacle = await findObstacle({ settings, event: repository.event, git });
  if (!intoGit || home.kind !== "other") return obstacle && { ...obstacle, strict: false };
  const other = nameOf(home);
  if (obstacle === undefined) {
    log.info(`The pictures are in a work tree of ${other}, so that is where the products go, not to ${own}.`);
    return undefined;
  }
  const advice =
    obstacle.kind === "event"
      ? obstacle.reason
      : `Give "token" one that may write to ${other} (that of a GitHub App, or a personal access token: GITHUB_TOKEN is for ${own} alone), or set "working-directory" to a checkout of ${own}. (${obstacle.reason})`;
  const reason = `The pictures are in a work tree of ${other}, and this workflow belongs to ${own}: the products would go to ${other}, and cannot. ${advice}`;
  return { reason, strict: true };
}
