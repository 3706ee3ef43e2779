import { relative, sep } from "node:path";
import { type Findings, find } from "../find/find.js";
import type { Log } from "../log.js";
import type { Manifest } from "../memory/manifest.js";
import { createProductMatcher } from "../plan/product-path.js";
import { visible } from "../report/visible.js";
import { count } from "../report/words.js";
import type { Settings } from "../settings.js";

/**
 * Globs → files, and says what it found and what it left out.
 * @param changed with `changed-only`, the paths that the pull request or push touches
 */
export async function findPictures(
  settings: Settings,
  manifest: Manifest,
  changed: ReadonlySet<string> | undefined,
  log: Log,
): Promise<Findings> {
  const isTemplated = createProductMatcher(settings.variants);
  const shards = settings.collect === undefined ? undefined : slashed(relative(settings.root, settings.collect));
  const findings = await find({
    workspace: settings.workspace,
    root: settings.root,
    paths: settings.paths,
    humanPaths: settings.humanPaths,
    model: settings.model,
    isProduct: (path) =>
      manifest.lines.has(path) || isTemplated(path) || (shards !== undefined && path.startsWith(`${shards}/`)),
  });
  tell(findings, log);
  if (changed === undefined) return findings;
  const touched = findings.matches.filter(({ path }) => changed.has(path));
  log.info(`${touched.length} of them touched by this pull request or push; the others are left out ("changed-only").`);
  return { ...findings, matches: touched, refused: findings.refused.filter(({ found }) => changed.has(found.path)) };
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}

/** Each is a warning, of which GitHub keeps ten. */
const MOST_LOST = 3;

function tell(findings: Findings, log: Log): void {
  for (const line of findings.idle)
    log.warning(`Nothing matches ${JSON.stringify(line)}. Check its spelling, and that the checkout has the files.`);
  for (const { path, reason } of findings.lost.slice(0, MOST_LOST)) log.warning(`${visible(path)} ${reason}.`);
  if (findings.lost.length > MOST_LOST)
    log.warning(`${findings.lost.length - MOST_LOST} more files are links that lead nowhere, or have no UTF-8 name.`);
  if (findings.products > 0)
    log.info(`${count(findings.products, "file")} left out: products of ours are never sources.`);
  if (findings.matches.length === 0) log.warning('No picture matches "paths", so there is nothing to do.');
  else log.info(`${count(findings.matches.length, "file")} found.`);
}
