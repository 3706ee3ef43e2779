import type { Brought } from "../../deliver/pull-request.js";
import type { ManifestLine } from "../../memory/manifest.js";
import { digestOf } from "../../memory/print-manifest.js";
import { linesIn, type ManifestSource } from "../../memory/read-manifest.js";
import { toWorkspace, type WorkspacePath } from "../../paths.js";
import type { BroughtProduct } from "../../report/sections.js";
import { productsOf } from "../../report/words.js";
import type { Run } from "../../run-model.js";
import type { Settings } from "../../settings.js";
import { prefixOf } from "../session/scope.js";

/**
 * The products that a pull request brings and this run did not make: those of earlier nights, and of jobs beside it. By
 * the manifest, since the base may have moved on without the branch.
 */
export async function broughtByOthers(
  { results }: Pick<Run, "results">,
  { manifest, baseManifest }: Brought,
  settings: Pick<Settings, "manifest" | "workingDirectory">,
): Promise<readonly BroughtProduct[]> {
  const prefix = prefixOf(settings);
  const ours = new Set<WorkspacePath>();
  for (const { outcome } of results)
    if (outcome.kind === "made") for (const { path } of productsOf(outcome)) ours.add(path);
  const others = new Map<string, BroughtProduct>();
  await forEachLine(manifest, settings.manifest, (line) => {
    const { source, product, variant } = line;
    if (!ours.has(toWorkspace(product, prefix)))
      others.set(digestOf(line), { source: toWorkspace(source, prefix), path: toWorkspace(product, prefix), variant });
  });
  if (others.size > 0) await forEachLine(baseManifest, settings.manifest, (line) => void others.delete(digestOf(line)));
  return [...others.values()];
}

/** A manifest that somebody has broken on the branch is no reason to open no pull request: what it has before counts. */
async function forEachLine(
  source: ManifestSource | undefined,
  name: string,
  use: (line: ManifestLine) => void,
): Promise<void> {
  try {
    for await (const lines of linesIn(source, name)) for (const line of lines) use(line);
  } catch {
    return;
  }
}
