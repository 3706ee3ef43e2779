import { git, write } from "../git.js";
import { branchesOf, shaOf } from "../refs.js";
import { type Body, bodyOf } from "./body.js";
import { answerLike, itemLike } from "./described.js";
import { apiPath, forbidden, type Handler, type Reply, type Request } from "./server.js";

export interface Pull {
  readonly number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  merged: boolean;
  labels: readonly string[];
  readonly head: string;
  readonly base: string;
  /** The head's commit; what it was last, where the branch is gone. */
  sha: string;
}

/** What a test may turn while the server runs. */
export interface PullSwitches {
  /** The setting that is off in new repositories. */
  mayOpenPullRequests: boolean;
  /** The login behind the token. */
  login: string;
  /** The labels that the repository has; to make another takes \`issues: write\`, since 2025. */
  labels: string[];
}

export interface Pulls {
  readonly handler: Handler;
  readonly switches: PullSwitches;
  readonly list: readonly Pull[];
  /** As if there had never been others than these. */
  readonly reset: (pulls: readonly Pull[]) => void;
}

export interface PullsOptions extends Partial<PullSwitches> {
  readonly owner?: string;
}

/**
 * Pull requests between branches of a real bare repository. What each of them brings stays at `refs/pull/N/head`, also
 * when its branch is deleted, which closes it.
 */
export function pulls(bare: string, { owner = "octo", ...given }: PullsOptions = {}): Pulls {
  const switches: PullSwitches = { mayOpenPullRequests: true, login: "github-actions[bot]", labels: [], ...given };
  const list: Pull[] = [];
  const world: World = { bare, owner, switches, list };
  return {
    switches,
    list,
    reset: (pulls) => void list.splice(0, list.length, ...pulls.map((pull) => ({ ...pull }))),
    async handler(request) {
      follow(world);
      const [, kind, number, rest] =
        /^\/repos\/[^/]+\/[^/]+\/(pulls|issues)(?:\/(\d+))?(?:\/(\w+))?$/.exec(apiPath(request.url) ?? "") ?? [];
      const route = `${request.method} ${[kind, number && "n", rest].filter(Boolean).join("/")}`;
      return routes[route]?.(world, request, Number(number));
    },
  };
}

/** Brings `refs/pull/N/head` up to date with what was pushed. */
function follow({ bare, list }: Pick<World, "bare" | "list">): void {
  const tips = branchesOf(bare);
  for (const pull of list.filter(({ state }) => state === "open")) {
    const sha = tips.get(pull.head);
    if (sha === undefined) pull.state = "closed";
    else if (sha !== pull.sha || shaOf(bare, `refs/pull/${pull.number}/head`) === undefined) {
      pull.sha = sha;
      write(bare, { [`refs/pull/${pull.number}/head`]: `${sha}\n` });
    }
  }
}

interface World {
  readonly bare: string;
  readonly owner: string;
  readonly switches: PullSwitches;
  readonly list: Pull[];
}

const routes: Readonly<Record<string, (world: World, request: Request, number: number) => Reply>> = {
  "GET pulls": search,
  "POST pulls": open,
  "PATCH pulls/n": update,
  "POST issues/n/labels": label,
};

function search(world: World, { url }: Request): Reply {
  const { list, owner } = world;
  const wanted = (name: string) => url.searchParams.get(name);
  const state = wanted("state") ?? "open";
  const found = list.filter(
    (pull) =>
      (wanted("head") === null || wanted("head") === `${owner}:${pull.head}`) &&
      (wanted("base") === null || wanted("base") === pull.base) &&
      (state === "all" || pull.state === state),
  );
  return { status: 200, body: found.toReversed().map((pull) => itemLike("pulls/list", 200, shown(pull, world))) };
}

function open(world: World, request: Request): Reply {
  const { list, owner, switches } = world;
  const body = bodyOf(request);
  const [head, base] = [body.text("head"), body.text("base")];
  if (!switches.mayOpenPullRequests) {
    return { status: 403, body: { message: "GitHub Actions is not permitted to create or approve pull requests." } };
  }
  const problem = whyNot(world, head, base, body);
  if (problem !== undefined) return invalid(problem);
  const pull: Pull = {
    number: list.length + 1,
    title: body.text("title"),
    body: body.text("body"),
    state: "open",
    merged: false,
    labels: [],
    head: head.replace(`${owner}:`, ""),
    base,
    sha: "",
  };
  list.push(pull);
  follow(world);
  return { status: 201, body: answerLike("pulls/create", 201, shown(pull, world)) };
}

function whyNot({ bare, list }: World, head: string, base: string, body: Body): string | undefined {
  if (list.some((pull) => pull.state === "open" && pull.head === head && pull.base === base)) {
    return `A pull request already exists for octo:${head}.`;
  }
  if (body.text("body").length > 65_536) return "body is too long (maximum is 65536 characters)";
  const branches = branchesOf(bare);
  if (!branches.has(head) || !branches.has(base)) return "head is invalid";
  return git(bare, "rev-list", "--count", `${base}..${head}`) === "0"
    ? `No commits between ${base} and ${head}`
    : undefined;
}

function invalid(message: string): Reply {
  const documentation_url = "https://docs.github.com/rest/pulls/pulls";
  const errors = [{ resource: "PullRequest", code: "custom", message }];
  return { status: 422, body: { message: "Validation Failed", errors, documentation_url } };
}

function update(world: World, request: Request, number: number): Reply {
  const { list } = world;
  const pull = list.find((each) => each.number === number);
  if (pull === undefined) return { status: 404, body: { message: "Not Found" } };
  const body = bodyOf(request);
  if (body.has("title")) pull.title = body.text("title");
  if (body.has("body")) pull.body = body.text("body");
  if (body.text("state") === "open" && !branchesOf(world.bare).has(pull.head))
    return invalid("state cannot be changed. The head branch has been deleted.");
  if (body.has("state")) pull.state = body.text("state") === "closed" ? "closed" : "open";
  follow(world);
  return { status: 200, body: answerLike("pulls/update", 200, shown(pull, world)) };
}

function label({ list, switches }: World, request: Request, number: number): Reply {
  const pull = list.find((each) => each.number === number);
  if (pull === undefined) return { status: 404, body: { message: "Not Found" } };
  const names = bodyOf(request).texts("labels");
  const isNew = names.some((name) => !switches.labels.includes(name));
  if (isNew && request.permissions.issues !== "write") return forbidden("issues=write; pull_requests=write");
  switches.labels = [...new Set([...switches.labels, ...names])];
  pull.labels = [...new Set([...pull.labels, ...names])];
  return { status: 200, body: pull.labels.map((name) => itemLike("issues/add-labels", 200, { name })) };
}

function shown(pull: Pull, { owner, switches: { login } }: World): unknown {
  const { number, title, body, state, merged, head, base, sha } = pull;
  const repo = { name: "shop", full_name: `${owner}/shop`, owner: { login: owner } };
  return {
    number,
    title,
    body,
    state,
    merged_at: merged ? "2026-01-01T00:00:00Z" : null,
    head: { ref: head, sha, label: `${owner}:${head}`, repo },
    base: { ref: base, label: `${owner}:${base}`, repo },
    user: { login },
    ...{ requested_reviewers: [], requested_teams: [], assignees: [], labels: [], milestone: null },
    html_url: `https://github.example/octo/shop/pull/${number}`,
  };
}
