/** What a run comes to as a whole, as types only. */

import type { OutcomeKind, PictureResult } from "./model.js";
import type { WorkspacePath } from "./paths.js";

export interface Counts extends Readonly<Record<OutcomeKind, number>> {
  readonly total: number;
  /** Tasks that the service accepted for money in this run. */
  readonly paid: number;
  /** Tasks whose submit is ambiguous. */
  readonly unknown: number;
  /** Products whose source is gone. */
  readonly orphans: number;
  readonly submits: number;
  readonly queries: number;
}

/** What one way of delivery came to. */
export type Delivered =
  | { readonly kind: "artifact"; readonly name: string; readonly id: number; readonly url: string }
  | {
      readonly kind: "bucket";
      readonly name: string;
      readonly uploaded: number;
      /** All that are there now, sorted by path. */
      readonly objects: readonly { readonly path: string; readonly url: string }[];
    }
  | { readonly kind: "commit"; readonly sha: string; readonly branch: string; readonly url: string }
  | {
      readonly kind: "pull-request";
      readonly number: number;
      readonly url: string;
      readonly branch: string;
      readonly sha: string;
      readonly note?: string;
    }
  | {
      readonly kind: "branch";
      readonly branch: string;
      readonly sha: string;
      readonly compareUrl: string;
      readonly note: string;
    }
  | {
      readonly kind: "nothing";
      readonly way: DeliveryWay;
      readonly reason: string;
      /** There are products, and they could not go this way. */
      readonly withheld?: true;
    }
  | { readonly kind: "failed"; readonly way: DeliveryWay; readonly reason: string };

export type DeliveryWay = "artifact" | "commit" | "pull-request" | "bucket";

/** A dry run was asked for; or GitHub gives the run no secrets, as on a fork's pull request. */
export type PlanOnly = "dry-run" | "no-secrets";

/** Whom pictures are handed to: nobody; a service elsewhere that the user says bills nothing; one that is paid. */
export type ServiceTerms = "embedded" | "unbilled" | "billed";

/** How the run came to its end: with all done; since its time was up; or stopped by somebody, and then nothing was delivered. */
export type Ending = "complete" | "time-limit" | "cancelled";

/** Everything that the reports tell. */
export interface Run {
  readonly results: readonly PictureResult[];
  readonly counts: Counts;
  /** Products in the manifest whose source is gone. */
  readonly orphans: readonly WorkspacePath[];
  /** What the run wrote or removed in the work tree: products and manifest. */
  readonly files: readonly WorkspacePath[];
  readonly delivered: readonly Delivered[];
  /** The service's identity: `embedded`, or an origin. */
  readonly service: string;
  readonly terms: ServiceTerms;
  readonly ending: Ending;
  /** Why the run only tells what another one would do; undefined where it did it. */
  readonly planOnly: PlanOnly | undefined;
  /** How many tasks a run in earnest would submit, where this one only tells: equal pictures are one task. */
  readonly wouldSubmit: number;
  /** How wide a matrix is for this work, where that was asked for: 0 where there is nothing to do. */
  readonly shardCount?: number;
  /** Shards that a collecting run did not get, each with the reason: their pictures are deferred. */
  readonly missingShards: readonly string[];
  /** Why no picture can be handed to the service, so that a run in earnest makes none; absent where there is a way. */
  readonly noWay?: string;
  /** What went wrong with the run as a whole, after its pictures were done. */
  readonly trouble?: string;
  readonly milliseconds: number;
}
