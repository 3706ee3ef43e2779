import { mkdir, readdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { TaskId } from "../../model.js";
import { isTaskId } from "../ledger-lines.js";

/**
 * Moves the cutouts of a restored store that the local one has not got. Both must be on one file system; what is no
 * cutout's folder stays behind, and what is not `wanted`.
 *
 * @returns how many cutouts were moved
 */
export async function mergeStores(
  restored: string,
  local: string,
  wanted: (task: TaskId) => boolean = () => true,
): Promise<number> {
  let moved = 0;
  for (const service of await folders(restored)) {
    if (!/^[0-9a-f]{16}$/.test(service)) continue;
    await mkdir(join(local, service), { recursive: true, mode: 0o700 });
    const here = new Set(await folders(join(local, service)));
    for (const task of await folders(join(restored, service))) {
      if (!isTaskId(task) || here.has(task) || !wanted(task)) continue;
      if (await moves(join(restored, service, task), join(local, service, task))) moved++;
    }
  }
  return moved;
}

/** @returns false where a run has just stored the same cutout, which is as good */
async function moves(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((await folders(dirname(to))).includes(basename(to))) return false;
    throw error;
  }
}

/** Names of the folders in a folder; none where it is not there. A link is no folder. */
export async function folders(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
