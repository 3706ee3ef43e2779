import { listProposals, markOf, type Proposal, pullRequestPermission as permission } from "../github/proposals.js";
import { apiFailure, explainApi } from "../github/refusals.js";
import type { Delivered } from "../run-model.js";
import { manifestAt } from "./file-at.js";
import type { ProposalRequest } from "./pull-request.js";
import { fetchTips } from "./tip.js";

/** The branch of a pull request and its base, as they stand, in the local store. */
export interface Standing {
  readonly sha: string;
  readonly base: string;
}

export interface OpeningContext {
  /** Those that there are for our branch. */
  readonly proposals: readonly Proposal[];
  /** The manifest's path in the repository. */
  readonly manifest: string;
  /** A hash of what the branch brings the base. */
  readonly setOf: (standing: Standing) => Promise<string>;
}

/** Whichever of several runs opens the pull request: each of them ends with its number. */
export async function openOrUpdate(
  request: ProposalRequest,
  pushed: Standing,
  context: OpeningContext,
): Promise<Delivered> {
  const { sha } = pushed;
  try {
    const data = await write(request, await bodyFor(request, pushed, context), openOf(context.proposals));
    await label(request, data.number);
    await keepTrue(request, pushed, context, data.number);
    const note = data.user?.login === "github-actions[bot]" ? { note: awaitsApproval } : {};
    return { kind: "pull-request", number: data.number, url: data.html_url, branch: request.branch, sha, ...note };
  } catch (error) {
    return branchOnly(request, sha, whyNotOpened(error));
  }
}

async function bodyFor(
  { git, body }: ProposalRequest,
  standing: Standing,
  { manifest, setOf }: OpeningContext,
): Promise<string> {
  const brought = {
    sha: standing.sha,
    manifest: await manifestAt(git, standing.sha, manifest),
    baseManifest: await manifestAt(git, standing.base, manifest),
  };
  return `${await body(brought)}\n\n${markOf(await setOf(standing))}`;
}

/** Whoever pushes to the branch writes the body, so one that moves again and again has others who write it. */
const mostRewrites = 3;

/**
 * Another run may have pushed and written its body before ours: the one that was written last must not be the older one.
 * Whoever finds the branch as told afterwards has the last word.
 */
async function keepTrue(
  request: ProposalRequest,
  pushed: Standing,
  context: OpeningContext,
  number: number,
): Promise<void> {
  const { git, api, event, remote, base, branch, log } = request;
  const { owner, repo } = event;
  let told = pushed.sha;
  for (let i = 0; i < mostRewrites; i++) {
    const { branch: tip, base: baseTip } = await fetchTips(git, remote, { branch, base });
    if (tip.kind !== "tip" || baseTip.kind !== "tip") return;
    if (tip.sha === undefined || tip.sha === told || baseTip.sha === undefined) return;
    try {
      const body = await bodyFor(request, { sha: tip.sha, base: baseTip.sha }, context);
      await (await api()).rest.pulls.update({ owner, repo, pull_number: number, body });
    } catch (error) {
      log.warning(explainApi(error, `Pull request #${number} does not tell of another run's cutouts`, permission));
      return;
    }
    told = tip.sha;
  }
}

function openOf(proposals: readonly Proposal[]): number | undefined {
  return proposals.find(({ state }) => state === "open")?.number;
}

/**
 * One that is open keeps its title: jobs that share it may have titles of their own, and a reviewer's is better than any.
 * @param open the pull request that is open for our branch, as far as is known
 */
async function write(request: ProposalRequest, body: string, open: number | undefined) {
  const { api, event, branch, base, title } = request;
  const { owner, repo } = event;
  const { rest } = await api();
  if (open !== undefined) return (await rest.pulls.update({ owner, repo, pull_number: open, body })).data;
  try {
    return (await rest.pulls.create({ owner, repo, title, head: branch, base, body })).data;
  } catch (error) {
    // Another run has opened it since the list was made.
    if (apiFailure(error)?.status !== 422) throw error;
    const known = await listProposals(api, event, { base, branch });
    const opened = known.kind === "listed" ? openOf(known.proposals) : undefined;
    if (opened === undefined) throw error;
    return (await rest.pulls.update({ owner, repo, pull_number: opened, body })).data;
  }
}

const awaitsApproval =
  "GITHUB_TOKEN opened this pull request, so its checks wait until somebody approves them to run. With the token of a GitHub App or a personal access token (the input token) they start on their own.";

async function label({ api, event, labels, log }: ProposalRequest, number: number): Promise<void> {
  if (labels.length === 0) return;
  const { owner, repo } = event;
  try {
    await (await api()).rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] });
  } catch (error) {
    const what = `Pull request #${number} could not be labelled`;
    const advice =
      " A label that does not exist yet takes `issues: write` to be made: grant that, or make the label once by hand.";
    log.warning(`${explainApi(error, what, "issues: write")}${apiFailure(error)?.status === 403 ? advice : ""}`);
  }
}

function whyNotOpened(error: unknown): string {
  if (/not permitted to create or approve/i.test(apiFailure(error)?.message ?? "")) {
    return "GitHub Actions may not open pull requests in this repository. Allow it in Settings → Actions → General → Workflow permissions, “Allow GitHub Actions to create and approve pull requests” (an organisation may forbid it as a whole), or give `token` one of a GitHub App.";
  }
  return explainApi(error, "The pull request could not be opened or updated", permission);
}

/** The work is on the server, and a person can open the pull request with one click. */
export function branchOnly({ event, base, branch }: ProposalRequest, sha: string, note: string): Delivered {
  const { hosts, owner, repo } = event;
  const encoded = [base, branch].map((name) => name.split("/").map(encodeURIComponent).join("/"));
  const compareUrl = `${hosts.server}/${owner}/${repo}/compare/${encoded.join("...")}?expand=1`;
  return { kind: "branch", branch, sha, compareUrl, note };
}
