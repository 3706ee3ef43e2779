import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { withoutInputs, withoutSecrets } from "../child-environment.js";
import type { Repository } from "./event.js";
import { type Attempt, execute, type Input, stream } from "./git-process.js";
import { type Objects, openObjects } from "./objects.js";

/** Real git at the top of one work tree: without prompts, hooks or anything written to its configuration. */
export interface Git {
  /** Absolute path of the top of the work tree. */
  readonly root: string;
  /** @throws an Error that carries git's own last words, without secrets */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Buffer>;
  /** As `run`, for answers of one line: without the line's end. */
  readonly line: (args: readonly string[], options?: RunOptions) => Promise<string>;
  /** As `run`, for commands that may well fail. */
  readonly attempt: (args: readonly string[], options?: RunOptions) => Promise<Attempt>;
  /** As `run`, in pieces as git prints them: for answers that are long in a large repository. */
  readonly stream: (args: readonly string[], options?: RunOptions) => AsyncIterable<Buffer>;
  readonly objects: Objects;
}

export interface RunOptions {
  /** In pieces where it is long. What they throw, the command's caller gets. */
  readonly input?: Input;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface GitOptions {
  /** Absolute path of a folder in the work tree, the top or below it. */
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Sent to this server alone, in the environment of git's processes alone. `repository` is the one of the work tree. */
  readonly access?: { readonly server: string; readonly token: string; readonly repository?: Repository };
  /**
   * Whether the work tree may belong to another user, as it does in a job's container. For a folder that the
   * workflow checked out that is fine; on a shared machine git's refusal protects from another user's configuration.
   */
  readonly anyOwner: boolean;
}

/** @returns undefined where the folder is in no work tree */
export function openGit(options: GitOptions): Git | undefined {
  const root = findTop(options.directory);
  if (root === undefined) return undefined;
  const env = environment(options, root);
  const { access, ...without } = options;
  const local = access === undefined ? env : environment(without, root, withoutSecrets);
  const hide = scrubber(options.access?.token ?? "");
  const executionOf = (args: readonly string[], options: RunOptions = {}) => {
    const own = runsFilters(args) ? local : env;
    return { ...options, args, cwd: root, env: { ...own, ...options.env }, hide };
  };
  const attempt: Git["attempt"] = (args, options) => execute(executionOf(args, options));
  const run: Git["run"] = async (args, options) => {
    const result = await attempt(args, options);
    if (result.kind === "failed") throw new Error(`git ${args[0] ?? ""} failed: ${result.words}`);
    return result.output;
  };
  const line: Git["line"] = async (args, options) => (await run(args, options)).toString("utf8").replace(/\r?\n$/, "");
  const objects = openObjects((args) => executionOf(args));
  return { root, run, line, attempt, stream: (args, options) => stream(executionOf(args, options)), objects };
}

/** Whether a command runs the repository's filters, which are anybody's programs, and asks no server for anything itself. */
function runsFilters(args: readonly string[]): boolean {
  const [command = ""] = args;
  return command === "update-index" || command === "hash-object" || args.includes("--filters");
}

function findTop(directory: string): string | undefined {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : findTop(parent);
}

/** Names that `git rev-parse --local-env-vars` lists: set where we are run from a hook, and about another repository. */
const foreign = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_NAMESPACE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_WORK_TREE",
];

/** With these whoever has them writes caches and artifacts, or is this job elsewhere: no business of git and its filters. */
const RUNNERS: ReadonlySet<string> = new Set(["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"]);

function environment(
  { env, access, anyOwner }: GitOptions,
  root: string,
  // With access of its own git asks no credential helper, and filters have no business with anybody's credentials.
  visibleOf = access === undefined ? withoutInputs : withoutSecrets,
): Record<string, string> {
  const visible = visibleOf(env);
  const inherited = Object.entries(visible).filter(([name]) => !foreign.includes(name) && !RUNNERS.has(name));
  const already = Number.parseInt(env["GIT_CONFIG_COUNT"] ?? "", 10) || 0;
  const settings = [...configuration(access), ...(anyOwner ? safeDirectories(root) : [])];
  return {
    ...Object.fromEntries(inherited),
    // Messages are read by us, and nobody sits there to answer a prompt.
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    GCM_INTERACTIVE: "never",
    // Or `status` and its kind would rewrite the user's index with fresh stat data.
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CONFIG_COUNT: String(already + settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], i) => [
        [`GIT_CONFIG_KEY_${already + i}`, key],
        [`GIT_CONFIG_VALUE_${already + i}`, value],
      ]),
    ),
  };
}

type Setting = readonly [key: string, value: string];

function configuration(access: GitOptions["access"]): readonly Setting[] {
  const always: readonly Setting[] = [
    ["core.hooksPath", "/dev/null"],
    // Else the repository's configuration may name a program that every look at the index runs.
    ["core.fsmonitor", "false"],
    ["core.quotePath", "false"],
    ["gc.auto", "0"],
    // A connection that stands still for a minute is dead.
    ["http.lowSpeedLimit", "1"],
    ["http.lowSpeedTime", "60"],
  ];
  if (access === undefined) return always;
  const { server, token, repository } = access;
  const header = `http.${server}/.extraheader`;
  const authorization = `AUTHORIZATION: basic ${basic(token)}`;
  return [
    ...always,
    ["credential.helper", ""],
    // The empty one first: it drops what the checkout step left, since two of them are a bad request.
    [header, ""],
    [header, authorization],
    ...(repository === undefined ? [] : [[largeFilesHeader(server, repository), authorization] as const]),
  ];
}

/**
 * Git LFS does not know that an empty header drops the others: it would send the checkout step's and ours. Of several
 * keys it takes the most specific alone, and git itself never asks below this one.
 */
function largeFilesHeader(server: string, { owner, repo }: Repository): string {
  return `http.${server}/${owner}/${repo}.git/info/lfs/.extraheader`;
}

function safeDirectories(root: string): readonly Setting[] {
  return [...new Set([root, realpathSync(root)])].map((path) => ["safe.directory", path.replaceAll("\\", "/")]);
}

function basic(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString("base64");
}

function scrubber(token: string): (words: string) => string {
  const secrets = token === "" ? [] : [token, basic(token)];
  return (words) =>
    secrets
      .reduce((text, secret) => text.replaceAll(secret, "***"), words)
      .replace(/(https?:\/\/)[^/\s@]+@/g, "$1***@");
}
