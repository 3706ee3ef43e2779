import { lstat } from "node:fs/promises";

/**
 * Whether something is at this path, be it a link that leads nowhere.
 * @throws the file system's errors: what cannot be looked at is not gone, and must not be taken for it
 */
export async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const MISSING: readonly unknown[] = ["ENOENT", "ENOTDIR", "ENAMETOOLONG"];

/** Whether a file system's error says that there is no such file, and not that it cannot be looked at. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && MISSING.includes(error.code);
}
