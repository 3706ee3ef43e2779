import { normalize } from "node:path/posix";
import type { Findings } from "../../find/find.js";
import type { Log } from "../../log.js";
import type { Manifest } from "../../memory/manifest.js";
import { toLocal, type WorkspacePath } from "../../paths.js";
import { visible } from "../../report/visible.js";
import type { Settings } from "../../settings.js";
import { prefixOf } from "../session/scope.js";
import { everyVariant } from "./rules.js";

/**
 * Of what was found, what a pull request or push touches. Where it touches what products are made by, the configuration
 * file or a backdrop, those of pictures that it does not touch are out of date as well: but one that has none yet stays
 * left out, since nobody has agreed to pay for it.
 *
 * @param changed paths from the workspace
 */
export function touchedOf(
  findings: Findings,
  changed: ReadonlySet<WorkspacePath>,
  { settings, manifest, log }: { readonly settings: Settings; readonly manifest: Manifest; readonly log: Log },
): Findings {
  const causes = recipeFiles(settings).filter((path) => changed.has(path));
  const prefix = prefixOf(settings);
  const isMeant = (path: WorkspacePath) =>
    changed.has(path) || (causes.length > 0 && manifest.bySource.has(toLocal(path, prefix)));
  const matches = findings.matches.filter(({ path }) => isMeant(path));
  if (causes.length > 0)
    log.info(
      `${causes.map(visible).join(", ")} is touched, too, so every picture that has a product is looked at again.`,
    );
  const meant = causes.length > 0 ? "of them touched, or made before" : "of them touched by this pull request or push";
  log.info(`${matches.length} ${meant}; the others are left out ("changed-only").`);
  return { ...findings, matches, refused: findings.refused.filter(({ found }) => changed.has(found.path)) };
}

/** What decides how products come out beside the pictures and the step's own inputs, by paths from the workspace. */
function recipeFiles(settings: Settings): readonly string[] {
  const backdrops = everyVariant(settings).flatMap(({ recipe: { background } }) =>
    background.kind === "backdrop" ? [background.path] : [],
  );
  return [...new Set([...backdrops, ...(settings.configFile === undefined ? [] : [normalize(settings.configFile)])])];
}
