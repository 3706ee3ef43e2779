import type { Ledger } from "../memory/ledger.js";
import type { Removed } from "../model.js";
import type { RemoveContext } from "./context.js";
import type { FirstAnswers } from "./first-answers.js";
import type { Nonces } from "./nonces.js";
import type { Pace } from "./pace.js";
import type { Stop } from "./stop.js";
import type { Timetable } from "./timetable.js";

/** What the parts of one run share. */
export interface Removal {
  readonly context: RemoveContext;
  /** False with the embedded service: nothing is paid, and its jobs end with the run. */
  readonly billed: boolean;
  readonly ledger: Ledger;
  readonly pace: Pace;
  readonly timetable: Timetable;
  readonly nonces: Nonces;
  readonly answers: FirstAnswers;
  /** Aborted when the run is stopped from outside, or nobody takes its results any more. */
  readonly signal: AbortSignal;
  /** Aborted a little later: a submit under way gets the chance to be answered, since cutting it makes it ambiguous. */
  readonly submitSignal: AbortSignal;
  readonly emit: (removed: Removed) => void;
  /** The first reason counts. */
  readonly stop: (stop: Stop) => void;
  readonly stopped: () => Stop | undefined;
}
