import { open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { inFolder } from "./in-folder.js";
import { beside } from "./temporary.js";

/**
 * Writes a file that appears whole or not at all, whatever happens in between: a temporary file beside it, fsync, rename.
 * @param content an iterable is written piece by piece, and never in memory as a whole
 * @param mode the file's permissions, before the umask
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array | Iterable<string> | AsyncIterable<string>,
  mode = 0o666,
): Promise<void> {
  const temporary = beside(file);
  const handle = await inFolder(dirname(file), () => open(temporary, "wx", mode));
  try {
    try {
      await writeFile(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
