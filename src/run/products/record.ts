import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pointerBlobId } from "../../blob-id.js";
import { assertInside } from "../../inside.js";
import type { Log } from "../../log.js";
import { checkClaim } from "../../memory/claims.js";
import type { ManifestChange, ManifestLine } from "../../memory/manifest.js";
import { writeManifest } from "../../memory/merge-manifest.js";
import { type LocalPath, toLocal, type WorkspacePath } from "../../paths.js";
import { productState, type Tracked } from "../../plan/intact.js";
import { createPlaceMatcher } from "../../plan/product-path.js";
import { visible } from "../../report/visible.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { everyVariant } from "../plan/rules.js";
import { prefixOf, whyPlanOnly } from "../session/scope.js";
import type { State } from "../session/state.js";
import type { Finished } from "./finish-pictures.js";

export interface Recorded extends ManifestChange {
  /** Why the work tree's manifest does not have the change, where that is so. */
  readonly trouble?: string;
}

export interface RecordingContext {
  readonly settings: Settings;
  readonly state: State;
  readonly tracked: Tracked;
  readonly log: Log;
}

/**
 * Writes what was made into the manifest of the work tree, and with `prune` removes the products of pictures that are
 * gone; one that was edited by hand stays.
 * @param carried lines that the manifest's file lacks, or has otherwise, and that the work tree has the products of
 */
export async function record(
  finished: readonly Finished[],
  carried: readonly ManifestLine[],
  orphans: readonly WorkspacePath[],
  { settings, state, tracked, log }: RecordingContext,
): Promise<Recorded> {
  if (whyPlanOnly(settings) !== undefined) return { written: [], removed: [] };
  const removed = settings.prune ? await prune(orphans, { settings, state, tracked, log }) : [];
  const kept = carried.filter(({ product }) => !removed.includes(product));
  const change = { written: [...kept, ...finished.flatMap(({ lines }) => lines)], removed };
  const trouble = await write(change, settings);
  // What the manifest does not have stays noted in the state directory: the next run knows it from there.
  if (trouble !== undefined) return { ...change, trouble };
  const made = [...state.pending.left, ...finished.flatMap(({ lines }) => lines)];
  await state.written
    .add(made.map(({ sha256 }) => sha256))
    .then(state.pending.clear)
    .catch((error: unknown) => {
      log.warning(`What the manifest has by now is still noted in the state directory: ${messageOf(error)}`);
    });
  return change;
}

/** Removes the products of pictures that are gone. @returns those that are gone now, by their path in the manifest */
async function prune(orphans: readonly WorkspacePath[], context: RecordingContext): Promise<readonly LocalPath[]> {
  const { settings, state, log } = context;
  const prefix = prefixOf(settings);
  const removed: LocalPath[] = [];
  for (const orphan of orphans) {
    const line = state.manifest.lines.get(toLocal(orphan, prefix));
    if (line === undefined) continue;
    try {
      const obstacle = await whyNotRemove(line, orphan, context);
      if (obstacle === undefined) {
        await rm(join(settings.workspace, orphan), { force: true });
        removed.push(line.product);
      } else log.warning(`${visible(orphan)} has no picture any more, but ${obstacle}: it is not removed.`);
    } catch (error) {
      log.warning(`${visible(orphan)} cannot be removed: ${messageOf(error)}`);
    }
  }
  return removed;
}

/** A line may name any file: only what lies where our products go, and is what the line says, is removed for it. */
async function whyNotRemove(
  line: ManifestLine,
  path: string,
  { settings, tracked }: RecordingContext,
): Promise<string | undefined> {
  if (!createPlaceMatcher(everyVariant(settings))(line.product)) return 'it lies where "output" does not lead';
  assertInside(settings.workspace, join(settings.workspace, path));
  const state = await productState(line, path, settings.workspace, tracked);
  if (state === "edited") return "it was edited by hand";
  const known = tracked.get(path);
  // What git has as the pointer to the product is a pointer in the work tree, and no picture.
  if (known !== undefined && known.blobId === pointerBlobId(line.sha256, line.bytes)) return undefined;
  const checked = await checkClaim(line, path, settings.workspace);
  return checked.kind === "refused" ? `it ${checked.reason}` : undefined;
}

/** @returns why the manifest in the work tree does not have the change: no reason to lose the run's report and delivery */
async function write(change: ManifestChange, settings: Settings): Promise<string | undefined> {
  if (change.written.length + change.removed.length === 0) return undefined;
  const file = join(settings.root, settings.manifest);
  try {
    assertInside(settings.workspace, file);
    await writeManifest(file, change);
    return undefined;
  } catch (error) {
    return `The manifest cannot be written (${messageOf(error)}). The products are in the work tree, and their cutouts in the state directory: once the cause is mended, the next run pays nothing for them.`;
  }
}
