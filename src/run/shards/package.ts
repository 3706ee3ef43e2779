import type { ManifestLine } from "../../memory/manifest.js";
import type { Model, Outcome } from "../../model.js";
import type { WorkspacePath } from "../../paths.js";
import type { PicturePreviews } from "../../report/html/card.js";

/**
 * What a leg leaves for the run that collects the shards: a folder with `shard.jsonl`, the ledger, and the products, each
 * named by the SHA-256 of its bytes.
 */

export const PACKAGE_FILE = "shard.jsonl";
export const LEDGER_FILE = "ledger.jsonl";
export const PRODUCTS_FOLDER = "products";
export const PACKAGE_VERSION = 1;

/** The first line of `shard.jsonl`. */
export interface PackageHead {
  readonly version: typeof PACKAGE_VERSION;
  readonly index: number;
  readonly of: number;
  /** The commit that was checked out; empty without git. */
  readonly commit: string;
  readonly settings: string;
  /** Milliseconds since the epoch: of two packages of one shard the later one counts. */
  readonly finishedAt: number;
  readonly submits: number;
  readonly queries: number;
  /** How many lines follow, so that a file that was cut is told from a whole one. */
  readonly pictures: number;
}

/** Each further line: one picture of the shard. */
export interface PackedPicture {
  readonly path: WorkspacePath;
  readonly model: Model;
  /** Without its products: those are what `lines` say. */
  readonly outcome: Outcome;
  /** The manifest's lines of the products that are in the package. */
  readonly lines: readonly ManifestLine[];
  readonly previews: PicturePreviews;
}
