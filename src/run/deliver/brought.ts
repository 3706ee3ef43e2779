import type { Brought } from "../../deliver/pull-request.js";
import { type ManifestLine, parseManifest } from "../../memory/manifest.js";
import { toWorkspace } from "../../paths.js";
import type { BroughtProduct } from "../../report/sections.js";
import { productsOf } from "../../report/words.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { prefixOf } from "../session/scope.js";

/**
 * The products that a pull request brings and this run did not make: those of earlier nights, and of jobs beside it. By
 * the manifest, since the base may have moved on without the branch.
 */
export function broughtByOthers(
  { results }: Pick<Run, "results">,
  { manifest, baseManifest }: Brought,
  settings: Pick<Settings, "manifest" | "workingDirectory">,
): readonly BroughtProduct[] {
  const known = new Set(linesOf(baseManifest, settings.manifest).map((line) => JSON.stringify(line)));
  const prefix = prefixOf(settings);
  const made = results.filter(({ outcome }) => outcome.kind === "made").flatMap(({ outcome }) => productsOf(outcome));
  const ours = new Set(made.map(({ path }) => path));
  return linesOf(manifest, settings.manifest)
    .filter((line) => !known.has(JSON.stringify(line)))
    .map(({ source, product, variant }) => ({
      source: toWorkspace(source, prefix),
      path: toWorkspace(product, prefix),
      variant,
    }))
    .filter(({ path }) => !ours.has(path));
}

/** A manifest that somebody has broken on the branch is no reason to open no pull request. */
function linesOf(text: string | undefined, name: string): readonly ManifestLine[] {
  try {
    return parseManifest(text, name);
  } catch {
    return [];
  }
}
