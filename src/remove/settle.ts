import type { Fate } from "../memory/ledger-lines.js";
import type { TaskId } from "../model.js";
import { messageOf } from "../user-error.js";
import type { Removal } from "./removal.js";

/** Notes that a task needs no further query. What is not noted is collected once more by the next run, at no cost. */
export async function noteSettled(removal: Removal, submit: string, task: TaskId, fate: Fate): Promise<void> {
  await removal.ledger.settled(submit, task, fate).catch((error: unknown) => {
    removal.context.log.warning(`The ledger could not be written: ${messageOf(error)}`);
  });
}
