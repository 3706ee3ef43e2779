import type { Model, Outcome, OutcomeKind, Paid, PictureResult, Product, Stage } from "../model.js";
import type { Counts, Ending, Run } from "../run-model.js";
import { writeWhole } from "../write-whole.js";
import { bucketAddresses } from "./delivered.js";
import { paidOf, productsOf, reasonOf } from "./words.js";

/** A product, with where readers find it in the bucket that it was delivered to. */
export interface ProductRecord extends Product {
  readonly url: string | null;
}

/** One picture of the results JSON (docs/results.schema.json). What does not apply is null, never absent. */
export interface PictureRecord {
  readonly path: string;
  readonly model: Model;
  readonly outcome: OutcomeKind;
  /** The first product's path, as are `sha256`, `width` and `height` of it. */
  readonly product: string | null;
  readonly sha256: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly products: readonly ProductRecord[];
  readonly paid: Paid;
  readonly jobKey: string | null;
  readonly requestId: string | null;
  readonly stage: Stage | null;
  readonly reason: string | null;
  readonly retryable: boolean | null;
  readonly milliseconds: number | null;
  /** How sure the service is of the cutout, 0 to 1, where it says so. */
  readonly confidence: number | null;
}

export interface ResultsDocument {
  readonly version: 1;
  readonly ending: Ending;
  readonly counts: Counts;
  readonly pictures: readonly PictureRecord[];
}

type RunResults = Pick<Run, "ending" | "counts" | "results" | "delivered">;

/** Writes that document whole or not at all, a line a picture, and makes the folder it goes to. */
export function writeResults(run: RunResults, file: string): Promise<void> {
  return writeWhole(file, printResults(run));
}

const RECORDS_AT_ONCE = 256;

/**
 * The document's text, for programs: every picture found has a record, and a line. In pieces, since the document of a large
 * catalog is several times what all else in the run takes.
 */
export function* printResults({ ending, counts, results, delivered }: RunResults): Generator<string> {
  const addresses = bucketAddresses(delivered);
  const head: Omit<ResultsDocument, "pictures"> = { version: 1, ending, counts };
  yield `${JSON.stringify(head).slice(0, -1)},"pictures":[`;
  for (let at = 0; at < results.length; at += RECORDS_AT_ONCE) {
    const lines = results
      .slice(at, at + RECORDS_AT_ONCE)
      .map((result) => `\n${JSON.stringify(record(result, addresses))}`);
    yield (at === 0 ? "" : ",") + lines.join(",");
  }
  yield "\n]}\n";
}

// Spelled out: an object that others are spread into costs a hundred thousand times as many kilobytes.
function record({ path, model, outcome }: PictureResult, addresses: ReadonlyMap<string, string>): PictureRecord {
  const products = productsOf(outcome).map((product) => productRecord(product, addresses));
  const first = products[0];
  const failure = outcome.kind === "failed" ? outcome.failure : undefined;
  const reason = reasonOf(outcome);
  const { jobKey, requestId } = traces(outcome);
  return {
    path,
    model,
    outcome: outcome.kind,
    product: first?.path ?? null,
    sha256: first?.sha256 ?? null,
    width: first?.width ?? null,
    height: first?.height ?? null,
    products,
    paid: paidOf(outcome),
    jobKey,
    requestId,
    stage: failure?.stage ?? null,
    reason: reason === "" ? null : reason,
    retryable: failure?.retryable ?? null,
    milliseconds: outcome.kind === "made" ? Math.round(outcome.milliseconds) : null,
    confidence: outcome.kind === "made" ? (outcome.confidence ?? null) : null,
  };
}

function traces(outcome: Outcome): Pick<PictureRecord, "jobKey" | "requestId"> {
  const known = outcome.kind === "failed" ? outcome.failure : outcome;
  return {
    jobKey: "jobKey" in known ? (known.jobKey ?? null) : null,
    requestId: "requestId" in known ? (known.requestId ?? null) : null,
  };
}

/** The very fields of the schema, whatever else a product may carry by then. */
function productRecord(
  { variant, path, sha256, width, height, bytes }: Product,
  addresses: ReadonlyMap<string, string>,
): ProductRecord {
  return { variant, path, sha256, width, height, bytes, url: addresses.get(path) ?? null };
}
