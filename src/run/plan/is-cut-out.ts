import type { Log } from "../../log.js";
import type { Picture } from "../../model.js";
import type { Threads } from "../../pixels/threads.js";
import { messageOf } from "../../user-error.js";
import type { State } from "../session/state.js";

interface CutOutContext {
  readonly state: Pick<State, "notCutOut">;
  readonly threads: Pick<Threads, "run">;
  readonly log: Pick<Log, "debug">;
  /** Aborted when the run has to end: a large catalog's pictures would keep it. */
  readonly signal: AbortSignal;
}

/**
 * Whether a picture with alpha is cut out already. That one is not is remembered by its content; one that is gets a
 * product. What cannot be looked into is taken for any other picture.
 */
export async function isCutOut(
  { contentId, file, path }: Picture,
  { state: { notCutOut }, threads, log, signal }: CutOutContext,
): Promise<boolean> {
  try {
    if (await notCutOut.has(contentId)) return false;
    const is = await threads.run("isCutOut", { file }, { signal });
    if (!is) await notCutOut.add([contentId]);
    return is;
  } catch (error) {
    log.debug(`Whether ${path} is cut out already cannot be told: ${messageOf(error)}`);
    return false;
  }
}
