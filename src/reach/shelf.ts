import { concurrently } from "../concurrently.js";
import type { Bucket } from "../settings/types.js";
import { createObjectStore, type StoreOptions } from "./s3.js";
import { bucketAddress } from "./s3-address.js";
import type { Refusal } from "./s3-refusal.js";

/** A file and the object that it is to be. */
export interface Shelved {
  /** Absolute path. */
  readonly file: string;
  readonly key: string;
  readonly bytes: number;
  /** Of the file, in hex: what says whether the object is it already. */
  readonly sha256: string;
  readonly contentType: string;
}

export type ShelfOutcome<T extends Shelved> =
  | { readonly kind: "uploaded" | "unchanged"; readonly object: T; readonly url: string }
  | { readonly kind: "refused"; readonly object: T; readonly reason: string };

export interface ShelfOptions<T extends Shelved> extends StoreOptions {
  readonly bucket: Bucket;
  /** For each object that is written; absent for none. */
  readonly cacheControl?: string;
  /** Where readers find the bucket's objects, without a slash at the end; absent: at the store itself. */
  readonly publicUrl?: string;
  /** Why the file may not go up, asked before it does; undefined where it may. */
  readonly obstacle: (object: T) => Promise<string | undefined>;
}

const AT_ONCE = 8;
/** So many refusals in a row, each after its own tries, and the store is taken to be away. */
const MOST_REFUSALS = 2 * AT_ONCE;

/**
 * Keeps objects in a bucket as the files are: what is there with the same hash and headers is not sent again. Objects are
 * as private as the bucket makes them. Yields one outcome an object; once the store refuses for a reason that holds for
 * all of them, the rest is not tried.
 */
export async function* shelve<T extends Shelved>(
  objects: readonly T[],
  { bucket, cacheControl, publicUrl, obstacle, ...options }: ShelfOptions<T>,
): AsyncGenerator<ShelfOutcome<T>> {
  const store = createObjectStore(bucket, options);
  const base = publicUrl ?? bucketAddress(bucket).base;
  let broken: string | undefined;
  let inARow = 0;
  const refused = (object: T, { reason, general }: Pick<Refusal, "reason" | "general">): ShelfOutcome<T> => {
    inARow += 1;
    if (general || inARow >= MOST_REFUSALS) broken ??= reason;
    return { kind: "refused", object, reason };
  };
  const place = async (object: T): Promise<ShelfOutcome<T>> => {
    const path = encodeKey(object.key);
    const url = `${base}/${path}`;
    if (broken !== undefined) return { kind: "refused", object, reason: broken };
    const found = await store.head(path);
    if (found.kind === "refused") return refused(object, found);
    if (found.kind === "found" && isSame(found.headers, object, cacheControl)) {
      inARow = 0;
      return { kind: "unchanged", object, url };
    }
    const reason = await obstacle(object);
    if (reason !== undefined) return { kind: "refused", object, reason };
    const sent = await store.put(path, { ...object, headers: headersOf(object, cacheControl) });
    if (sent.kind === "refused") return refused(object, sent);
    inARow = 0;
    return { kind: "uploaded", object, url };
  };
  yield* concurrently(objects, AT_ONCE, place);
}

/** S3 itself encodes so: each segment of the path, and the slashes stay. */
export function encodeKey(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}

const HASH_HEADER = "x-amz-meta-sha256";

function headersOf({ sha256 }: Shelved, cacheControl: string | undefined): Readonly<Record<string, string>> {
  return { [HASH_HEADER]: sha256, ...(cacheControl !== undefined && { "cache-control": cacheControl }) };
}

function isSame(
  headers: Readonly<Record<string, string>>,
  { sha256, bytes, contentType }: Shelved,
  cacheControl: string | undefined,
): boolean {
  return (
    headers[HASH_HEADER] === sha256 &&
    headers["content-length"] === String(bytes) &&
    headers["content-type"] === contentType &&
    (headers["cache-control"] ?? "") === (cacheControl ?? "")
  );
}
