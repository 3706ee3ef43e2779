import type { Git } from "../github/git.js";
import { actionsBot } from "./build.js";
import { differences, manifestAt } from "./file-at.js";
import type { Staged } from "./stage.js";
import { fetchBeyond, fetchCommit } from "./tip.js";

/** What a branch holds beyond its base. */
export type Holding =
  /** Commits of ours alone, on this commit of the base: to be made anew at any time. */
  | { readonly kind: "ours"; readonly from: string }
  /** The base has it all. */
  | { readonly kind: "merged" }
  /** Somebody else's work as well, or it cannot be told. */
  | { readonly kind: "others" };

export interface HoldingRequest {
  readonly git: Git;
  readonly remote: string;
  /** The branch's tip, in the local store. */
  readonly tip: string;
  readonly base: { readonly branch: string; readonly tip: string };
  /** Our manifest's path in the repository. */
  readonly manifest: string;
  /** What a manifest's text records, by paths of the repository. */
  readonly recordedIn: Staged["recordedIn"];
}

/** Tells a branch that holds nothing but ours, which may be replaced, from one that people have worked on. */
export async function whatIsHeld(request: HoldingRequest): Promise<Holding> {
  const { git, remote, tip, base } = request;
  if (tip === base.tip) return { kind: "merged" };
  const words = await fetchBeyond(git, remote, tip, base.branch);
  if (words !== undefined) return { kind: /no commits selected/.test(words) ? "merged" : "others" };
  const listed = await git.attempt(["rev-list", "--reverse", `--max-count=${mostCommits + 1}`, tip, `^${base.tip}`]);
  if (listed.kind === "failed") return { kind: "others" };
  const commits = listed.output.toString("utf8").split("\n").filter(Boolean);
  if (commits.length > mostCommits) return { kind: "others" };
  let from: string | undefined;
  for (const commit of commits) {
    const parent = await parentOfOurs(request, commit);
    if (parent === undefined) return { kind: "others" };
    from ??= parent;
  }
  return from === undefined ? { kind: "merged" } : { kind: "ours", from };
}

/** A run adds one commit, and replaces it the next time. */
const mostCommits = 50;

/** @returns the commit's parent; undefined where the commit is somebody else's */
async function parentOfOurs(request: HoldingRequest, commit: string): Promise<string | undefined> {
  const { git, remote } = request;
  // The object itself: where a clone is shallow, `log` and `show` hide the parents.
  const [head = ""] = String((await git.objects.read(commit)) ?? "").split("\n\n");
  const [parent, ...more] = [...head.matchAll(/^parent (\w+)$/gm)].map(([, sha = ""]) => sha);
  if (parent === undefined || more.length > 0 || !isByUs(head)) return undefined;
  if ((await fetchCommit(git, remote, parent)) !== undefined) return undefined;
  return (await changesOursAlone(request, parent, commit)) ? parent : undefined;
}

/** We commit as the bot, whoever the author is; what GitHub signs for an App, it commits itself. */
function isByUs(head: string): boolean {
  if (head.includes(`\ncommitter ${actionsBot.name} <${actionsBot.email}> `)) return true;
  return /^author .*\[bot\] </m.test(head) && /^committer GitHub <noreply@github\.com> /m.test(head);
}

/** Other workflows commit as the bot as well: only a commit of the manifest, and of products as it records them, is ours. */
async function changesOursAlone(request: HoldingRequest, parent: string, commit: string): Promise<boolean> {
  const { git, manifest } = request;
  try {
    const all = await differences(git, parent, commit);
    const changed = new Map(all.filter(({ path }) => path !== manifest).map(({ path, after }) => [path, after]));
    const [was, is] = [await recordedOf(changed, parent, request), await recordedOf(changed, commit, request)];
    return [...changed].every(([path, after]) =>
      after === undefined ? was.has(path) && !is.has(path) : is.get(path) === "intact",
    );
  } catch {
    // A manifest that cannot be read is not as we left it.
    return false;
  }
}

/** Those of the paths that a commit's manifest records, each next to the blob that is there. */
async function recordedOf(
  changed: ReadonlyMap<string, string | undefined>,
  commit: string,
  { git, manifest, recordedIn }: HoldingRequest,
): Promise<ReadonlyMap<string, "intact" | "other">> {
  const found = new Map<string, "intact" | "other">();
  const source = await manifestAt(git, commit, manifest);
  if (source === undefined) return found;
  for await (const products of recordedIn(source))
    for (const { path, isIntact } of products) {
      const blob = changed.get(path);
      // Of two lines for one product the later one holds.
      if (changed.has(path)) found.set(path, blob !== undefined && isIntact(blob) ? "intact" : "other");
    }
  return found;
}
