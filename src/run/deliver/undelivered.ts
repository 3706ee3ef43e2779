import { join } from "node:path";
import pLimit from "p-limit";
import type { Git } from "../../github/git.js";
import { ignoredPaths } from "../../github/ignored.js";
import { places } from "../../github/tracked.js";
import type { Log } from "../../log.js";
import { checkClaim } from "../../memory/claims.js";
import {
  indexLines,
  type ManifestChange,
  type ManifestLine,
  parseManifest,
  readManifest,
} from "../../memory/manifest.js";
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
  const { settings, tracked, log } = context;
  const found = await readManifest(join(settings.root, settings.manifest));
  // Where the manifest could not be written, what this run made is in none.
  const { lines } = indexLines([...found.lines.values(), ...change.written]);
  const prefix = prefixOf(settings);
  const recorded = await recordedByGit(context);
  const isDelivered = (line: ManifestLine): boolean => {
    const known = tracked.get(toWorkspace(line.product, prefix));
    if (known === undefined || !isRecorded(line, known)) return false;
    return recorded === undefined || recorded.has(JSON.stringify(line));
  };
  const open = [...lines.values()].filter((line) => !isDelivered(line));
  const leaveOut = (line: ManifestLine, reason: string) =>
    log.warning(
      `${visible(toWorkspace(line.product, prefix))} ${reason}: it is not delivered, though ${settings.manifest} has a line for it.`,
    );
  const limit = pLimit(READ_AT_ONCE);
  const checks = await Promise.all(
    open.map((line) => limit(() => checkClaim(line, toWorkspace(line.product, prefix), settings.workspace))),
  );
  const borneOut = open.filter((line, at) => {
    const check = checks[at];
    if (check?.kind === "refused") leaveOut(line, check.reason);
    return check?.kind !== "refused";
  });
  const ignored = await ignoredByGit(borneOut, context);
  for (const line of ignored) leaveOut(line, 'is ignored by git, and "output" does not lead there');
  return { written: borneOut.filter((line) => !ignored.has(line)), removed: change.removed };
}

/**
 * The lines of the manifest as git has it. A picture may change and its cutout come out the same: without its new line it
 * would be paid for each time.
 * @returns undefined without git
 */
async function recordedByGit({
  settings,
  repository: { git },
}: UndeliveredContext): Promise<ReadonlySet<string> | undefined> {
  const path = git && places(git, settings.workspace).toRepository(toWorkspace(settings.manifest, prefixOf(settings)));
  if (git === undefined || path === undefined) return undefined;
  const found = await git.attempt(["cat-file", "blob", `:${path}`]);
  if (found.kind === "failed") return new Set();
  const lines = parseManifest(found.output.toString("utf8"), settings.manifest);
  return new Set(lines.map((line) => JSON.stringify(line)));
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
