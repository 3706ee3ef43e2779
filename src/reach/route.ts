import type { Prepared } from "../model.js";

/**
 * One way for the service to fetch a task's bytes. A route that was opened is closed at the end of the run, and takes
 * back then what it had put within reach.
 */
export interface Route {
  readonly name: RouteName;
  /** Makes the bytes reachable and tries them from outside, before anything is paid. Never throws. */
  readonly probe: (ready: Prepared) => Promise<Probed>;
  /** Never throws: what could not be taken back is told in the log. */
  readonly close: () => Promise<void>;
}

export type RouteName = "serve" | "template" | "raw" | "bucket";

export type Probed =
  | {
      readonly kind: "holds";
      /** Mints the URL; some are for one use and short-lived. Throws a plain Error with a user's message. */
      readonly address: () => Promise<string>;
    }
  | Fails;

/** Why a route does not reach a picture, in words for the user that hold no secret URL. */
export interface Fails {
  readonly kind: "fails";
  readonly reason: string;
  /** Whether running again, with nothing changed, may well succeed. */
  readonly retryable: boolean;
}

/** A refusal that the next run would meet again. */
export function fails(reason: string, retryable = false): Fails {
  return { kind: "fails", reason, retryable };
}

/** A URL of the repository serves the picture's own bytes alone, never a fitted copy of them. */
export const FITTED_COPY =
  "what is sent is a fitted copy of the picture, which only `bucket` or `serve-url` can hand out: set one of them, or leave the picture out";
