import { relative, sep } from "node:path";
import { type Findings, find } from "../../find/find.js";
import type { Unmatched } from "../../find/unmatched.js";
import type { Log } from "../../log.js";
import type { Manifest } from "../../memory/manifest.js";
import { toLocal, type WorkspacePath } from "../../paths.js";
import { createProductMatcher } from "../../plan/product-path.js";
import { visible } from "../../report/visible.js";
import { count } from "../../report/words.js";
import type { Settings } from "../../settings.js";
import { UserError } from "../../user-error.js";
import { prefixOf } from "../session/scope.js";
import { createBackdropMatcher, refuseProductsAsBackdrops } from "./backdrops.js";
import { everyVariant, openRules } from "./rules.js";
import { touchedOf } from "./touched.js";

/**
 * Globs → files, and says what it found and what it left out.
 * @param changed with `changed-only`, the paths that the pull request or push touches
 * @throws UserError where nothing is found, as far as `if-no-files-found` says so
 */
export async function findPictures(
  settings: Settings,
  manifest: Manifest,
  changed: ReadonlySet<WorkspacePath> | undefined,
  log: Log,
): Promise<Findings> {
  const isTemplated = createProductMatcher(everyVariant(settings));
  const shards = settings.collect === undefined ? undefined : slashed(relative(settings.root, settings.collect));
  const found = await find({
    workspace: settings.workspace,
    root: settings.root,
    paths: settings.paths,
    humanPaths: settings.humanPaths,
    model: settings.model,
    isProduct: (path) =>
      manifest.lines.has(path) || isTemplated(path) || (shards !== undefined && path.startsWith(`${shards}/`)),
  });
  refuseProductsAsBackdrops(settings, manifest);
  const findings = withoutBackdrops(await byRules(found, settings), settings, log);
  await answerForUnmatched(findings.idle, settings, log);
  refuseNothing(findings, settings);
  tell(findings, settings, log);
  return changed === undefined ? findings : touchedOf(findings, changed, { settings, manifest, log });
}

/** A rule's model is nearer to the picture than `human-paths` and `model`. */
async function byRules(findings: Findings, settings: Settings): Promise<Findings> {
  if (!settings.rules.some(({ model }) => model !== undefined)) return findings;
  const [ruleOf, prefix] = [await openRules(settings), prefixOf(settings)];
  const matches = findings.matches.map((match) => ({
    ...match,
    model: ruleOf(toLocal(match.path, prefix))?.model ?? match.model,
  }));
  return { ...findings, matches };
}

/** What lies behind products is not cut out, whatever `paths` matches. */
function withoutBackdrops(findings: Findings, settings: Settings, log: Log): Findings {
  const isBackdrop = createBackdropMatcher(settings);
  const matches = findings.matches.filter(({ path }) => !isBackdrop(path));
  const left = findings.matches.length - matches.length;
  if (left > 0) log.info(`${count(left, "file")} left out: a backdrop of "background" is never cut out.`);
  return { ...findings, matches };
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}

/** Lines that match nothing stop the run or are warned of; a run that goes on without them may be green for months. */
async function answerForUnmatched(lines: readonly string[], settings: Settings, log: Log): Promise<void> {
  const { ifNoFilesFound, root } = settings;
  if (ifNoFilesFound === "ignore" || lines.length === 0) return;
  const { explainUnmatched } = await import("../../find/unmatched.js");
  const unmatched = await Promise.all(lines.map((line) => explainUnmatched(root, prefixOf(settings), line)));
  const stops = ({ isMissing }: Unmatched) => ifNoFilesFound === "error" || (ifNoFilesFound === "auto" && isMissing);
  const errors = unmatched.filter(stops);
  if (errors.length > 0) throw new UserError(errors.map(unmatchedWords).join("\n"));
  for (const one of unmatched) log.warning(unmatchedWords(one));
}

function unmatchedWords({ line, hint }: Unmatched): string {
  return `Nothing matches ${JSON.stringify(line)}. ${hint}`;
}

function refuseNothing({ matches, refused, lost, products }: Findings, { ifNoFilesFound }: Settings): void {
  if (ifNoFilesFound !== "error" || matches.length + refused.length + lost.length > 0 || products === 0) return;
  throw new UserError(
    `"paths" matches only ${count(products, "product")} of ours, which are never taken for pictures: name the pictures themselves.`,
  );
}

/** Each is a warning, of which GitHub keeps ten. */
const MOST_LOST = 3;

function tell(findings: Findings, { ifNoFilesFound }: Settings, log: Log): void {
  for (const { path, reason } of findings.lost.slice(0, MOST_LOST)) log.warning(`${visible(path)} ${reason}.`);
  if (findings.lost.length > MOST_LOST)
    log.warning(`${findings.lost.length - MOST_LOST} more files are links that lead nowhere, or have no UTF-8 name.`);
  if (findings.products > 0)
    log.info(`${count(findings.products, "file")} left out: products of ours are never sources.`);
  if (findings.hidden > 0)
    log.info(`${count(findings.hidden, "hidden file")} left out: a line that names it (.name.jpg) takes it.`);
  const nothing = 'No picture matches "paths", so there is nothing to do.';
  if (findings.matches.length === 0) (ifNoFilesFound === "ignore" ? log.info : log.warning)(nothing);
  else log.info(`${count(findings.matches.length, "file")} found.`);
}
