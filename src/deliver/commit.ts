import type { Git } from "../github/git.js";
import type { Log } from "../log.js";
import { buildCommit, type CommitText, type Unchanged } from "./build.js";
import { besideOthers } from "./carry.js";
import type { Changes } from "./changes.js";
import { pushLargeFiles } from "./large-files.js";
import { type Pause, pauseWithJitter } from "./pause.js";
import type { Hindrance, Publish, Published } from "./push.js";
import { type Staged, stage } from "./stage.js";
import { withTemporaryIndex } from "./temporary-index.js";
import { fetchTip } from "./tip.js";

export interface CommitRequest {
  readonly git: Git;
  readonly workspace: string;
  readonly remote: string;
  readonly branch: string;
  /**
   * Where the branch begins if the server has not got it yet. A branch that nobody named is not begun: it was there
   * when the run started, and somebody has merged and deleted it since.
   */
  readonly beginning: { readonly kind: "at"; readonly start: string | undefined } | { readonly kind: "none" };
  readonly changes: Changes;
  readonly text: CommitText;
  readonly publish: Publish;
  readonly log: Log;
  /** Between two attempts. */
  readonly pause?: Pause;
}

export type Committed =
  | { readonly kind: "committed"; readonly sha: string }
  | Unchanged
  /** The branch is not there, and is not to be begun. */
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Commits the changes on the branch's tip, whatever it is by now, and brings the commit there.
 *
 * @throws a plain Error with a user's message where the products cannot be made into a commit
 */
export async function commit(request: CommitRequest): Promise<Committed> {
  const { branch, log, pause = pauseWithJitter } = request;
  const staged = stageOnce(request);
  let last: Exclude<Hindrance, { kind: "refused" }> = { kind: "raced", words: "" };
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const result = await commitOnce(request, staged);
    if (result.kind === "published") return { kind: "committed", sha: result.sha };
    if (result.kind !== "raced" && result.kind !== "unavailable") return result;
    last = result;
    log.info(describe(last, branch));
    await pause(attempt);
  }
  return { kind: "refused", reason: `${describe(last, branch)} Given up after ${mostAttempts} attempts.` };
}

async function commitOnce(
  request: CommitRequest,
  staged: (tip: string | undefined) => Promise<Staged>,
): Promise<Published | Unchanged | { readonly kind: "gone" }> {
  const { git, branch, beginning, changes } = request;
  const tip = await fetchTip(git, request.remote, branch);
  if (tip.kind !== "tip") return tip;
  if (tip.sha === undefined && beginning.kind === "none") return { kind: "gone" };
  const parent = tip.sha ?? (beginning.kind === "at" ? beginning.start : undefined);
  const all = await staged(parent);
  const ours =
    tip.sha === undefined
      ? all
      : await besideOthers({ git, staged: all, tip: tip.sha, seen: changes.seen.get(branch) });
  const built = await buildCommit(request.git, ours, parent, request.text);
  if (built.kind === "unchanged") return built;
  await pushLargeFiles(request.git, request.remote, ours.largeFiles);
  return request.publish(built, request.branch);
}

/** The products are hashed on the first tip; a later one changes what is laid under them, not them. */
function stageOnce({ git, workspace, changes }: CommitRequest): (tip: string | undefined) => Promise<Staged> {
  let staged: Promise<Staged> | undefined;
  return (tip) => {
    staged ??= withTemporaryIndex(git, tip, (index) => stage(git, workspace, index, changes));
    return staged;
  };
}

function describe(hindrance: Exclude<Hindrance, { kind: "refused" }>, branch: string): string {
  return hindrance.kind === "unavailable"
    ? hindrance.reason
    : `The branch ${branch} was moved by somebody else while the commit was being made (${hindrance.words}).`;
}

const mostAttempts = 12;
