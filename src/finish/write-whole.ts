import { randomBytes } from "node:crypto";
import { mkdir, open, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed. Rejects where the
 * way to `target` leaves `workspace` through a link; a link at `target` itself is replaced, not followed.
 */
export async function writeWhole(workspace: string, target: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(target);
  await assertInside(workspace, folder);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function assertInside(workspace: string, folder: string): Promise<void> {
  const real = await realpath(workspace);
  const way = relative(real, await realpath(await nearestThere(folder)));
  if (way === ".." || way.startsWith(`..${sep}`) || relative(real, join(real, way)) !== way) {
    throw new Error(`${folder} leads out of the workspace through a link: nothing is written there`);
  }
}

/** The folder itself or the nearest one above it that exists. */
async function nearestThere(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      await realpath(at);
      return at;
    } catch (error) {
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!missing || dirname(at) === at) throw error;
    }
  }
}
