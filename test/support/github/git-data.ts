import { execFileSync } from "node:child_process";
import { git, gitEnvironment } from "../git.js";
import { shaOf } from "../refs.js";
import { type Body, bodyOf } from "./body.js";
import { answerLike } from "./described.js";
import { apiPath, type Handler, type Reply, type Request } from "./server.js";

/** What a test may turn while the server runs. */
export interface GitDataSwitches {
  /** Runs before a ref is moved: another run that is faster. */
  beforeUpdate: () => void;
  /** GitHub signs for a bot's token, not for a person's. */
  signs: boolean;
  /** Commits fail with this status, where it is not 0. */
  commitStatus: number;
}

export interface GitData {
  readonly handler: Handler;
  readonly switches: GitDataSwitches;
}

/** `git/trees`, `git/commits` and `git/refs`, working on a real bare repository, with what GitHub refuses. */
export function gitData(bare: string): GitData {
  const switches: GitDataSwitches = { beforeUpdate: () => {}, signs: true, commitStatus: 0 };
  // GitHub does not take objects that were only pushed, be they there or not.
  const made = new Set<string>();
  const routes: Readonly<Record<string, (request: Request, path: string) => Reply>> = {
    "POST trees": (request) => createTree(bare, made, bodyOf(request)),
    "POST commits": (request) => createCommit(bare, made, bodyOf(request), switches),
    "POST refs": (request) => createRef(bare, made, bodyOf(request)),
    "PATCH refs": (request, path) => updateRef(bare, made, bodyOf(request), path, switches),
  };
  return {
    switches,
    async handler(request) {
      const [, what = "", path = ""] =
        /^\/repos\/[^/]+\/[^/]+\/git\/(\w+)\/?(.*)$/.exec(apiPath(request.url) ?? "") ?? [];
      return routes[`${request.method} ${what}`]?.(request, decodeURIComponent(path));
    },
  };
}

function createTree(bare: string, made: Set<string>, body: Body): Reply {
  const given = body.objects("tree");
  if (given.length > 100) return unprocessable("Tree has too many entries");
  const base = body.text("base_tree");
  if (base !== "" && !made.has(base)) return unprocessable("base_tree is not a tree");
  const lines = new Map(
    (base === "" ? [] : git(bare, "ls-tree", base).split("\n")).map((line) => [line.split("\t")[1], line]),
  );
  const objects = given.filter((entry) => entry.text("type") !== "commit").map((entry) => entry.text("sha"));
  const [missing] = missingOf(bare, objects);
  if (missing !== undefined) return unprocessable(`tree.sha ${missing} does not exist`);
  for (const entry of given) {
    const [path, sha] = [entry.text("path"), entry.text("sha")];
    lines.set(path, `${entry.text("mode")} ${entry.text("type")} ${sha}\t${path}`);
  }
  const sha = run(bare, ["mktree"], `${[...lines.values()].join("\n")}\n`);
  made.add(sha);
  return { status: 201, body: answerLike("git/create-tree", 201, { sha }) };
}

function createCommit(bare: string, made: Set<string>, body: Body, { signs, commitStatus }: GitDataSwitches): Reply {
  if (commitStatus !== 0) return { status: commitStatus, body: { message: "Something went wrong" } };
  const tree = body.text("tree");
  if (!made.has(tree)) return unprocessable("Tree SHA does not exist");
  const parents = body.texts("parents").flatMap((parent) => ["-p", parent]);
  const verified = signs && !body.has("author") && !body.has("committer");
  const env = {
    GIT_AUTHOR_NAME: "github-actions[bot]",
    GIT_AUTHOR_EMAIL: "41898282+github-actions[bot]@users.noreply.github.com",
    // GitHub's own signature is what makes it verified.
    GIT_COMMITTER_NAME: verified ? "GitHub" : "github-actions[bot]",
    GIT_COMMITTER_EMAIL: "noreply@github.com",
  };
  const sha = run(bare, ["commit-tree", tree, ...parents, "-F", "-"], body.text("message"), env);
  made.add(sha);
  const reason = verified ? "valid" : "unsigned";
  const answer = { sha, tree: { sha: tree }, verification: { verified, reason } };
  return { status: 201, body: answerLike("git/create-commit", 201, answer) };
}

function createRef(bare: string, made: Set<string>, body: Body): Reply {
  const [ref, sha] = [body.text("ref"), body.text("sha")];
  if (shaOf(bare, ref) !== undefined) return unprocessable("Reference already exists");
  if (!isKnown(bare, made, sha)) return unprocessable("Object does not exist");
  git(bare, "update-ref", ref, sha);
  return { status: 201, body: answerLike("git/create-ref", 201, { ref, object: { sha } }) };
}

function updateRef(bare: string, made: Set<string>, body: Body, path: string, switches: GitDataSwitches): Reply {
  switches.beforeUpdate();
  const ref = `refs/${path}`;
  const [sha, tip] = [body.text("sha"), shaOf(bare, ref)];
  if (tip === undefined) return unprocessable("Reference does not exist");
  if (!isKnown(bare, made, sha)) return unprocessable("Object does not exist");
  if (!body.flag("force") && git(bare, "merge-base", tip, sha) !== tip) {
    return unprocessable("Update is not a fast forward");
  }
  // A push that lands in between moves the branch, and what was a fast forward is none.
  if (!moved(bare, { ref, from: tip, to: sha })) return unprocessable("Update is not a fast forward");
  return { status: 200, body: answerLike("git/update-ref", 200, { ref, object: { sha } }) };
}

/** Whether a ref was moved: not where a push holds or has moved it meanwhile. */
function moved(bare: string, { ref, from, to }: { readonly ref: string; readonly from: string; readonly to: string }) {
  try {
    git(bare, "update-ref", ref, to, from);
    return true;
  } catch {
    return false;
  }
}

/** Made by the API, or in a branch's history. */
function isKnown(bare: string, made: Set<string>, sha: string): boolean {
  return made.has(sha) || (exists(bare, sha) && git(bare, "branch", "--contains", sha) !== "");
}

function exists(bare: string, sha: string): boolean {
  return missingOf(bare, [sha]).length === 0;
}

/** Those of the objects that are not there. */
function missingOf(bare: string, objects: readonly string[]): readonly string[] {
  if (objects.length === 0) return [];
  const told = run(bare, ["cat-file", "--batch-check=%(objectname)"], `${objects.join("\n")}\n`);
  return told.split("\n").flatMap((line) => (line.endsWith(" missing") ? [line.replace(/ missing$/, "")] : []));
}

function run(bare: string, args: readonly string[], input: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync("git", args, { cwd: bare, input, env: { ...gitEnvironment, ...env } })
    .toString()
    .trim();
}

function unprocessable(message: string): Reply {
  return { status: 422, body: { message, documentation_url: "https://docs.github.com/rest/git" } };
}
