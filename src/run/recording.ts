import { rm } from "node:fs/promises";
import { join } from "node:path";
import { assertInside } from "../inside.js";
import type { Log } from "../log.js";
import { type Line, type ManifestChange, writeManifest } from "../memory/manifest.js";
import { productState, type Tracked } from "../plan/intact.js";
import type { Settings } from "../settings.js";
import { messageOf, UserError } from "../user-error.js";
import type { Finished } from "./finishing.js";
import { prefixOf, whyPlanOnly } from "./planning.js";
import type { State } from "./state.js";

/**
 * Writes what was made into the manifest of the work tree, and with `prune` removes the products of pictures that are
 * gone; one that was edited by hand stays.
 * @param carried lines that the manifest's file lacks, or has otherwise, and that the work tree has the products of
 */
export async function record(
  finished: readonly Finished[],
  carried: readonly Line[],
  orphans: readonly string[],
  { settings, state, tracked, log }: { settings: Settings; state: State; tracked: Tracked; log: Log },
): Promise<ManifestChange> {
  if (whyPlanOnly(settings) !== undefined) return { written: [], removed: [] };
  const prefix = prefixOf(settings);
  const removed: string[] = [];
  for (const orphan of settings.prune ? orphans : []) {
    const line = state.manifest.lines.get(orphan.slice(prefix.length));
    if (line === undefined) continue;
    try {
      await assertInside(settings.workspace, join(settings.workspace, orphan));
      if ((await productState(line, orphan, settings.workspace, tracked)) === "edited") {
        log.warning(`${orphan} has no picture any more, but was edited by hand: it is not removed.`);
        continue;
      }
      await rm(join(settings.workspace, orphan), { force: true });
      removed.push(line.product);
    } catch (error) {
      log.warning(`${orphan} cannot be removed: ${messageOf(error)}`);
    }
  }
  const kept = carried.filter(({ product }) => !removed.includes(product));
  const change = { written: [...kept, ...finished.flatMap(({ lines }) => lines)], removed };
  await write(change, settings);
  const made = [...state.drafts.left, ...finished.flatMap(({ lines }) => lines)];
  await state.written
    .add(made.map(({ sha256 }) => sha256))
    .then(state.drafts.clear)
    .catch((error: unknown) => {
      log.warning(`What the manifest has by now is still noted in the state directory: ${messageOf(error)}`);
    });
  return change;
}

async function write(change: ManifestChange, settings: Settings): Promise<void> {
  if (change.written.length + change.removed.length === 0) return;
  const file = join(settings.root, settings.manifest);
  try {
    await assertInside(settings.workspace, file);
    await writeManifest(file, change);
  } catch (error) {
    throw new UserError(
      `The manifest cannot be written (${messageOf(error)}). The products are in the work tree, and their cutouts in the state directory: once the cause is mended, the next run pays nothing for them.`,
    );
  }
}
