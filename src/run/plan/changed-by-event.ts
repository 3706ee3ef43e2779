import type { GitHubEvent } from "../../github/event.js";
import type { WorkspacePath } from "../../paths.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import type { Session } from "../session/session.js";

export interface ChangedContext extends Pick<Session, "repository" | "api"> {
  readonly settings: Settings;
  readonly event: GitHubEvent;
}

/**
 * The paths that the pull request or push touches.
 * @returns undefined where `changed-only` is not asked for
 * @throws UserError where the pictures are in a work tree of another repository
 */
export async function changedByEvent(context: ChangedContext): Promise<ReadonlySet<WorkspacePath> | undefined> {
  const { settings, event, repository, api } = context;
  if (!settings.changedOnly) return undefined;
  const { changedPaths } = await import("../../github/changes.js");
  if (repository.home.kind !== "own")
    throw new UserError(
      '"changed-only" asks what the event touches in the workflow\'s own repository, and the pictures are in a work tree of another: take it out',
    );
  return changedPaths({ event, git: repository.git, api, workspace: settings.workspace });
}
