import { join } from "node:path";
import { exists } from "../exists.js";
import type { Found } from "../model.js";
import { toWorkspace, type WorkspacePath } from "../paths.js";
import { messageOf } from "../user-error.js";
import { type Candidate, claimOf } from "./consider.js";
import type { PlanContext } from "./model.js";

type OrphansContext = Pick<PlanContext<Found>, "manifest" | "prefix" | "workspace" | "tracked" | "log">;

/**
 * The products in the manifest whose source is gone.
 * @param found paths of the pictures that the globs matched
 */
export async function findOrphans(
  found: ReadonlySet<WorkspacePath>,
  candidates: readonly Candidate[],
  context: OrphansContext,
): Promise<readonly string[]> {
  const { manifest, prefix } = context;
  const orphans: WorkspacePath[] = [];
  for (const [source, lines] of manifest.bySource) {
    const path = toWorkspace(source, prefix);
    if (!found.has(path) && (await isGone(path, context)))
      orphans.push(...lines.map((line) => toWorkspace(line.product, prefix)));
  }
  if (orphans.length === 0) return [];
  // A renamed picture may have the very product that its old name had.
  const claimed = new Set(candidates.flatMap((candidate) => claimOf(candidate).products));
  return orphans.filter((product) => !claimed.has(product)).toSorted();
}

async function isGone(path: WorkspacePath, { workspace, tracked, log }: OrphansContext): Promise<boolean> {
  // A picture that a sparse checkout leaves out is not gone.
  if (tracked.has(path)) return false;
  try {
    return !(await exists(join(workspace, path)));
  } catch (error) {
    log.warning(`It is not known whether ${path} is still there (${messageOf(error)}), so its product stays.`);
    return false;
  }
}
