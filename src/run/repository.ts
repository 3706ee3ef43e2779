import type { GitHubEvent } from "../github/event.js";
import { type Git, openGit } from "../github/git.js";
import { indexEntries } from "../github/tracked.js";
import type { Log } from "../log.js";
import type { Tracked } from "../plan/intact.js";
import type { Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";

/** The git repository that the pictures are in, if any. */
export interface Repository {
  readonly git: Git | undefined;
  /** Files that git's index calls unmodified or leaves out, by path relative to the workspace. Empty without git. */
  readonly readTracked: (log: Log) => Promise<Tracked>;
  /** The commit that is checked out, in hex; empty without git, and in a repository without commits. */
  readonly head: () => Promise<string>;
}

/** @throws UserError where the products are to go into a repository, and there is none: better told before than after the work */
export function openRepository(settings: Settings, event: GitHubEvent, environment: NodeJS.ProcessEnv): Repository {
  const inActions = event.kind !== "none";
  const git = openGit({
    directory: settings.root,
    env: environment,
    anyOwner: inActions,
    ...(inActions && settings.token !== "" && { access: { server: event.hosts.server, token: settings.token } }),
  });
  const way = settings.deliver.find((way) => way !== "artifact");
  if (git === undefined && way !== undefined && !settings.dryRun)
    throw new UserError(
      `"deliver" has ${way}, and there is no git repository here: run actions/checkout before this step`,
    );
  return { git, readTracked: (log) => readTracked(git, settings.workspace, log), head: () => headOf(git) };
}

async function headOf(git: Git | undefined): Promise<string> {
  const found = await git?.attempt(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  return found?.kind === "done" ? found.output.toString("utf8").trim() : "";
}

async function readTracked(git: Git | undefined, workspace: string, log: Log): Promise<Tracked> {
  if (git === undefined) return new Map();
  try {
    return await indexEntries(git, workspace);
  } catch (error) {
    log.warning(`Git cannot say which files are unchanged (${messageOf(error)}), so every picture is read.`);
    return new Map();
  }
}
