import type { Hindrance } from "../../deliver/push.js";
import type { Api } from "../../github/api.js";
import type { ActionsEvent, GitHubEvent } from "../../github/event.js";
import type { Git } from "../../github/git.js";
import { headOf } from "../../github/head.js";
import {
  isMergedTip,
  isTurnedDown,
  type KnownProposals,
  listProposals,
  type Proposal,
  refOfPull,
} from "../../github/proposals.js";
import type { Log } from "../../log.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import { whyPlanOnly } from "../session/scope.js";

/** A commit, in the local store, that may hold products of ours which the checkout lacks. */
export interface Holder {
  readonly sha: string;
  /** For the log: "the open pull request #3". */
  readonly name: string;
  /** The branch that is delivered to: products whose picture is gone are there to be removed. */
  readonly withOrphans: boolean;
  /** What is to be said where products of it count as there. */
  readonly note?: string;
}

export interface Holders {
  /** The one that counts most is the last. */
  readonly holders: readonly Holder[];
  /** The tips of all branches that were asked for, by name. */
  readonly seen: ReadonlyMap<string, string | undefined>;
}

export interface HoldersContext {
  readonly settings: Settings;
  readonly event: GitHubEvent;
  readonly git: Git;
  readonly api: () => Promise<Api>;
  readonly log: Log;
}

/** A ref of the server's that is worth a look. */
interface Wanted {
  readonly ref: string;
  readonly name: string;
  readonly withOrphans?: boolean;
  readonly note?: string;
  /** Pull requests from this branch, by which it is known whether it was merged. */
  readonly proposals?: readonly Proposal[];
}

/**
 * What earlier runs have delivered is not always on the branch that is checked out: it may wait in a pull request,
 * have been turned down with one, or be on the branch that commits go to.
 * @throws UserError where a run that may pay cannot tell what is there
 */
export async function findHolders(context: HoldersContext): Promise<Holders> {
  const { remoteOf } = await import("../../deliver/target.js");
  const { event, git } = context;
  const wanted = [...(await wantedProposals(context)), ...(await wantedBranch(context))];
  if (wanted.length === 0) return NONE;
  const remote = event.kind === "none" ? "origin" : remoteOf(event);
  const { listRefs, fetchCommit } = await import("../../deliver/tip.js");
  const refs = await listRefs(
    git,
    remote,
    wanted.map(({ ref }) => ref),
  );
  if (!(refs instanceof Map)) return unreadable(refs, context);
  const checkedOut = await headOf(git);
  const holders: Holder[] = [];
  for (const { ref, name, withOrphans = false, note, proposals = [] } of wanted) {
    const sha = refs.get(ref);
    if (sha === undefined || sha === checkedOut || isMergedTip(proposals, sha)) continue;
    const missing = await fetchCommit(git, remote, sha);
    if (missing !== undefined) return unreadable(missing, context);
    holders.push({ sha, name, withOrphans, ...(note !== undefined && { note }) });
  }
  return { holders, seen: seenOf(wanted, refs) };
}

const NONE: Holders = { holders: [], seen: new Map() };

function unreadable(hindrance: Hindrance, context: HoldersContext): Holders {
  refuseToPayBlindly(hindrance.kind === "raced" ? hindrance.words : hindrance.reason, hindrance.kind, context);
  return NONE;
}

function seenOf(wanted: readonly Wanted[], refs: ReadonlyMap<string, string>): Holders["seen"] {
  const branches = wanted.filter(({ ref }) => ref.startsWith(heads));
  return new Map(branches.map(({ ref }) => [ref.slice(heads.length), refs.get(ref)]));
}

const heads = "refs/heads/";

/**
 * Nothing is paid for while it is not known whether it is there; but where the token may not look, nothing ever is.
 * @throws UserError where the run may pay; another is warned
 */
export function refuseToPayBlindly(
  words: string,
  kind: "raced" | "unavailable" | "refused",
  { settings, log }: HoldersContext,
): void {
  const reason = `What earlier runs have delivered to other branches cannot be read: ${words}`;
  const must = kind !== "refused" || settings.deliver.includes("pull-request") || settings.deliver.includes("commit");
  if (must && settings.service.kind === "remote" && whyPlanOnly(settings) === undefined)
    throw new UserError(`${reason} Nothing is paid for, since it might be paid for twice.`);
  log.warning(reason);
}

/** The branch that commits go to, where `branch` names another than the one that is checked out. */
async function wantedBranch({ settings, event, git }: HoldersContext): Promise<readonly Wanted[]> {
  if (!settings.deliver.includes("commit")) return [];
  const { chooseTarget } = await import("../../deliver/target.js");
  // Without `branch`, a command line's work tree is the branch.
  const target = chooseTarget(event, settings.branch, "branch", undefined);
  if (target.kind === "refused") return [];
  if (event.kind === "none" && (await git.attempt(["remote", "get-url", "origin"])).kind === "failed") return [];
  return [{ ref: heads + target.branch, name: `the branch ${target.branch}`, withOrphans: true }];
}

async function wantedProposals(context: HoldersContext): Promise<readonly Wanted[]> {
  const { event, settings } = context;
  if (event.kind === "none") return [];
  const bases = await basesOf(event, settings);
  const found = await Promise.all(bases.map((base) => wantedOnto(base, { ...context, event })));
  return found.flat();
}

/** The branches that pull requests of ours may be for. The one that this run would open one for is the last. */
async function basesOf(event: ActionsEvent, settings: Settings): Promise<readonly string[]> {
  const { chooseTarget } = await import("../../deliver/target.js");
  const target = chooseTarget(event, settings.base, "base", undefined);
  const own = target.kind === "target" ? target.branch : event.defaultBranch;
  const others = event.kind === "pull-request" ? [event.pullRequest.base.branch] : [];
  return [...new Set([...others, own].filter((base) => base !== ""))];
}

async function wantedOnto(
  base: string,
  { settings, event, api, log }: HoldersContext & { readonly event: ActionsEvent },
): Promise<readonly Wanted[]> {
  const proposes = settings.deliver.includes("pull-request");
  const branch = (proposes && settings.branch) || `cutouts/${base}`;
  const known = await listProposals(api, event, { base, branch });
  // Another step's pull request may have a branch of its own name.
  const others = proposes ? [] : listed(await listProposals(api, event, { base }), log);
  const proposals = listed(known, log);
  const open = new Map([...others, ...proposals].filter(isOpen).map(({ head, number }) => [head.branch, number]));
  const names = new Set([...open.keys(), branch]);
  names.delete(branch);
  const turnedDown = proposals.filter(isTurnedDown).slice(0, mostTurnedDown).toReversed();
  return [
    ...turnedDown.map(({ number }) => ({
      ref: refOfPull(number),
      name: `pull request #${number}, which was closed without being merged,`,
      note: turnedDownNote(number),
    })),
    ...[...names, branch].map((name) => ({
      ref: heads + name,
      name: open.has(name) ? `the open pull request #${open.get(name)}` : `the pull request's branch ${name}`,
      proposals,
    })),
  ];
}

/** Older ones are about pictures of long ago. */
const mostTurnedDown = 10;

function turnedDownNote(number: number): string {
  return `They are neither paid for nor proposed again. To have them after all, reopen pull request #${number} (where its branch was deleted, press “Restore branch” first). For other cutouts, change a picture or a setting.`;
}

function isOpen({ state }: Proposal): boolean {
  return state === "open";
}

function listed(known: KnownProposals, log: Log): readonly Proposal[] {
  if (known.kind === "listed") return known.proposals;
  log.debug(known.reason);
  return [];
}
