import type { FailedTask, Reachable, Removed } from "../model.js";
import type { RemoveContext, Resumed } from "./context.js";

/** Takes tasks to the service and back: batches, submits, polls, downloads, verifies and stores. */
export async function* remove(
  _context: RemoveContext,
  _resumed: readonly Resumed[],
  _ready: AsyncIterable<Reachable | FailedTask>,
): AsyncIterable<Removed> {}
