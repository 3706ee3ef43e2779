import type { Reason } from "../memory/ledger.js";
import type { TaskId } from "../model.js";
import { type Run, settle } from "./run.js";

/** Notes that a task was paid for in vain: no later run pays for it again unless it is told to. */
export async function settleInVain(run: Run, submit: string, task: TaskId, why: Reason): Promise<void> {
  await settle(run, submit, task, { kind: "failed", ...why });
}

/** What a user is told with the reason of such a failure. */
export function inVainHint({ billed }: Pick<Run, "billed">): string {
  return billed ? ' It counts as paid for, and is not submitted again unless it changes or "pay-again" is set.' : "";
}
