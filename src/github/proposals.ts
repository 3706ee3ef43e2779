import type { Api } from "./api.js";
import type { ActionsEvent } from "./event.js";
import { explainApi } from "./refusals.js";

/** A pull request from a branch of this repository, as far as it tells of ours. */
export interface Proposal {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly body: string;
  readonly head: { readonly branch: string; readonly sha: string };
}

export type KnownProposals =
  | { readonly kind: "listed"; readonly proposals: readonly Proposal[] }
  | { readonly kind: "unknown"; readonly reason: string };

export interface ProposalSearch {
  readonly base: string;
  /** Only pull requests from this branch; without it, those that are open and have our mark, whatever their branch. */
  readonly branch?: string;
}

/** What the token needs to open a pull request. */
export const pullRequestPermission = "pull-requests: write";

/** The newest first. Never rejects: what the token may not see is a reason. */
export async function listProposals(
  api: () => Promise<Api>,
  { owner, repo }: Pick<ActionsEvent, "owner" | "repo">,
  { base, branch }: ProposalSearch,
): Promise<KnownProposals> {
  try {
    const { data } = await (await api()).rest.pulls.list({
      owner,
      repo,
      base,
      ...(branch === undefined ? { state: "open" } : { state: "all", head: `${owner}:${branch}` }),
      sort: "updated",
      direction: "desc",
      per_page: branch === undefined ? 100 : 50,
    });
    const proposals = data
      // A fork's branch may have our name, and its text our mark.
      .filter(({ head }) => head.repo?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase())
      .map(({ number, state, merged_at, body, head }) => ({
        number,
        state: state === "open" ? ("open" as const) : ("closed" as const),
        merged: merged_at !== null,
        body: body ?? "",
        head: { branch: head.ref, sha: head.sha },
      }));
    return { kind: "listed", proposals: branch === undefined ? proposals.filter(hasMark) : proposals };
  } catch (error) {
    return {
      kind: "unknown",
      reason: explainApi(error, "The pull requests could not be listed", pullRequestPermission),
    };
  }
}

/** @param set a hash of what the pull request changes */
export function markOf(set: string): string {
  return `<!-- cutout-action set:${set} -->`;
}

export function hasMark({ body }: Pick<Proposal, "body">): boolean {
  return body.includes("<!-- cutout-action set:");
}

/** A pull request that we close ourselves loses our mark, or it would count as closed by a person. */
export function withoutMark(body: string): string {
  return body.replace(/<!-- cutout-action set:\w+ -->/g, "");
}

/** A person closed it, and so turned down what it brings. */
export function isTurnedDown(proposal: Proposal): boolean {
  return proposal.state === "closed" && !proposal.merged && hasMark(proposal);
}

/** Whether the branch, with this tip, is what is left of a pull request that was merged: the base has it all. */
export function isMergedTip(proposals: readonly Proposal[], tip: string): boolean {
  return proposals.some(({ merged, head }) => merged && head.sha === tip);
}

/** Where GitHub keeps what a pull request brings, also when it is closed and its branch deleted. */
export function refOfPull(number: number): string {
  return `refs/pull/${number}/head`;
}
