import { join } from "node:path";
import { concurrently } from "../../concurrently.js";
import type { Git } from "../../github/git.js";
import { blobAt } from "../../github/git-blob.js";
import { ignoredPaths } from "../../github/ignored.js";
import { places } from "../../github/places.js";
import type { Log } from "../../log.js";
import { checkClaim } from "../../memory/claims.js";
import type { ManifestChange, ManifestLine } from "../../memory/manifest.js";
import { byProduct, digestOf } from "../../memory/print-manifest.js";
import { linesIn, sourceOf } from "../../memory/read-manifest.js";
import type { Rule, Variant } from "../../model.js";
import { toWorkspace } from "../../paths.js";
import { isRecorded, type Tracked } from "../../plan/intact.js";
import { createPlaceMatcher } from "../../plan/product-path.js";
import { visible } from "../../report/visible.js";
import type { Settings } from "../../settings.js";
import { everyVariant } from "../plan/rules.js";
import { prefixOf } from "../session/scope.js";

export interface UndeliveredContext {
  readonly settings: Pick<Settings, "root" | "manifest" | "workingDirectory" | "workspace"> & {
    readonly variants: readonly Variant[];
    readonly rules: readonly Rule[];
  };
  readonly repository: { readonly git: Git | undefined };
  readonly tracked: Tracked;
  readonly log: Pick<Log, "warning">;
}

/** Hashing is bound by the disk. */
const READ_AT_ONCE = 8;

/**
 * What the commit that is checked out lacks. That is more than this run made where an earlier run's delivery failed, or
 * its pull request is still open: what lies in the work tree would else never be delivered.
 *
 * The manifest's lines are claims, which anyone who can write to a branch may have made up: what does not bear its line out
 * is told by name and left out. So is what git ignores, but where `output` leads there.
 */
export async function undelivered(change: ManifestChange, context: UndeliveredContext): Promise<ManifestChange> {
  const { settings, log } = context;
  const prefix = prefixOf(settings);
  const leaveOut = (line: ManifestLine, reason: string) =>
    log.warning(
      `${visible(toWorkspace(line.product, prefix))} ${reason}: it is not delivered, though ${settings.manifest} has a line for it.`,
    );
  const borneOut: ManifestLine[] = [];
  const refused: { readonly line: ManifestLine; readonly reason: string }[] = [];
  const checked = concurrently(await openLines(change, context), READ_AT_ONCE, async (line) => ({
    line,
    check: await checkClaim(line, toWorkspace(line.product, prefix), settings.workspace),
  }));
  for await (const { line, check } of checked) {
    if (check.kind === "refused") refused.push({ line, reason: check.reason });
    else borneOut.push(line);
  }
  for (const { line, reason } of refused.sort((a, b) => byProduct(a.line, b.line))) leaveOut(line, reason);
  const ignored = await ignoredByGit(borneOut, context);
  for (const line of ignored) leaveOut(line, 'is ignored by git, and "output" does not lead there');
  return { written: borneOut.filter((line) => !ignored.has(line)).sort(byProduct), removed: change.removed };
}

/** What the work tree's manifest and this run's changes to it say that git does not have: of a large catalog mostly little. */
async function openLines(change: ManifestChange, context: UndeliveredContext): Promise<Iterable<ManifestLine>> {
  const { settings, tracked } = context;
  const prefix = prefixOf(settings);
  const recorded = await recordedByGit(context);
  const isDelivered = (line: ManifestLine): boolean => {
    const known = tracked.get(toWorkspace(line.product, prefix));
    if (known === undefined || !isRecorded(line, known)) return false;
    return recorded === undefined || recorded.has(digestOf(line));
  };
  // Where the manifest could not be written, what this run made is in none.
  const ours = new Map(change.written.map((line) => [line.product, line]));
  const open = new Map<string, ManifestLine>();
  const file = join(settings.root, settings.manifest);
  for await (const lines of linesIn(await sourceOf(file), file))
    for (const line of lines.filter(({ product }) => !ours.has(product))) {
      // Of two lines for one product the later one holds.
      if (isDelivered(line)) open.delete(line.product);
      else open.set(line.product, line);
    }
  for (const line of ours.values()) if (!isDelivered(line)) open.set(line.product, line);
  return open.values();
}

/**
 * The lines of the manifest as git has it, by their digests. A picture may change and its cutout come out the same: without
 * its new line it would be paid for each time.
 * @returns undefined without git
 */
async function recordedByGit({
  settings,
  repository: { git },
}: UndeliveredContext): Promise<ReadonlySet<string> | undefined> {
  const path = git && places(git, settings.workspace).toRepository(toWorkspace(settings.manifest, prefixOf(settings)));
  if (git === undefined || path === undefined) return undefined;
  const digests = new Set<string>();
  for await (const lines of linesIn(await blobAt(git, `:${path}`), settings.manifest))
    for (const line of lines) digests.add(digestOf(line));
  return digests;
}

/** What git ignores and does not lie where `output` leads. */
async function ignoredByGit(
  lines: readonly ManifestLine[],
  { settings, repository }: UndeliveredContext,
): Promise<ReadonlySet<ManifestLine>> {
  const isOurs = createPlaceMatcher(everyVariant(settings));
  const others = lines.filter(({ product }) => !isOurs(product));
  if (repository.git === undefined || others.length === 0) return new Set();
  const prefix = prefixOf(settings);
  const paths = others.map(({ product }) => toWorkspace(product, prefix));
  const ignored = await ignoredPaths(repository.git, settings.workspace, paths);
  return new Set(others.filter(({ product }) => ignored.has(toWorkspace(product, prefix))));
}
