import type { Reason } from "../memory/ledger-lines.js";
import type { TaskId } from "../model.js";
import type { Removal } from "./removal.js";
import { noteSettled } from "./settle.js";

/** Notes that a task was paid for without a result: no later run pays for it again unless it is told to. */
export async function notePaidWithoutResult(
  removal: Removal,
  submit: string,
  task: TaskId,
  why: Reason,
): Promise<void> {
  await noteSettled(removal, submit, task, { kind: "failed", ...why });
}

/** What a user is told with the reason of such a failure. */
export function withoutResultHint({ billed }: Pick<Removal, "billed">): string {
  return billed ? ' It counts as paid for, and is not submitted again unless it changes or "pay-again" is set.' : "";
}
