import { createHash } from "node:crypto";
import { join } from "node:path";
import { exists } from "../exists.js";
import type { ActionsEvent } from "../github/event.js";
import type { Git } from "../github/git.js";
import { places } from "../github/tracked.js";
import { assertInside } from "../inside.js";
import type { Log } from "../log.js";
import { indexLines, type Line, type Manifest, parseManifest } from "../memory/manifest.js";
import { count } from "../report/words.js";
import type { Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";
import { writeWhole } from "../write-whole.js";
import { prefixOf } from "./planning.js";

export interface ProposalContext {
  readonly settings: Settings;
  readonly event: ActionsEvent;
  readonly git: Git;
  readonly log: Log;
}

export interface WithProposal {
  readonly manifest: Manifest;
  /** The proposal's lines; their products are in the work tree. */
  readonly carried: readonly Line[];
}

/**
 * What an earlier run has proposed is not on the branch that is checked out before somebody merges it. So that it is not
 * paid for again, its manifest counts as ours, and its products are brought into the work tree.
 * @returns the manifest with the proposal's lines
 * @throws UserError where a paid run cannot tell what was proposed
 */
export async function withProposal(manifest: Manifest, context: ProposalContext): Promise<WithProposal> {
  const { settings, git, log } = context;
  const nothing = { manifest, carried: [] };
  const sha = await tipOfProposal(git, context);
  if (sha === undefined) return nothing;
  const { toRepository } = places(git, settings.workspace);
  const at = (path: string) => `${sha}:${toRepository(prefixOf(settings) + path) ?? path}`;
  const text = await git.attempt(["cat-file", "blob", at(settings.manifest)]);
  if (text.kind === "failed") return nothing;
  const proposed = parseManifest(text.output.toString("utf8"), `${settings.manifest} on the pull request's branch`);
  const carried: Line[] = [];
  for (const line of proposed.filter((line) => manifest.lines.get(line.product)?.sha256 !== line.sha256)) {
    if (await bring(line, at(line.product), context)) carried.push(line);
  }
  if (carried.length > 0) log.info(`${count(carried.length, "product")} of the open pull request carried over.`);
  return { manifest: indexLines([...manifest.lines.values(), ...carried]), carried };
}

async function tipOfProposal(git: Git, { settings, event, log }: ProposalContext): Promise<string | undefined> {
  const { chooseTarget } = await import("../deliver/target.js");
  const { fetchTip } = await import("../deliver/tip.js");
  const target = chooseTarget(event, settings.base, "base", undefined);
  if (target.kind === "refused") return undefined;
  const tip = await fetchTip(git, target.remote, settings.branch || `cutouts/${target.branch}`);
  if (tip.kind === "tip") return tip.sha;
  const reason = `What earlier runs have proposed cannot be read: ${tip.kind === "raced" ? tip.words : tip.reason}`;
  if (settings.service.kind === "remote")
    throw new UserError(`${reason} Nothing is paid for, since it might be paid for twice.`);
  log.warning(reason);
  return undefined;
}

/** @returns whether the product of the line is in the work tree now */
async function bring(line: Line, object: string, { settings, git, log }: ProposalContext): Promise<boolean> {
  const file = join(settings.root, line.product);
  try {
    if (await exists(file)) return false;
    await assertInside(settings.workspace, file);
    // With the filters, since Git LFS keeps a pointer where the product is.
    const read = await git.attempt(["cat-file", "--filters", object]);
    if (read.kind === "failed" || createHash("sha256").update(read.output).digest("hex") !== line.sha256) return false;
    await writeWhole(file, read.output);
    return true;
  } catch (error) {
    log.warning(`${line.product} of the open pull request cannot be carried over: ${messageOf(error)}`);
    return false;
  }
}
