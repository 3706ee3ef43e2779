import { createHash } from "node:crypto";
import { type Api, apiFailure, explainApi } from "../github/api.js";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import type { Log } from "../log.js";
import type { Delivered } from "../model.js";
import { type Built, buildCommit, type CommitText } from "./build.js";
import { type Changes, unchangedReason } from "./changes.js";
import { pushLargeFiles } from "./large-files.js";
import { type Pause, pauseWithJitter } from "./pause.js";
import { type Hindrance, type Publish, type Published, push } from "./push.js";
import { type Staged, stage } from "./stage.js";
import { withTemporaryIndex } from "./temporary-index.js";
import { fetchTip } from "./tip.js";

/** The body for a commit that shows the products. GitHub takes 65,536 characters, of which our mark takes a few. */
export type PullRequestBody = (sha: string) => string;

export interface ProposalRequest {
  readonly git: Git;
  readonly api: () => Promise<Api>;
  readonly event: ActionsEvent;
  readonly workspace: string;
  readonly remote: string;
  readonly base: string;
  /** Ours alone: whatever it has is replaced. */
  readonly branch: string;
  readonly changes: Changes;
  readonly text: CommitText;
  readonly title: string;
  readonly labels: readonly string[];
  readonly body: PullRequestBody;
  /** @param tip what the branch is expected to be: undefined where it is new */
  readonly publish: (tip: string | undefined) => Publish;
  readonly log: Log;
  /** Between two attempts. */
  readonly pause?: Pause;
}

/** Keeps one pull request that brings the base what it lacks, and closes it when there is nothing left. */
export async function propose(request: ProposalRequest): Promise<Delivered> {
  const { git, workspace, remote, base, changes, text } = request;
  const tip = await fetchTip(git, remote, base);
  if (tip.kind !== "tip") return failed(reasonOf(tip));
  const { sha } = tip;
  if (sha === undefined) return failed(`The branch ${base} is not on the server. Give \`base\`.`);
  const staged = await withTemporaryIndex(git, sha, (index) => stage(git, workspace, index, changes));
  const built = await buildCommit(git, staged, sha, text);
  const known = await listProposals(request);
  if (built.kind === "unchanged") return withdraw(request, known);
  const set = await hashOfSet(git, staged, built);
  const rejected = known.kind === "listed" && known.proposals.find((each) => isRejected(each, set));
  if (rejected) {
    const reason = `Pull request #${rejected.number} with this very set of cutouts was closed, so it is not opened again. Reopen it to have it kept up to date.`;
    return { kind: "nothing", way: "pull-request", reason };
  }
  await pushLargeFiles(git, remote, staged.largeFiles);
  const published = await publishBranch(request, built);
  if (published.kind !== "published") return failed(reasonOf(published));
  if (known.kind === "unknown") return branchOnly(request, published.sha, known.reason);
  const open = known.proposals.find(({ state }) => state === "open");
  return openOrUpdate(request, { sha: published.sha, set, open: open?.number });
}

interface Proposal {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly body: string;
}

type Known =
  | { readonly kind: "listed"; readonly proposals: readonly Proposal[] }
  | { readonly kind: "unknown"; readonly reason: string };

async function listProposals({ api, event, branch, base }: ProposalRequest): Promise<Known> {
  const { owner, repo } = event;
  try {
    const { data } = await (await api()).rest.pulls.list({
      owner,
      repo,
      base,
      head: `${owner}:${branch}`,
      state: "all",
      sort: "updated",
      direction: "desc",
      per_page: 50,
    });
    const proposals = data.map(({ number, state, merged_at, body }) => ({
      number,
      state: state === "open" ? ("open" as const) : ("closed" as const),
      merged: merged_at !== null,
      body: body ?? "",
    }));
    return { kind: "listed", proposals };
  } catch (error) {
    return { kind: "unknown", reason: explainApi(error, "The pull requests could not be listed", permission) };
  }
}

const permission = "pull-requests: write";

/** What the pull request changes, the manifest apart: that one also tells of the run that made it. */
async function hashOfSet(git: Git, { manifest }: Staged, { parent = "", tree }: Built): Promise<string> {
  const exceptManifest = ["--", ":(top)", `:(top,exclude,literal)${manifest}`];
  const changed = await git.run(["diff-tree", "-r", "-z", parent, tree, ...exceptManifest]);
  return createHash("sha256").update(changed).digest("hex").slice(0, 16);
}

function marker(set: string): string {
  return `<!-- cutout-action set:${set} -->`;
}

function isRejected({ state, merged, body }: Proposal, set: string): boolean {
  return state === "closed" && !merged && body.includes(marker(set));
}

/** Nothing is left to change: whatever was proposed is on the base by now, or its pictures are gone. */
async function withdraw({ api, event, base, changes, log }: ProposalRequest, known: Known): Promise<Delivered> {
  const { owner, repo } = event;
  const open = known.kind === "listed" ? known.proposals.filter(({ state }) => state === "open") : [];
  for (const { number, body } of open) {
    try {
      // Without our mark, or it would count as closed by a person.
      const unmarked = body.replace(/<!-- cutout-action set:\w+ -->/g, "");
      await (await api()).rest.pulls.update({ owner, repo, pull_number: number, state: "closed", body: unmarked });
      log.info(`Pull request #${number} is closed, since ${base} has everything that it would bring.`);
    } catch (error) {
      log.warning(
        explainApi(error, `Pull request #${number} has nothing left to change, but could not be closed`, permission),
      );
    }
  }
  const closed = open.map(({ number }) => ` Pull request #${number} was closed.`).join("");
  return { kind: "nothing", way: "pull-request", reason: `${unchangedReason(changes, base)}${closed}` };
}

const mostAttempts = 5;

/** Replaces what our branch has, unless it has this very change already. */
async function publishBranch(request: ProposalRequest, built: Built): Promise<Published> {
  const { pause = pauseWithJitter } = request;
  for (let attempt = 1; ; attempt++) {
    const result = await publishOnce(request, built);
    if (result.kind === "published" || result.kind === "refused" || attempt === mostAttempts) return result;
    await pause(attempt);
  }
}

async function publishOnce({ git, remote, branch, publish }: ProposalRequest, built: Built): Promise<Published> {
  const tip = await fetchTip(git, remote, branch);
  if (tip.kind !== "tip") return tip;
  if (tip.sha !== undefined && (await isSame(git, tip.sha, built))) return { kind: "published", sha: tip.sha };
  return publish(tip.sha)(built, branch);
}

async function isSame(git: Git, tip: string, { tree, parent }: Built): Promise<boolean> {
  // The object itself: where a clone is shallow, `log` and `show` hide the parents.
  const text = await git.line(["cat-file", "commit", tip]);
  return text.startsWith(`tree ${tree}\nparent ${parent}\nauthor `);
}

interface Pushed {
  readonly sha: string;
  readonly set: string;
  /** The pull request that is open for our branch. */
  readonly open: number | undefined;
}

async function openOrUpdate(request: ProposalRequest, { sha, set, open }: Pushed): Promise<Delivered> {
  const { event, branch, base, title } = request;
  const { owner, repo } = event;
  const body = `${request.body(sha)}\n\n${marker(set)}`;
  try {
    const { rest } = await request.api();
    const { data } =
      open === undefined
        ? await rest.pulls.create({ owner, repo, title, head: branch, base, body })
        : await rest.pulls.update({ owner, repo, pull_number: open, title, body });
    await label(request, data.number);
    const note = data.user?.login === "github-actions[bot]" ? { note: awaitsApproval } : {};
    return { kind: "pull-request", number: data.number, url: data.html_url, branch, sha, ...note };
  } catch (error) {
    return branchOnly(request, sha, whyNotOpened(error));
  }
}

const awaitsApproval =
  "GITHUB_TOKEN opened this pull request, so its checks wait until somebody approves them to run. With the token of a GitHub App or a personal access token as `token` they start on their own.";

async function label({ api, event, labels, log }: ProposalRequest, number: number): Promise<void> {
  if (labels.length === 0) return;
  const { owner, repo } = event;
  try {
    await (await api()).rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] });
  } catch (error) {
    log.warning(explainApi(error, `Pull request #${number} could not be labelled`, permission));
  }
}

function whyNotOpened(error: unknown): string {
  if (/not permitted to create or approve/i.test(apiFailure(error)?.message ?? "")) {
    return "GitHub Actions may not open pull requests in this repository. Allow it in Settings → Actions → General → Workflow permissions, “Allow GitHub Actions to create and approve pull requests” (an organisation may forbid it as a whole), or give `token` one of a GitHub App.";
  }
  return explainApi(error, "The pull request could not be opened or updated", permission);
}

/** The work is on the server, and a person can open the pull request with one click. */
function branchOnly({ event, base, branch }: ProposalRequest, sha: string, note: string): Delivered {
  const { hosts, owner, repo } = event;
  const encoded = [base, branch].map((name) => name.split("/").map(encodeURIComponent).join("/"));
  const compareUrl = `${hosts.server}/${owner}/${repo}/compare/${encoded.join("...")}?expand=1`;
  return { kind: "branch", branch, sha, compareUrl, note };
}

/** Moves our own branch, as long as it is what we saw. */
export function pushOver(git: Git, remote: string, tip: string | undefined): Publish {
  return async ({ sha }, branch) => {
    const lease = `--force-with-lease=refs/heads/${branch}:${tip ?? ""}`;
    const result = await push(git, remote, [lease, `${sha}:refs/heads/${branch}`]);
    return result.kind === "done" ? { kind: "published", sha } : result;
  };
}

function reasonOf(hindrance: Hindrance): string {
  return hindrance.kind === "raced"
    ? `Other runs moved the branch again and again: ${hindrance.words}`
    : hindrance.reason;
}

function failed(reason: string): Delivered {
  return { kind: "failed", way: "pull-request", reason };
}
