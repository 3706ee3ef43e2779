import { stat } from "node:fs/promises";
import { join } from "node:path";
import { concurrently } from "../concurrently.js";
import { isMissing } from "../exists.js";
import type { Api } from "../github/api.js";
import { type GitHubEvent, isUntrusted } from "../github/event.js";
import type { Git } from "../github/git.js";
import { headOf } from "../github/head.js";
import { nameOf } from "../github/home.js";
import type { Log } from "../log.js";
import type { Delivered, DeliveryWay } from "../run-model.js";
import type { Settings } from "../settings.js";
import { messageOf } from "../user-error.js";
import { type Attachment, uploadFiles, uploadPage, whyNoArtifacts } from "./artifact.js";
import { actionsBot, type CommitText } from "./build.js";
import { type Changes, goneReason, unchangedReason } from "./changes.js";
import { commit } from "./commit.js";
import type { Pause } from "./pause.js";
import { whyNoPush } from "./prospects.js";
import { type PullRequestBody, propose, pushOver } from "./pull-request.js";
import { type Publish, pushTo } from "./push.js";
import { chooseProposal, chooseTarget, dependabotMayNotWrite } from "./target.js";
import { publishVerified, type VerifiedOptions } from "./verified.js";

export interface Delivery {
  readonly settings: Pick<
    Settings,
    | "workspace"
    | "deliver"
    | "artifactName"
    | "retentionDays"
    | "commitAuthor"
    | "signOff"
    | "branch"
    | "base"
    | "verifiedCommits"
    | "pullRequestTitle"
    | "pullRequestLabels"
  >;
  /** As it is for the repository that is delivered to. */
  readonly event: GitHubEvent;
  /** As it is for the workflow's own repository, whose runs have the artifacts. */
  readonly workflow: GitHubEvent;
  /** Undefined where there is no repository. */
  readonly git: Git | undefined;
  readonly api: () => Promise<Api>;
  readonly changes: Changes;
  /** The whole commit message, counts in the body. */
  readonly commitMessage: string;
  readonly pullRequestBody: PullRequestBody;
  /** What goes into the artifact beside the products: the results. */
  readonly attachments: readonly Attachment[];
  /** The HTML report: an artifact of its own. */
  readonly page?: string;
  readonly log: Log;
  /** Between two attempts to bring a commit out. Tests wait less. */
  readonly pause?: Pause;
}

/**
 * Brings the products out by each way that was asked for. One way's failure does not stop the others, and where a
 * commit or pull request fails the products go out as an artifact, asked for or not: paid work is not lost.
 */
export async function deliver(asked: Delivery): Promise<readonly Delivered[]> {
  const { deliver: ways } = asked.settings;
  const delivery = { ...asked, changes: { ...asked.changes, written: await presentOf(asked) } };
  const delivered: Delivered[] = [];
  if (ways.includes("commit")) delivered.push(await attempt("commit", () => deliverCommit(delivery)));
  if (ways.includes("pull-request")) {
    delivered.push(await attempt("pull-request", () => deliverPullRequest(delivery)));
  }
  const mustSave = isLacking(delivered, delivery) && mayArtifactsHaveThem(delivery);
  if (ways.includes("artifact") || mustSave) delivered.push(...(await deliverArtifacts(delivery)));
  return delivered;
}

/** A fork's or Dependabot's run cannot help that nothing may be committed, nor that a server has no artifacts. */
function isLacking(delivered: readonly Delivered[], { workflow }: Delivery): boolean {
  const isExcused = isUntrusted(workflow) && whyNoArtifacts(workflow) !== undefined;
  return delivered.some(
    (each) => each.kind === "failed" || (!isExcused && each.kind === "nothing" && each.withheld === true),
  );
}

/** Another repository's products may be for fewer eyes than this workflow's artifacts: only by request. */
function mayArtifactsHaveThem({ event, workflow }: Delivery): boolean {
  return event.kind !== "none" && workflow.kind !== "none" && nameOf(event) === nameOf(workflow);
}

const LOOKED_AT_ONCE = 16;

/** A sparse checkout leaves products out that the branch has: those stay as they are there. */
async function presentOf({ changes, settings, log }: Delivery): Promise<readonly string[]> {
  const absent = new Set<string>();
  const looked = concurrently(changes.written, LOOKED_AT_ONCE, async (path) => {
    if (!(await isPresent(join(settings.workspace, path)))) absent.add(path);
  });
  for await (const _ of looked);
  if (absent.size > 0) log.debug(`Not in the work tree, so not delivered: ${[...absent].join(", ")}`);
  return absent.size === 0 ? changes.written : changes.written.filter((path) => !absent.has(path));
}

/** What cannot be looked at is not taken for absent: the way that cannot deliver it says so. */
async function isPresent(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    return !isMissing(error);
  }
}

async function deliverCommit(delivery: Delivery): Promise<Delivered> {
  const { settings, event, git, changes, log } = delivery;
  if (git === undefined) return failed("commit", noRepository);
  const target = chooseTarget(event, settings.branch, "branch", await currentBranch(git));
  if (target.kind === "refused") return withoutTarget("commit", event, target.reason);
  const { remote, branch } = target;
  if (await isReadOnly(event, git, remote)) return withheld("commit", dependabotMayNotWrite);
  const plainly = pushTo(git, remote);
  const committed = await commit({
    git,
    workspace: settings.workspace,
    remote,
    branch,
    beginning:
      settings.branch !== "" || event.kind === "none" ? { kind: "at", start: await headOf(git) } : { kind: "none" },
    changes,
    text: commitText(delivery),
    publish: signed(delivery, { git, remote, fallback: plainly, force: false }),
    log,
    ...(delivery.pause && { pause: delivery.pause }),
  });
  switch (committed.kind) {
    case "refused":
      return failed("commit", committed.reason);
    case "unchanged":
      return { kind: "nothing", way: "commit", reason: unchangedReason(changes, branch) };
    case "gone":
      return { kind: "nothing", way: "commit", reason: goneReason(branch, "branch"), withheld: true };
    case "committed":
      return { kind: "commit", sha: committed.sha, branch, url: commitUrl(event, committed.sha) };
  }
}

async function deliverPullRequest(delivery: Delivery): Promise<Delivered> {
  const { settings, event, git, api, changes, log } = delivery;
  if (git === undefined) return failed("pull-request", noRepository);
  const proposal = chooseProposal(event, settings);
  if (event.kind === "none" || proposal.kind === "refused")
    return withoutTarget("pull-request", event, proposal.kind === "refused" ? proposal.reason : "");
  const { remote, base, branch } = proposal;
  if (await isReadOnly(event, git, remote)) return withheld("pull-request", dependabotMayNotWrite);
  return propose({
    git,
    api,
    event,
    workspace: settings.workspace,
    remote,
    base,
    named: settings.base !== "",
    branch,
    changes,
    text: commitText(delivery),
    title: settings.pullRequestTitle,
    labels: settings.pullRequestLabels,
    body: delivery.pullRequestBody,
    publish: (tip) => signed(delivery, { git, remote, fallback: pushOver(git, remote, tip), force: true }),
    log,
    ...(delivery.pause && { pause: delivery.pause }),
  });
}

async function deliverArtifacts(delivery: Delivery): Promise<readonly Delivered[]> {
  const { settings, workflow, changes, attachments, page, log } = delivery;
  const { artifactName, retentionDays, workspace } = settings;
  const request = { event: workflow, retentionDays, log };
  const products = changes.written.map((path) => ({ file: join(workspace, path), path }));
  const files = await uploadFiles({ ...request, name: artifactName }, [
    ...products,
    ...(await manifestOf(delivery)),
    ...attachments,
  ]);
  if (page === undefined || files.kind === "failed") return [files];
  return [files, await uploadPage({ ...request, name: `${artifactName}-report.html` }, page)];
}

/** Products without their manifest would be taken for somebody's own, wherever they are put. */
async function manifestOf({ settings, changes }: Delivery): Promise<readonly Attachment[]> {
  const file = join(settings.workspace, changes.manifest);
  const isWanted = changes.written.length > 0 && (await isPresent(file));
  return isWanted ? [{ file, path: changes.manifest }] : [];
}

/** Whoever opens a pull request from a fork cannot help that nothing may be committed: it is told, and is no failure. */
function withoutTarget(way: DeliveryWay, event: GitHubEvent, reason: string): Delivered {
  return isUntrusted(event) ? withheld(way, reason) : failed(way, reason);
}

/** Dependabot's token may write where the job asks for it. */
async function isReadOnly(event: GitHubEvent, git: Git, remote: string): Promise<boolean> {
  return event.kind === "dependabot" && (await whyNoPush(git, remote)) !== undefined;
}

function withheld(way: DeliveryWay, reason: string): Delivered {
  return { kind: "nothing", way, reason, withheld: true };
}

const noRepository = "There is no git repository here. In a workflow, run actions/checkout before this step.";

async function attempt(way: DeliveryWay, work: () => Promise<Delivered>): Promise<Delivered> {
  try {
    return await work();
  } catch (error) {
    return failed(way, messageOf(error));
  }
}

function signed(
  { settings, event, api, log }: Delivery,
  options: Pick<VerifiedOptions, "git" | "remote" | "fallback" | "force">,
): Publish {
  const { verifiedCommits } = settings;
  if (verifiedCommits === "none" || event.kind === "none") return options.fallback;
  return publishVerified({ ...options, isRequired: verifiedCommits === "required", api, event, log });
}

function commitText({ settings, commitMessage }: Delivery): CommitText {
  return { message: commitMessage, author: settings.commitAuthor ?? actionsBot, signOff: settings.signOff };
}

async function currentBranch(git: Git): Promise<string | undefined> {
  const found = await git.attempt(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return found.kind === "done" ? found.output.toString("utf8").trim() : undefined;
}

/** Empty on a command line, where nobody knows what shows the remote's commits. */
function commitUrl(event: GitHubEvent, sha: string): string {
  return event.kind === "none" ? "" : `${event.hosts.server}/${event.owner}/${event.repo}/commit/${sha}`;
}

function failed(way: DeliveryWay, reason: string): Delivered {
  return { kind: "failed", way, reason };
}
