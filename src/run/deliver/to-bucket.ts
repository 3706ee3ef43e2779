import { join, posix } from "node:path";
import type { Log } from "../../log.js";
import { checkClaim } from "../../memory/claims.js";
import type { Product } from "../../model.js";
import { type ShelfOutcome, type Shelved, shelve } from "../../reach/shelf.js";
import { visible } from "../../report/visible.js";
import { count, productsOf } from "../../report/words.js";
import type { Delivered, Run } from "../../run-model.js";
import { dispatcherToNamed } from "../../service/connect.js";
import type { Settings } from "../../settings.js";
import { messageOf } from "../../user-error.js";
import { prefixOf } from "../session/scope.js";

export interface ToBucketContext {
  readonly settings: Settings;
  readonly log: Log;
  readonly signal: AbortSignal;
}

interface Upload extends Shelved {
  readonly product: Product;
}

/** Keeps every product that this run knows of in the bucket, but for those that are not what their record says. Never throws. */
export async function deliverToBucket({ results }: Run, context: ToBucketContext): Promise<Delivered> {
  const { settings, log, signal } = context;
  const { bucket, bucketDelivery, workspace } = settings;
  if (bucket === undefined)
    return { kind: "nothing", way: "bucket", reason: "GitHub gives this run no credentials for it.", withheld: true };
  const products = results.flatMap(({ outcome }) =>
    outcome.kind === "made" || outcome.kind === "reused" || outcome.kind === "failed" ? productsOf(outcome) : [],
  );
  const objects = products.map((product) => objectOf(product, settings));
  const twice = repeatedKey(objects);
  if (twice !== undefined)
    return failed(
      `"bucket-key" gives two products the key ${JSON.stringify(twice)}: let it have {path}, or {dir} and {name}.`,
    );
  const dispatcher = dispatcherToNamed(settings);
  const outcomes: ShelfOutcome<Upload>[] = [];
  try {
    const obstacle = async ({ product }: Upload) => {
      const claim = await checkClaim(product, product.path, workspace);
      if (claim.kind === "holds") return undefined;
      return claim.kind === "absent" ? "is not in the work tree" : claim.reason;
    };
    for await (const outcome of shelve(objects, { bucket, ...bucketDelivery, obstacle, dispatcher, signal }))
      outcomes.push(outcome);
  } catch (error) {
    return failed(messageOf(error));
  } finally {
    await dispatcher.close();
  }
  return summed(outcomes, bucket.name, log);
}

function summed(outcomes: readonly ShelfOutcome<Upload>[], name: string, log: Log): Delivered {
  const refused = outcomes.flatMap((one) => (one.kind === "refused" ? [one] : []));
  for (const { object, reason } of refused.slice(0, MOST_TOLD))
    log.warning(`${visible(object.product.path)} is not in the bucket: ${reason}.`);
  if (refused.length > 0)
    return failed(
      `${refused.length} of ${count(outcomes.length, "product")} did not get there: ${refused[0]?.reason}. The next run tries what is not there.`,
    );
  const objects = outcomes
    .flatMap((one) => (one.kind === "refused" ? [] : [{ path: one.object.product.path, url: one.url }]))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const uploaded = outcomes.filter(({ kind }) => kind === "uploaded").length;
  return { kind: "bucket", name, uploaded, objects };
}

/** Each is a warning, of which GitHub keeps ten. */
const MOST_TOLD = 3;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  webp: "image/webp",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  avif: "image/avif",
};

function objectOf(product: Product, settings: Settings): Upload {
  const path = product.path.slice(prefixOf(settings).length);
  const { dir, name, ext } = posix.parse(path);
  const values: Readonly<Record<string, string>> = {
    path,
    dir,
    name,
    format: ext.slice(1),
    hash: product.sha256.slice(0, 8),
  };
  const key = settings.bucketDelivery.key.replaceAll(
    /\{([a-z]+)\}/g,
    (_, placeholder: string) => values[placeholder] ?? "",
  );
  return {
    product,
    file: join(settings.workspace, product.path),
    key: key.replaceAll(/\/{2,}/g, "/").replace(/^\//, ""),
    bytes: product.bytes,
    sha256: product.sha256,
    contentType: CONTENT_TYPES[ext.slice(1).toLowerCase()] ?? "application/octet-stream",
  };
}

function repeatedKey(objects: readonly Upload[]): string | undefined {
  const seen = new Set<string>();
  return objects.find(({ key }) => seen.has(key) || !seen.add(key))?.key;
}

function failed(reason: string): Delivered {
  return { kind: "failed", way: "bucket", reason };
}
