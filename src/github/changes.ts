import type { WorkspacePath } from "../paths.js";
import { UserError } from "../user-error.js";
import type { Api } from "./api.js";
import { type ActionsEvent, branchOfRef, type GitHubEvent, type PullRequest } from "./event.js";
import type { Git } from "./git.js";
import { places } from "./places.js";
import { explainApi } from "./refusals.js";
import { fields } from "./tracked.js";

export interface ChangesOptions {
  readonly event: GitHubEvent;
  /** Undefined where there is no repository. */
  readonly git: Git | undefined;
  readonly api: () => Promise<Api>;
  /** Absolute path. */
  readonly workspace: string;
}

/**
 * The files that the pull request or push adds or changes, under the names that they have after it.
 *
 * @throws a UserError where the list cannot be had, or not the whole of it: to take all files instead could cost money
 * that nobody agreed to
 */
export async function changedPaths({
  event,
  git,
  api,
  workspace,
}: ChangesOptions): Promise<ReadonlySet<WorkspacePath>> {
  if (event.kind === "none")
    throw new UserError("`changed-only` needs a pull_request or push event of GitHub Actions.");
  if (git === undefined)
    throw new UserError("`changed-only` needs the repository: run actions/checkout before this step.");
  const { toWorkspace } = places(git, workspace);
  const paths = await listPaths(event, git, api);
  return new Set(paths.flatMap((path) => toWorkspace(path) ?? []));
}

function listPaths(event: ActionsEvent, git: Git, api: () => Promise<Api>): Promise<readonly string[]> {
  switch (event.kind) {
    case "push":
      return filesOfPush(event, git, api);
    case "pull-request":
    case "fork":
      return filesOfPullRequest(event, event.pullRequest, api);
    case "dependabot":
      if (event.pullRequest !== undefined) return filesOfPullRequest(event, event.pullRequest, api);
      break;
    case "schedule":
    case "dispatch":
    case "other":
  }
  const reason = `\`changed-only\` needs a pull_request or push event: a run by ${event.name} has no changes of its own. Take the input out for it.`;
  return Promise.reject(new UserError(reason));
}

/** GitHub lists no more files of one pull request, and does not say that there are more. */
const mostFilesOfPullRequest = 3_000;

async function filesOfPullRequest(
  { owner, repo }: ActionsEvent,
  { number }: PullRequest,
  api: () => Promise<Api>,
): Promise<readonly string[]> {
  const { paginate, rest } = await api();
  const parameters = { owner, repo, pull_number: number, per_page: 100 };
  const files = await paginate(rest.pulls.listFiles, parameters).catch((error: unknown) =>
    stop(explainApi(error, `The files of pull request #${number} could not be listed`, "pull-requests: read")),
  );
  if (files.length >= mostFilesOfPullRequest) {
    stop(
      `Pull request #${number} touches 3,000 files or more, and GitHub lists no more than 3,000. Split it, or narrow \`paths\` and take \`changed-only\` out for it.`,
    );
  }
  return namesOf(files);
}

/** The first page of a comparison holds as many files, and the other pages hold none. */
const mostFilesOfComparison = 300;

async function filesOfPush(
  event: Extract<ActionsEvent, { kind: "push" }>,
  git: Git,
  api: () => Promise<Api>,
): Promise<readonly string[]> {
  const { before, after } = event;
  const local = before === undefined ? undefined : await diff(git, before, after);
  if (local !== undefined) return local;
  const { status, files } = await compare(event, api);
  if (status === "diverged" && before !== undefined) {
    stop("This push rewrote history, so that GitHub cannot tell what it touches. Check out with `fetch-depth: 0`.");
  }
  if (files.length >= mostFilesOfComparison) {
    stop(
      "This push touches 300 files or more, and GitHub lists no more than 300. Check out with `fetch-depth: 0`, and git itself tells.",
    );
  }
  return namesOf(files);
}

/** @returns undefined where a commit is not in this clone: on a push, most are shallow */
async function diff(git: Git, before: string, after: string): Promise<readonly string[] | undefined> {
  // Without following renames, the new name is an added file.
  const options = ["-r", "-z", "--name-only", "--no-renames", "--diff-filter=d"];
  const result = await git.attempt(["diff-tree", ...options, before, after]);
  return result.kind === "done" ? fields(result.output) : undefined;
}

interface Comparison {
  readonly status: string;
  readonly files: readonly ChangedFile[];
}

async function compare(event: Extract<ActionsEvent, { kind: "push" }>, api: () => Promise<Api>): Promise<Comparison> {
  const { owner, repo, before, after } = event;
  const base = before ?? baseOfNewBranch(event);
  try {
    const { rest } = await api();
    const { data } = await rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${after}` });
    return { status: data.status, files: data.files ?? [] };
  } catch (error) {
    return stop(explainApi(error, "What this push touches could not be asked of GitHub", "contents: read"));
  }
}

function baseOfNewBranch({ defaultBranch, ref }: ActionsEvent): string {
  if (defaultBranch !== "" && branchOfRef(ref) !== defaultBranch) return defaultBranch;
  return stop(
    "The branch is new, so there is nothing that `changed-only` could compare it with. Take the input out once.",
  );
}

interface ChangedFile {
  readonly filename: string;
  readonly status: string;
}

function namesOf(files: readonly ChangedFile[]): readonly string[] {
  return files.filter(({ status }) => status !== "removed").map(({ filename }) => filename);
}

function stop(reason: string): never {
  throw new UserError(reason);
}
