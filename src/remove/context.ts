import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { Ledger, OpenJob } from "../memory/ledger.js";
import type { Store } from "../memory/store.js";
import type { Size, Task } from "../model.js";
import type { Service } from "../service/client.js";

/** Whether a downloaded file is the cutout that it should be. */
export type CutoutVerdict =
  | { readonly kind: "good"; readonly width: number; readonly height: number; readonly notes?: readonly string[] }
  /** `reason` completes "the service's answer …"; answers with one `fault` are bad in the same way. */
  | { readonly kind: "bad"; readonly fault: string; readonly reason: string };

/** A downloaded result, and what it should be. */
export interface VerifyRequest {
  readonly file: string;
  readonly expected: Size;
  /** The picture that was sent, or that the sent copy was made of. */
  readonly source: string;
}

/** What the step needs of the world. */
export interface RemoveContext {
  readonly service: Service;
  /** What the store and the ledger call the service. */
  readonly identity: string;
  /** False with the embedded service: nothing is paid, and its jobs end with the run. */
  readonly billed: boolean;
  /** Whether the service has given this repository a cutout before: else its first job is waited for. */
  readonly isTried: boolean;
  /** Stands for how pictures are offered to the service, as the ledger keeps it with a refusal. */
  readonly way: string;
  readonly ledger: Ledger;
  readonly store: Store;
  readonly verify: (request: VerifyRequest) => Promise<CutoutVerdict>;
  readonly log: Log;
  readonly clock: Clock;
  /** Between 0 and 1, for the jitter. */
  readonly random: () => number;
  /** Most jobs in flight. */
  readonly concurrency: number;
  readonly jobTimeoutMilliseconds: number;
  /** When nothing more is to be submitted, by the clock's `now`; absent where there is no such time. */
  readonly limit?: TimeLimit;
  /** Aborted by SIGINT or SIGTERM: no more submits, jobs in flight are left to the next run, a prompt end. */
  readonly signal: AbortSignal;
  /** Aborted, with an Error for a user, when another run took the state directory over: the same, but no cancellation. */
  readonly lost: AbortSignal;
}

/** The end of a run's time. What was submitted before it is collected all the same. */
export interface TimeLimit {
  readonly at: number;
  /** What the user set. */
  readonly minutes: number;
}

/** A job of an earlier run, and those of its tasks that this run still wants. */
export interface Resumed {
  readonly job: OpenJob;
  readonly tasks: readonly Task[];
}
