import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import type { Settings } from "../settings.js";
import { whyNoArtifacts } from "./artifact.js";
import { explain, type Hindrance } from "./push.js";
import { chooseProposal, chooseTarget, type Proposal, type Target } from "./target.js";

export interface ProspectsRequest {
  readonly settings: Pick<Settings, "deliver" | "branch" | "base" | "token">;
  /** As it is for the work tree's repository. */
  readonly event: ActionsEvent;
  readonly git: Git | undefined;
}

/** Why a way of delivery cannot work. */
export interface Obstacle {
  readonly kind: "event" | "access";
  readonly reason: string;
}

/**
 * Why the products could not be delivered as the settings want it, as far as that can be known before there are any: by
 * the event, and by asking the server whether the token may push, which costs nothing and changes nothing.
 *
 * @returns undefined where nothing is known to be in the way, also where the server cannot be asked
 */
export async function findObstacle(request: ProspectsRequest): Promise<Obstacle | undefined> {
  const { settings, event, git } = request;
  if (settings.deliver.includes("artifact")) {
    const reason = whyNoArtifacts(event);
    if (reason !== undefined) return { kind: "event", reason };
  }
  const target = targetOf(request);
  if (target === undefined || git === undefined) return undefined;
  if (target.kind === "refused") return { kind: "event", reason: target.reason };
  const tooOld = await whyTooOld(git);
  const reason = tooOld ?? (await Promise.all([whyNoPush(git, target.remote), whyNoBase(git, target)])).find(Boolean);
  return reason === undefined ? undefined : { kind: "access", reason };
}

function targetOf({ settings, event }: ProspectsRequest): Target | Proposal | undefined {
  if (settings.deliver.includes("commit")) return chooseTarget(event, settings.branch, "branch", undefined);
  return settings.deliver.includes("pull-request") ? chooseProposal(event, settings) : undefined;
}

/** Before 2.31 git does not look at the variables by which it gets its token. */
async function whyTooOld(git: Git): Promise<string | undefined> {
  const asked = await git.attempt(["version"]);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(asked.output.toString("utf8")) ?? [];
  if (major === undefined || Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31)) return undefined;
  return `Git ${major}.${minor} is too old to push with the token: install git 2.31 or newer on this runner.`;
}

/** Git asks for the right to push before it sends anything, and with `--dry-run` goes no further. */
export async function whyNoPush(git: Git, remote: string): Promise<string | undefined> {
  const options = ["--dry-run", "--porcelain", "--no-follow-tags", "--recurse-submodules=no"];
  const asked = await git.attempt(["push", ...options, remote, "HEAD:refs/cutout-action/may-push"]);
  // Without any commit there is no HEAD, and git fails before it asks.
  if (asked.kind === "done" || /src refspec HEAD does not match/.test(asked.words)) return undefined;
  return reasonOf(explain(asked.words));
}

async function whyNoBase(git: Git, target: Target | Proposal): Promise<string | undefined> {
  if (target.kind !== "proposal") return undefined;
  const listed = await git.attempt(["ls-remote", "--heads", target.remote, `refs/heads/${target.base}`]);
  if (listed.kind === "failed") return reasonOf(explain(listed.words));
  return listed.output.length > 0
    ? undefined
    : `The branch ${target.base} is not on the server. Give \`base\`, the branch that the pull request is for.`;
}

/** The network may be back when there is something to deliver. */
function reasonOf(hindrance: Hindrance): string | undefined {
  return hindrance.kind === "refused" ? hindrance.reason : undefined;
}
