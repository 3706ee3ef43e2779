import type { Fault } from "./codes.js";
import type { Answer, TaskRequest } from "./contract.js";

/** A call's result: the job's state, or what went wrong. */
export type CallResult = Extract<Answer, { kind: "job" }> | { readonly kind: "fault"; readonly fault: Fault };

/** What became of a download. `expired`: the URL is no longer valid, a query may give a fresh one. */
export type Download =
  | { readonly kind: "file"; readonly bytes: number }
  | { readonly kind: "expired" | "transient" | "refused"; readonly reason: string };

/** The client's side of the contract, over connections of its own. */
export interface Service {
  readonly submit: (
    tasks: readonly TaskRequest[],
    options: { readonly nonce: string; readonly signal?: AbortSignal },
  ) => Promise<CallResult>;
  readonly query: (
    resultKey: string,
    options?: { readonly nonce?: string; readonly signal?: AbortSignal },
  ) => Promise<CallResult>;
  /** Streams a result into `file`, without credentials. */
  readonly download: (url: string, file: string, signal?: AbortSignal) => Promise<Download>;
  /** Calls made so far, as the other side may bill them. */
  readonly submits: () => number;
  readonly queries: () => number;
  readonly close: () => Promise<void>;
}
