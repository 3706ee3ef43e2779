import type { Git } from "./git.js";

/**
 * A file as git has it, to be read from its beginning each time, in pieces.
 * @param name as git takes it: `<commit>:<path>`, or `:<path>` for the index
 * @returns undefined where there is none, and where git cannot tell
 */
export async function blobAt(git: Git, name: string): Promise<(() => AsyncIterable<Buffer>) | undefined> {
  const found = await git.objects.find(name).catch(() => undefined);
  return found && (() => git.stream(["cat-file", "blob", found.id]));
}
