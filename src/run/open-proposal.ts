import { createHash } from "node:crypto";
import { join } from "node:path";
import { exists } from "../exists.js";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import { type IndexedFile, places } from "../github/tracked.js";
import { assertInside } from "../inside.js";
import type { Log } from "../log.js";
import { arePictureNamed, whyForbidden } from "../memory/claims.js";
import { indexLines, type Line, type Manifest, parseManifest } from "../memory/manifest.js";
import { isRecorded, type Tracked } from "../plan/intact.js";
import { count } from "../report/words.js";
import type { Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import { prefixOf, whyPlanOnly } from "./planning.js";

export interface ProposalContext {
  readonly settings: Settings;
  readonly event: ActionsEvent;
  readonly git: Git;
  readonly log: Log;
}

export interface WithProposal {
  readonly manifest: Manifest;
  /** The proposal's lines whose products were brought into the work tree. */
  readonly carried: readonly Line[];
  /** The proposal's products in a run that only plans: git has them, and the work tree has not. */
  readonly elsewhere: Tracked;
}

/** A line of the proposal that the branch has not. */
interface Proposed {
  readonly line: Line;
  /** The product, relative to the workspace. */
  readonly path: string;
  /** The same, as git names it: `<commit>:<path>`. */
  readonly object: string;
}

/**
 * What an earlier run has proposed is not on the branch that is checked out before somebody merges it. So that it is not
 * paid for again, its manifest counts as ours, and its products are brought into the work tree – but in a run that only
 * plans, which writes nothing.
 * @returns the manifest with the proposal's lines
 * @throws UserError where a run that may pay cannot tell what was proposed
 */
export async function withProposal(manifest: Manifest, context: ProposalContext): Promise<WithProposal> {
  const proposed = await readProposal(manifest, context);
  const writes = whyPlanOnly(context.settings) === undefined;
  const brought = new Set<Proposed>();
  const elsewhere = new Map<string, IndexedFile>();
  for (const one of proposed) {
    const file = writes ? undefined : await find(one, context);
    if (file !== undefined) elsewhere.set(one.path, file);
    else if (writes && (await bring(one, context))) brought.add(one);
  }
  const there = proposed.filter((one) => brought.has(one) || elsewhere.has(one.path)).map(({ line }) => line);
  if (there.length > 0) context.log.info(`${count(there.length, "product")} of the open pull request carried over.`);
  const carried = [...brought].map(({ line }) => line);
  return { manifest: indexLines([...manifest.lines.values(), ...there]), carried, elsewhere };
}

async function readProposal(manifest: Manifest, context: ProposalContext): Promise<readonly Proposed[]> {
  const { settings, git } = context;
  const sha = await tipOfProposal(git, context);
  if (sha === undefined) return [];
  const { toRepository } = places(git, settings.workspace);
  const at = (path: string) => `${sha}:${toRepository(prefixOf(settings) + path) ?? path}`;
  const text = await git.attempt(["cat-file", "blob", at(settings.manifest)]);
  if (text.kind === "failed") return [];
  return parseManifest(text.output.toString("utf8"), `${settings.manifest} on the pull request's branch`)
    .filter((line) => manifest.lines.get(line.product)?.sha256 !== line.sha256)
    .map((line) => ({ line, path: prefixOf(settings) + line.product, object: at(line.product) }));
}

async function tipOfProposal(git: Git, { settings, event, log }: ProposalContext): Promise<string | undefined> {
  const { chooseTarget } = await import("../deliver/target.js");
  const { fetchTip } = await import("../deliver/tip.js");
  const target = chooseTarget(event, settings.base, "base", undefined);
  if (target.kind === "refused") return undefined;
  const tip = await fetchTip(git, target.remote, settings.branch || `cutouts/${target.branch}`);
  if (tip.kind === "tip") return tip.sha;
  const reason = `What earlier runs have proposed cannot be read: ${tip.kind === "raced" ? tip.words : tip.reason}`;
  if (settings.service.kind === "remote" && whyPlanOnly(settings) === undefined)
    throw new UserError(`${reason} Nothing is paid for, since it might be paid for twice.`);
  log.warning(reason);
  return undefined;
}

/** @returns whether the product of the line is in the work tree now */
async function bring({ line, path, object }: Proposed, { settings, git, log }: ProposalContext): Promise<boolean> {
  const file = join(settings.root, line.product);
  try {
    if (await exists(file)) return false;
    if (whyForbidden(path) !== undefined) return false;
    await assertInside(settings.workspace, file);
    // With the filters, since Git LFS keeps a pointer where the product is.
    const read = await git.attempt(["cat-file", "--filters", object]);
    if (read.kind === "failed" || createHash("sha256").update(read.output).digest("hex") !== line.sha256) return false;
    if (!arePictureNamed(read.output, path)) return false;
    await writeWhole(file, read.output);
    return true;
  } catch (error) {
    log.warning(`${line.product} of the open pull request cannot be carried over: ${messageOf(error)}`);
    return false;
  }
}

/** What git has for the line, where that is its product and nothing is in its place in the work tree. */
async function find({ line, object }: Proposed, { settings, git }: ProposalContext): Promise<IndexedFile | undefined> {
  if (await exists(join(settings.root, line.product))) return undefined;
  const found = await git.attempt(["rev-parse", "--verify", "--quiet", object]);
  if (found.kind === "failed") return undefined;
  const blobId = found.output.toString("utf8").trim();
  return isRecorded(line, { blobId }) ? { kind: "left-out", blobId } : undefined;
}
