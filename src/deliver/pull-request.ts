import { createHash } from "node:crypto";
import type { Api } from "../github/api.js";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import {
  isMergedTip,
  listProposals,
  type Proposal,
  pullRequestPermission as permission,
  withoutMark,
} from "../github/proposals.js";
import { explainApi } from "../github/refusals.js";
import type { Log } from "../log.js";
import type { ManifestSource } from "../memory/read-manifest.js";
import type { Delivered } from "../run-model.js";
import type { Built, CommitText } from "./build.js";
import { type Changes, goneReason, unchangedReason } from "./changes.js";
import { branchOnly, openOrUpdate } from "./opening.js";
import type { Pause } from "./pause.js";
import { publishBranch } from "./proposal-branch.js";
import { type Hindrance, type Publish, push } from "./push.js";
import { type Staged, stage } from "./stage.js";
import { withTemporaryIndex } from "./temporary-index.js";
import { fetchTips } from "./tip.js";
import { findTurnedDown } from "./turned-down.js";

/** What a pull request brings by now, whichever runs have put it there. */
export interface Brought {
  /** The branch's tip, whose files can be shown. */
  readonly sha: string;
  /** The manifest there; undefined where there is none. */
  readonly manifest: ManifestSource | undefined;
  /** The same of the base. */
  readonly baseManifest: ManifestSource | undefined;
}

/** The text that shows it. GitHub takes 65,536 characters, of which our mark takes a few. */
export type PullRequestBody = (brought: Brought) => Promise<string>;

export interface ProposalRequest {
  readonly git: Git;
  readonly api: () => Promise<Api>;
  readonly event: ActionsEvent;
  readonly workspace: string;
  readonly remote: string;
  readonly base: string;
  /** Whether the user named the base; else it is the event's. */
  readonly named: boolean;
  /** What we have put there is replaced; what people have, stays. */
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
  const { git, api, event, workspace, remote, base, branch, changes } = request;
  const tips = await fetchTips(git, remote, { branch, base });
  if (tips.base.kind !== "tip") return failed(reasonOf(tips.base));
  const { sha } = tips.base;
  if (sha === undefined && !request.named)
    return { kind: "nothing", way: "pull-request", reason: goneReason(base, "base"), withheld: true };
  if (sha === undefined) return failed(`The branch ${base}, which \`base\` names, is not on the server.`);
  const staged = await withTemporaryIndex(git, sha, (index) => stage(git, workspace, index, changes));
  const known = await listProposals(api, event, { base, branch });
  const proposals = known.kind === "listed" ? known.proposals : [];
  const turnedDown = async (built: Built) =>
    findTurnedDown(
      { git, remote, proposals, manifest: staged.manifest, set: await hashOfSet(git, staged, sha, built.tree) },
      built,
    );
  const result = await publishBranch({
    ...request,
    base: { branch: base, tip: sha },
    tip: tips.branch,
    seen: changes.seen.get(branch),
    staged,
    isMerged: (at) => isMergedTip(proposals, at),
    veto: async (built) => whyTurnedDown(await turnedDown(built)),
  });
  switch (result.kind) {
    case "published": {
      if (known.kind === "unknown") return branchOnly(request, result.sha, known.reason);
      const pushed = { sha: result.sha, base: sha };
      return openOrUpdate(request, pushed, {
        proposals,
        manifest: staged.manifest,
        setOf: async (at) => hashOfSet(git, staged, at.base, `${at.sha}^{tree}`),
      });
    }
    case "unchanged":
      return withdraw(request, proposals);
    case "vetoed":
      return { kind: "nothing", way: "pull-request", reason: result.reason };
    default:
      return failed(reasonOf(result));
  }
}

function whyTurnedDown(proposal: Proposal | undefined): string | undefined {
  return (
    proposal &&
    `Pull request #${proposal.number} with these cutouts was closed without being merged, so they are not proposed again. To have them after all, reopen it (where its branch was deleted, press “Restore branch” first). For other cutouts, change a picture or a setting.`
  );
}

/** What the pull request changes, the manifest apart: that one also tells of the run that made it. */
async function hashOfSet(git: Git, { manifest }: Staged, base: string, tree: string): Promise<string> {
  const exceptManifest = ["--", ":(top)", `:(top,exclude,literal)${manifest}`];
  const hash = createHash("sha256");
  for await (const chunk of git.stream(["diff-tree", "-r", "-z", base, tree, ...exceptManifest])) hash.update(chunk);
  return hash.digest("hex").slice(0, 16);
}

/** Nothing is left to change: whatever was proposed is on the base by now, or its pictures are gone. */
async function withdraw(
  { api, event, base, changes, log }: ProposalRequest,
  proposals: readonly Proposal[],
): Promise<Delivered> {
  const { owner, repo } = event;
  const open = proposals.filter(({ state }) => state === "open");
  for (const { number, body } of open) {
    try {
      const unmarked = withoutMark(body);
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
