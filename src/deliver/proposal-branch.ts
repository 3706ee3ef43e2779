import type { Git } from "../github/git.js";
import type { Log } from "../log.js";
import { type Built, buildCommit, type CommitText } from "./build.js";
import { besideOthers } from "./carry.js";
import { pushLargeFiles } from "./large-files.js";
import { type Holding, whatIsHeld } from "./others-work.js";
import { type Pause, pauseWithJitter } from "./pause.js";
import type { Hindrance, Publish, Published } from "./push.js";
import type { Staged } from "./stage.js";
import { fetchTip, type Tip } from "./tip.js";

export interface BranchRequest {
  readonly git: Git;
  readonly remote: string;
  readonly base: { readonly branch: string; readonly tip: string };
  readonly branch: string;
  /** What the branch is by now: looked at again for each attempt after the first. */
  readonly tip: Tip | Hindrance;
  /** The branch's tip that the plan saw. */
  readonly seen: string | undefined;
  readonly staged: Staged;
  readonly text: CommitText;
  /** Whether this tip is what is left of a pull request that was merged. */
  readonly isMerged: (tip: string) => boolean;
  /** Asked of what is about to be pushed: the reason not to. */
  readonly veto: (built: Built) => Promise<string | undefined>;
  /** @param tip what the branch is expected to be: undefined where it is new */
  readonly publish: (tip: string | undefined) => Publish;
  readonly log: Log;
  readonly pause?: Pause;
}

export type BranchResult =
  /** The branch has it, and by whom it was put there does not matter. */
  | Published
  /** The base has everything already. */
  | { readonly kind: "unchanged" }
  | { readonly kind: "vetoed"; readonly reason: string };

/**
 * Brings our changes to a branch that a pull request is made of. It is built on what the branch is at that moment, and
 * pushed only as long as it still is: where another run or a person was faster, it is built again beside theirs.
 */
export async function publishBranch(request: BranchRequest): Promise<BranchResult> {
  const { git, remote, branch, log, pause = pauseWithJitter } = request;
  for (let attempt = 1; ; attempt++) {
    const tip = attempt === 1 ? request.tip : await fetchTip(git, remote, branch);
    const result = tip.kind === "tip" ? await publishOnce(request, tip) : tip;
    const again = result.kind === "raced" || result.kind === "unavailable";
    if (!again || attempt === (result.kind === "raced" ? mostRaces : mostOutages)) return result;
    if (result.kind === "raced") log.info(`The branch ${branch} was moved meanwhile: building on what it is now.`);
    await pause(attempt);
  }
}

const mostRaces = 12;
const mostOutages = 5;

async function publishOnce(request: BranchRequest, tip: Tip): Promise<BranchResult> {
  const { git, remote, base, branch, text, veto, publish } = request;
  const { staged, onTopOf } = await foundation(request, tip.sha);
  const built = await buildCommit(git, staged, onTopOf ?? base.tip, text);
  if (built.kind === "unchanged") return onTopOf === undefined ? built : { kind: "published", sha: onTopOf };
  const reason = await veto(built);
  if (reason !== undefined) return { kind: "vetoed", reason };
  if (tip.sha !== undefined && (await isSame(git, tip.sha, built))) return { kind: "published", sha: tip.sha };
  await pushLargeFiles(git, remote, staged.largeFiles);
  return publish(tip.sha)(built, branch);
}

interface Foundation {
  readonly staged: Staged;
  /** The branch's own tip, where people have worked on it; undefined: the base. */
  readonly onTopOf: string | undefined;
}

async function foundation(request: BranchRequest, tip: string | undefined): Promise<Foundation> {
  const { git, seen, staged } = request;
  if (tip === undefined || request.isMerged(tip)) return { staged, onTopOf: undefined };
  const held = await holding(request, tip);
  if (held.kind === "merged") return { staged, onTopOf: undefined };
  const onTopOf = held.kind === "others" ? tip : undefined;
  const from = held.kind === "ours" ? { from: held.from } : {};
  return { staged: await besideOthers({ git, staged, tip, seen, ...from }), onTopOf };
}

function holding({ git, remote, base, staged }: BranchRequest, tip: string): Promise<Holding> {
  const { manifest, recordedIn } = staged;
  return whatIsHeld({ git, remote, tip, base, manifest, recordedIn });
}

async function isSame(git: Git, tip: string, { tree, parent }: Built): Promise<boolean> {
  // The object itself: where a clone is shallow, `log` and `show` hide the parents.
  const text = (await git.objects.read(tip))?.toString("utf8") ?? "";
  return text.startsWith(`tree ${tree}\nparent ${parent}\nauthor `);
}
