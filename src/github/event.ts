import { at } from "../json.js";

/**
 * What started this run and where it is: from the runner's variables and the event file, without asking anyone.
 * Source: "Events that trigger workflows" and "Default environment variables" in GitHub's documentation.
 */

export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** One side of a pull request: a branch of a repository, and the commit it stood at when the event was made. */
export interface Side extends Repository {
  /** The branch's short name. */
  readonly branch: string;
  readonly sha: string;
}

export interface PullRequest {
  readonly number: number;
  readonly head: Side;
  readonly base: Side;
}

/** Where this GitHub is. All without a slash at the end. */
export interface Hosts {
  /** `cloud` is github.com and GHE.com; `server` is a GitHub Enterprise Server, which has no artifacts of our kind. */
  readonly flavour: "cloud" | "server";
  readonly server: string;
  readonly api: string;
  readonly graphql: string;
  /** Prefixes of `/{owner}/{repo}/{ref}/{path}`, the likelier first: a server may or may not isolate subdomains. */
  readonly raw: readonly string[];
  /** The same, for the bytes behind Git LFS pointers. */
  readonly media: readonly string[];
}

interface Workflow extends Repository {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** `GITHUB_SHA`: what is checked out unless the workflow says otherwise; on a pull request a throw-away merge commit. */
  readonly sha: string;
  /** `GITHUB_REF`, in full: `refs/heads/main`. */
  readonly ref: string;
  readonly actor: string;
  readonly hosts: Hosts;
  readonly visibility: "public" | "private" | "unknown";
  /** Empty where the event does not tell. */
  readonly defaultBranch: string;
  readonly workflow: string;
  readonly job: string;
  /** `GITHUB_ACTION`: tells two steps of one job apart. */
  readonly step: string;
  readonly runId: string;
  readonly runAttempt: string;
}

/** A run that GitHub started. */
export type ActionsEvent =
  | (Workflow & {
      readonly kind: "push";
      /** The tip before the push; absent where the branch is new. */
      readonly before?: string;
      readonly after: string;
    })
  | (Workflow & { readonly kind: "pull-request" | "fork"; readonly pullRequest: PullRequest })
  /** Secrets of Dependabot's own store alone, and a read-only token unless the job asks for more. */
  | (Workflow & { readonly kind: "dependabot"; readonly pullRequest?: PullRequest })
  | (Workflow & { readonly kind: "schedule" | "dispatch" | "other" });

export type GitHubEvent = ActionsEvent | { readonly kind: "none" };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param env the process's environment
 * @param eventFileText the content of the file that `GITHUB_EVENT_PATH` names; undefined where there is none
 * @returns `none` outside of GitHub Actions
 * @throws where the event file is not JSON, or lacks what its event always has
 */
export function readEvent(env: Environment, eventFileText: string | undefined): GitHubEvent {
  const repository = splitName(env["GITHUB_REPOSITORY"] ?? "");
  if (env["GITHUB_ACTIONS"] !== "true" || repository === undefined) return { kind: "none" };
  const payload = parsePayload(eventFileText);
  const workflow = readWorkflow(env, repository, payload);
  const pullRequest = readPullRequest(payload);
  if (isDependabots(workflow, payload)) {
    return { ...workflow, kind: "dependabot", ...(pullRequest && { pullRequest }) };
  }
  switch (workflow.name) {
    case "pull_request":
      if (pullRequest === undefined) throw new Error("The event file of this pull_request event has no pull_request.");
      return { ...workflow, kind: isFork(pullRequest) ? "fork" : "pull-request", pullRequest };
    case "push":
      return readPush(workflow, payload);
    case "schedule":
      return { ...workflow, kind: "schedule" };
    case "workflow_dispatch":
    case "repository_dispatch":
      return { ...workflow, kind: "dispatch" };
    default:
      return { ...workflow, kind: "other" };
  }
}

/** Source: "Dependabot on GitHub Actions" in GitHub's documentation. By other events, Dependabot is as good as anybody. */
const dependabotEvents = new Set([
  "create",
  "deployment",
  "deployment_status",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
]);

function isDependabots({ name, actor }: Workflow, payload: unknown): boolean {
  const login = "dependabot[bot]";
  // Whoever sets it off, such a run is made for the code of the pull request.
  if (name === "pull_request_target") return text(payload, "pull_request", "user", "login") === login;
  return actor === login && dependabotEvents.has(name);
}

/** Whether GitHub withholds the workflow's secrets from this run. */
export function isUntrusted(event: GitHubEvent): boolean {
  return event.kind === "fork" || event.kind === "dependabot";
}

/** Events whose commit is the repository's own, beside those with a kind of their own. */
const OWN_EVENTS = new Set(["merge_group", "release"]);

/**
 * Whether what is checked out may be a stranger's commit, with a file in it that says what this run does. Of
 * `pull_request_target`, `issue_comment`, `workflow_run` and their like nobody can tell.
 */
export function mayBeStrangers(event: GitHubEvent): boolean {
  return isUntrusted(event) || (event.kind === "other" && !OWN_EVENTS.has(event.name));
}

/** `refs/heads/main` → `main`; undefined for tags and a pull request's merge ref. */
export function branchOfRef(ref: string): string | undefined {
  const prefix = "refs/heads/";
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

function readWorkflow(env: Environment, repository: Repository, payload: unknown): Workflow {
  const isPrivate = at(payload, "repository", "private");
  return {
    ...repository,
    name: env["GITHUB_EVENT_NAME"] ?? "",
    sha: env["GITHUB_SHA"] ?? "",
    ref: env["GITHUB_REF"] ?? "",
    actor: env["GITHUB_ACTOR"] ?? "",
    hosts: readHosts(env),
    visibility: isPrivate === true ? "private" : isPrivate === false ? "public" : "unknown",
    defaultBranch: text(payload, "repository", "default_branch"),
    workflow: env["GITHUB_WORKFLOW"] ?? "",
    job: env["GITHUB_JOB"] ?? "",
    step: env["GITHUB_ACTION"] ?? "",
    runId: env["GITHUB_RUN_ID"] ?? "",
    runAttempt: env["GITHUB_RUN_ATTEMPT"] ?? "",
  };
}

function readPush(workflow: Workflow, payload: unknown): ActionsEvent {
  const before = text(payload, "before");
  const isNew = before === "" || /^0+$/.test(before);
  return { ...workflow, kind: "push", ...(isNew ? {} : { before }), after: text(payload, "after") || workflow.sha };
}

function readPullRequest(payload: unknown): PullRequest | undefined {
  const number = at(payload, "pull_request", "number");
  const head = readSide(at(payload, "pull_request", "head"));
  const base = readSide(at(payload, "pull_request", "base"));
  if (typeof number !== "number" || head === undefined || base === undefined) return undefined;
  return { number, head, base };
}

/** The head's repository is null where the fork has been deleted since: its commits are then the base's to ask for. */
function readSide(side: unknown): Side | undefined {
  const sha = text(side, "sha");
  const repository = splitName(text(side, "repo", "full_name")) ?? { owner: text(side, "user", "login"), repo: "" };
  return sha === "" ? undefined : { ...repository, branch: text(side, "ref"), sha };
}

function isFork({ head, base }: PullRequest): boolean {
  const name = ({ owner, repo }: Repository) => `${owner}/${repo}`.toLowerCase();
  return name(head) !== name(base);
}

function readHosts(env: Environment): Hosts {
  const server = withoutSlash(env["GITHUB_SERVER_URL"] || "https://github.com");
  const host = new URL(server).host.toLowerCase();
  const api = withoutSlash(
    env["GITHUB_API_URL"] || (host === "github.com" ? "https://api.github.com" : `${server}/api/v3`),
  );
  const graphql = withoutSlash(
    env["GITHUB_GRAPHQL_URL"] || (host === "github.com" ? `${api}/graphql` : `${server}/api/graphql`),
  );
  return { server, api, graphql, ...contentHosts(server, new URL(server)) };
}

function contentHosts(server: string, { protocol, host, hostname }: URL): Pick<Hosts, "flavour" | "raw" | "media"> {
  if (hostname === "github.com") {
    return {
      flavour: "cloud",
      raw: ["https://raw.githubusercontent.com"],
      media: ["https://media.githubusercontent.com/media"],
    };
  }
  const subdomains = { raw: `${protocol}//raw.${host}`, media: `${protocol}//media.${host}` };
  if (hostname.endsWith(".ghe.com")) return { flavour: "cloud", raw: [subdomains.raw], media: [subdomains.media] };
  const folders = { raw: [`${server}/raw`], media: [`${server}/media`] };
  // The toolkit's own artifact client takes *.localhost for the cloud, too.
  if (hostname.endsWith(".localhost")) return { flavour: "cloud", ...folders };
  if (/^[\d.]+$|^\[/.test(hostname)) return { flavour: "server", ...folders };
  return {
    flavour: "server",
    raw: [...folders.raw, subdomains.raw],
    media: [...folders.media, subdomains.media],
  };
}

function parsePayload(eventFileText: string | undefined): unknown {
  if (eventFileText === undefined || eventFileText.trim() === "") return {};
  try {
    return JSON.parse(eventFileText);
  } catch (error) {
    throw new Error(`The event file that GITHUB_EVENT_PATH names is not JSON: ${String(error)}`);
  }
}

function splitName(fullName: string): Repository | undefined {
  const [owner, repo, ...rest] = fullName.split("/");
  return owner && repo && rest.length === 0 ? { owner, repo } : undefined;
}

function text(value: unknown, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : "";
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
