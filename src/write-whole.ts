import { openSync, renameSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { inFolder } from "./in-folder.js";
import { beside } from "./temporary.js";
import { type Content, writeOut } from "./write-out.js";

/**
 * Writes a file that appears whole or not at all, whatever happens in between: a temporary file beside it, fsync, rename.
 * @param mode the file's permissions, before the umask
 */
export async function writeWhole(file: string, content: Content, mode = 0o666): Promise<void> {
  const temporary = beside(file);
  const descriptor = inFolder(dirname(file), () => openSync(temporary, "wx", mode));
  try {
    await writeOut(descriptor, content);
    renameSync(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
