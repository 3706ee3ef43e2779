/** Stops the run with a message that is for the user, who sees it without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** What the file system's commonest refusals mean; the code stays beside it, for whoever looks it up. */
const REFUSALS: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "the rights to it are missing"],
  ["EPERM", "the rights to it are missing"],
  ["EROFS", "it is on a disk that can only be read"],
  ["ENOTDIR", "a file stands where a folder has to be"],
  ["EISDIR", "it is a folder, and a file has to be there"],
]);

/** The text of whatever was thrown, for a message. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const words = "code" in error ? (REFUSALS.get(error.code) ?? inTheWay(error)) : undefined;
  if (words === undefined || !("code" in error && "path" in error)) return error.message;
  return `${String(error.path)}: ${words} (${String(error.code)})`;
}

/** What a disk, a quota or missing rights refuse is nobody's mistake in the program. */
const OF_THE_DISK: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "EIO", "EMFILE"]);

/**
 * What stops a run as the message for its user.
 * @returns undefined for a fault of the program itself, whose stack trace helps to find it
 */
export function asUserError(error: unknown): UserError | undefined {
  if (error instanceof UserError) return error;
  if (!(error instanceof Error && "code" in error && OF_THE_DISK.has(error.code))) return undefined;
  return new UserError(
    `The run was stopped by this machine's disk: ${messageOf(error)}. What was paid for is kept as far as the disk took it. Look for free space and rights, and run again: nothing that is known is paid for twice.`,
  );
}

/** A folder that is to be made is one that is there, unless it is a file. */
function inTheWay(error: Error): string | undefined {
  const isFile = "syscall" in error && error.syscall === "mkdir" && "code" in error && error.code === "EEXIST";
  return isFile ? REFUSALS.get("ENOTDIR") : undefined;
}
