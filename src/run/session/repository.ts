import { readdirSync } from "node:fs";
import { join } from "node:path";
import { withoutSecrets } from "../../child-environment.js";
import type { ActionsEvent, GitHubEvent } from "../../github/event.js";
import { type Git, openGit } from "../../github/git.js";
import { headOf } from "../../github/head.js";
import { eventAt, findHome, type Home } from "../../github/home.js";
import { indexEntries } from "../../github/tracked.js";
import type { Log } from "../../log.js";
import type { Tracked } from "../../plan/intact.js";
import type { Settings } from "../../settings.js";
import { messageOf, UserError } from "../../user-error.js";
import { isGitWay } from "./scope.js";

/** The git repository that the pictures are in, if any. */
export interface Repository {
  readonly git: Git | undefined;
  readonly home: Home;
  /** What started the run, as it is for this repository, which need not be the workflow's own. */
  readonly event: GitHubEvent;
  /** Files that git's index calls unmodified or leaves out, by path relative to the workspace. Empty without git. */
  readonly readTracked: (log: Log) => Promise<Tracked>;
  /** The commit that is checked out, in hex; empty without git, and in a repository without commits. */
  readonly head: () => Promise<string>;
}

/** @throws UserError where the products are to go into a repository, and there is none: better told before than after the work */
export async function openRepository(
  settings: Settings,
  event: GitHubEvent,
  environment: NodeJS.ProcessEnv,
): Promise<Repository> {
  const inActions = event.kind !== "none";
  const plain = { directory: settings.root, env: environment, anyOwner: inActions };
  const { git, home } = inActions
    ? await openInActions(plain, event, settings)
    : { git: openGit(plain), home: { kind: "own" } as const };
  const way = settings.deliver.find(isGitWay);
  if (git === undefined && way !== undefined && !settings.dryRun)
    throw new UserError(`"deliver" has ${way}, and there is no git repository here: ${whereRepositoryIs(settings)}`);
  return {
    git,
    home,
    event: inActions ? eventAt(event, home) : event,
    readTracked: (log) => readTracked(git, settings.workspace, log),
    head: async () => (git && (await headOf(git))) ?? "",
  };
}

type PlainOptions = Parameters<typeof openGit>[0];

/** Whose work tree it is has to be known before git can be given the token for that repository. */
async function openInActions(
  plain: PlainOptions,
  event: ActionsEvent,
  { token }: Settings,
): Promise<{ readonly git: Git | undefined; readonly home: Home }> {
  // With a token of its own git needs nobody's credentials, not even to be asked whose work tree this is.
  const local = openGit(token === "" ? plain : { ...plain, env: withoutSecrets(plain.env) });
  if (local === undefined) return { git: undefined, home: { kind: "own" } };
  const home = await findHome(local, event);
  const { owner, repo } = eventAt(event, home);
  const access = { server: event.hosts.server, token, repository: { owner, repo } };
  return { git: token === "" ? local : openGit({ ...plain, access }), home };
}

/** A checkout with `path:` is a folder of the workspace, and `working-directory` is easily forgotten. */
function whereRepositoryIs({ root, workingDirectory }: Settings): string {
  const [folder] = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => openGit({ directory: join(root, name), env: {}, anyOwner: false })?.root === join(root, name));
  if (folder === undefined) return "run actions/checkout before this step";
  const directory = workingDirectory === "" ? folder : `${workingDirectory}/${folder}`;
  return `there is one in the folder ${directory}, so set "working-directory: ${directory}"`;
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
