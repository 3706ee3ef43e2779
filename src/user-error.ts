/** Stops the run with a message that is for the user, who sees it without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
}

/** The text of whatever was thrown, for a message. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
